/** What the integration tells: sessions as its actions give them, and a rig as `training_energy/follow` does. */

export type Status = "training" | "paused" | "settling" | "finished";
export type Outcome = "completed" | "failed" | "cancelled" | "interrupted";

/** So many kWh at one price (money per kWh, null while none is known). */
export interface Segment {
  from: string;
  to: string;
  kwh: number;
  price: number | null;
  estimated: boolean;
}

export interface Flag {
  fault: string;
  meter: string;
  at: string;
  kwh: number | null;
  count: number;
}

/** A session as a list shows it: energies in kWh, times in UTC as ISO 8601, what is not known is null. */
export interface BriefSession {
  id: string;
  rig: string;
  name: string | null;
  model: string | null;
  tags: string[];
  notes: string | null;
  parent: string | null;
  key: string | null;
  status: Status;
  outcome: Outcome | null;
  started_at: string;
  ended_at: string | null;
  duration_s: number;
  active_s: number;
  start_reading_kwh: number | null;
  end_reading_kwh: number | null;
  metered_kwh: number | null;
  energy_kwh: number;
  energy_min_kwh: number;
  energy_max_kwh: number;
  net_energy_kwh: number | null;
  net_cost: number | null;
  emissions_kg: number | null;
  estimated_kwh: number;
  cost: number | null;
  currency: string;
  average_price: number | null;
  steps: number | null;
  start_step: number;
  planned_steps: number | null;
  cost_per_step: number | null;
  steps_per_currency: number | null;
  energy_per_step_wh: number | null;
  average_power_w: number | null;
  step_rate: number | null;
  budget: number | null;
  settled: boolean;
  flags: Flag[];
}

/** A session with all that is known of it; the curve has seconds after the start, and Wh until then. */
export interface Session extends BriefSession {
  metadata: Record<string, unknown> | null;
  segments: Segment[];
  curve: [number, number][];
  lineage: Record<string, unknown> | null;
}

/** How a rig is; of one that is not running (`loaded` is false) nothing but its name is known. */
export interface Rig {
  entry_id: string;
  name: string;
  loaded: boolean;
  /** Whether there is no such rig any more. */
  removed?: boolean;
  status?: "idle" | "training" | "paused" | "settling";
  /** All sessions that the rig has counted, the running one included. */
  sessions?: number;
  /** Another number after each change of the history, until Home Assistant starts anew. */
  history?: number;
  /** What a settling session waits for; one that runs, only for a meter that is away. */
  waits_for?: "doubt" | "absent_meter" | "meter" | null;
  currency?: string;
  has_price?: boolean;
  /** Money per kWh, now. */
  price?: number | null;
  meters?: string[];
  power_entity?: string | null;
  /** Money, and the steps of a usual run: what `affordable_*` are worked out by. */
  budget?: number;
  steps_per_run?: number;
  affordable_steps?: number | null;
  affordable_runs?: number | null;
}

/** Where the open session will end (kWh, money), and what it may cost. */
export interface Outlook {
  energy_kwh: number | null;
  cost: number | null;
  end: string | null;
  budget: number | null;
  is_over_budget: boolean | null;
  idle_since: string | null;
}

/** One message of `training_energy/follow`. A session without a curve is the one before, with newer figures. */
export interface News {
  /** Which build of the cards Home Assistant serves. */
  version: string | null;
  rig: Rig;
  session: BriefSession | Session | null;
  outlook: Outlook | null;
}

/** What a range of runs makes likely: kWh, money and s, each with its least and most. */
export interface Estimate {
  energy_kwh: number | null;
  energy_min_kwh: number | null;
  energy_max_kwh: number | null;
  cost: number | null;
  cost_min: number | null;
  cost_max: number | null;
  duration_s: number | null;
  duration_min_s: number | null;
  duration_max_s: number | null;
  currency: string;
  price: number | null;
  model: string | null;
  steps: number;
  based_on: { sessions: number; ids: string[]; steps: number };
}

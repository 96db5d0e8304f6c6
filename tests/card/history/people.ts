/** A user, and a session of theirs, for tests. */

import type { Hass, Locale } from "../../../frontend/src/shared/ha";
import type { Session } from "../../../frontend/src/shared/records";

const LOCALE: Locale = {
  language: "en",
  number_format: "language",
  time_format: "24",
  date_format: "language",
  time_zone: "server",
};

/** A user in a zone. */
export function user(time_zone = "UTC"): Hass {
  return { locale: LOCALE, config: { currency: "USD", time_zone, state: "RUNNING" }, states: {} } as unknown as Hass;
}

/** The reference run, or one that differs from it. */
export function session(other: Partial<Session> = {}): Session {
  return {
    id: "reference",
    rig: "Workstation",
    name: "LoRA",
    model: "PonyDiffusion XL v6",
    tags: ["lora", "night"],
    notes: null,
    metadata: null,
    parent: null,
    key: null,
    status: "finished",
    outcome: "completed",
    started_at: "2026-03-01T08:00:00+00:00",
    ended_at: "2026-03-01T08:40:00+00:00",
    duration_s: 2400,
    active_s: 2400,
    start_reading_kwh: 351.688,
    end_reading_kwh: 351.899,
    metered_kwh: 0.211,
    energy_kwh: 0.211,
    energy_min_kwh: 0.2105,
    energy_max_kwh: 0.212,
    net_energy_kwh: null,
    net_cost: null,
    emissions_kg: null,
    estimated_kwh: 0,
    cost: 0.0422,
    currency: "USD",
    average_price: 0.2,
    steps: 2000,
    start_step: 0,
    planned_steps: null,
    cost_per_step: 0.0000211,
    steps_per_currency: 47393.36,
    energy_per_step_wh: 0.1055,
    average_power_w: 316.5,
    step_rate: 0.8333,
    budget: null,
    settled: true,
    flags: [],
    segments: [],
    curve: [
      [0, 0],
      [2400, 211],
    ],
    lineage: null,
    ...other,
  };
}

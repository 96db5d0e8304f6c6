/** What a run that goes on comes to: how far it is, how long it still takes, and what of its budget is spent. */

import type { BriefSession, Outlook } from "../shared/records";

/** How far a run is, in positions of the whole run. */
export interface Progress {
  done: number;
  planned: number | null;
  /** From 0 to 1; null without a plan. */
  share: number | null;
}

/** How far a run is; null while it has told nothing of its steps, and none were planned. */
export function progressOf(session: Pick<BriefSession, "steps" | "start_step" | "planned_steps">): Progress | null {
  const { steps, start_step: start, planned_steps: planned } = session;
  if (steps === null && !planned) {
    return null;
  }
  const done = start + (steps ?? 0);
  return { done, planned, share: planned ? Math.min(done / planned, 1) : null };
}

/** How long a run still takes (s): 0 where it should be done by now, null where that is not known. */
export function timeLeft(outlook: Pick<Outlook, "end"> | null, now: Date): number | null {
  const end = outlook?.end;
  return end == null ? null : Math.max((new Date(end).getTime() - now.getTime()) / 1000, 0);
}

/** The share of its steps from which on a run that takes longer than reckoned may be said to end soon. */
const NEARLY = 0.95;

/** What is said of the time that is left (s): one whose end has passed halfway has slowed down. */
export function timeWord(left: number, share: number): "card.time_left" | "card.time_soon" | "card.time_late" {
  return left > 0 ? "card.time_left" : share < NEARLY ? "card.time_late" : "card.time_soon";
}

/** How a run and its budget stand (money). */
export interface Budget {
  budget: number;
  cost: number;
  /** What the run will have cost in the end; null where that is not known. */
  projected: number | null;
  state: "within" | "will_exceed" | "over";
}

/** How a run and its budget stand; null where it has none, or its cost is not known. */
export function budgetOf(session: Pick<BriefSession, "cost">, outlook: Outlook | null): Budget | null {
  const { cost } = session;
  if (outlook?.budget == null || cost === null) {
    return null;
  }
  const { budget, cost: projected } = outlook;
  const will = projected !== null && projected > budget ? "will_exceed" : "within";
  return { budget, cost, projected, state: outlook.is_over_budget ? "over" : will };
}

/** The power (W) that the last readings of a meter come to, and over how long (s). */
export interface RecentPower {
  watts: number;
  seconds: number;
}

/** Shorter stretches say more of when the meter reports than of the machine. */
const SHORTEST = 30;
const LONGEST = 300;

/**
 * The power by the last readings: from one at least half a minute before the last rise of the energy to that rise. Null
 * where the curve has no such two within five minutes, as of a meter that reports more rarely.
 */
export function recentPower(curve: readonly (readonly [number, number])[]): RecentPower | null {
  const rises = curve.filter(([, wh], place) => place > 0 && wh > curve[place - 1]![1]);
  const end = rises.at(-1);
  const begin = end === undefined ? undefined : rises.findLast(([s]) => end[0] - s >= SHORTEST);
  if (end === undefined || begin === undefined || end[0] - begin[0] > LONGEST) {
    return null;
  }
  const seconds = end[0] - begin[0];
  return { watts: ((end[1] - begin[1]) / seconds) * 3600, seconds };
}

/** Runs in groups, as `compare_sessions` answers, and what is shown of them. */

export const MEASURES = ["cost_per_1000_steps", "energy_per_1000_steps_kwh", "step_rate"] as const;
export type Measure = (typeof MEASURES)[number];

/** With fewer runs there is no half of them worth telling. */
const ENOUGH = 4;

/** How far those `runs` of a group lie apart that have a figure. */
export interface Spread {
  runs: number;
  median: number;
  lowest: number;
  highest: number;
  lower_quartile: number;
  upper_quartile: number;
}

export type Group = {
  group: string | null;
  runs: number;
  steps: number;
  energy_kwh: number;
  cost: number | null;
  currency: string;
  last: { id: string; name: string | null; started_at: string; change_percent: Record<Measure, number | null> } | null;
} & Record<Measure, Spread | null>;

/** What there is anything to compare by; the cost first, where there is one. */
export function measuresOf(groups: readonly Group[]): Measure[] {
  return MEASURES.filter((measure) => groups.some((group) => group[measure] !== null));
}

/** The groups that say something of a measure, in the order in which they ran last, and how many say nothing. */
export function telling(groups: readonly Group[], measure: Measure): { shown: Group[]; silent: number } {
  const shown = groups.filter((group) => group[measure] !== null);
  return { shown, silent: groups.length - shown.length };
}

/** Whether there are so few runs that the range is that of all, not of the middle half. */
export function areFew(spread: Spread | null): boolean {
  return spread !== null && spread.runs < ENOUGH;
}

/** Where most of a group lies, from quartile to quartile, or all of a small one; nothing where that is one place. */
export function rangeOf(spread: Spread | null): readonly [number, number] | null {
  if (spread === null) {
    return null;
  }
  const [least, most] = areFew(spread)
    ? [spread.lowest, spread.highest]
    : [spread.lower_quartile, spread.upper_quartile];
  return least === most ? null : [least, most];
}

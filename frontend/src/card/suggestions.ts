/** What may be typed into the start dialog, by the runs there were. */

import type { BriefSession } from "../shared/records";

type Known = Pick<BriefSession, "name" | "model" | "steps" | "planned_steps">;

/** The names or the models of runs, each once, the newest first. */
export function distinct(history: readonly Known[], what: "name" | "model"): string[] {
  return [...new Set(history.map((each) => each[what]).filter((text): text is string => !!text))];
}

/** What the last run of a name was: its model, and how many steps it was to have. */
export function lastNamed(
  history: readonly Known[],
  name: string,
): { model: string | null; steps: number | null } | null {
  const last = history.find((each) => each.name === name);
  return last === undefined ? null : { model: last.model, steps: last.planned_steps ?? last.steps };
}

/** What 1000 steps of some sessions came to, model by model. */

import type { BriefSession } from "../shared/records";

/** Curves that can still be told apart. */
export const MOST_CURVES = 8;

/** The colours of Home Assistant's own graphs, and where a theme has none, its named ones. */
export const COLORS: readonly string[] = ["blue", "orange", "green", "purple", "red", "teal", "pink", "brown"].map(
  (name, place) => `var(--color-${place + 1}, var(--${name}-color, var(--primary-color)))`,
);

const MANY = 1000; // steps

/** A model: kWh and money for 1000 of the steps that all of its sessions have together. */
export interface ModelFigures {
  model: string | null;
  energy: number;
  /** Null unless each of its sessions has a cost, in one currency. */
  cost: number | null;
  currency: string;
}

/** The models of some sessions, the first one first; sessions without steps say nothing. */
export function byModel(sessions: readonly BriefSession[]): ModelFigures[] {
  const groups = new Map<string | null, BriefSession[]>();
  for (const session of sessions) {
    if (session.steps) {
      const key = session.model?.toLowerCase() ?? null;
      groups.set(key, [...(groups.get(key) ?? []), session]);
    }
  }
  return [...groups.values()].map((group) => figuresOf(group));
}

function figuresOf(group: readonly BriefSession[]): ModelFigures {
  const sum = (of: (session: BriefSession) => number): number => group.reduce((total, each) => total + of(each), 0);
  const steps = sum((each) => each.steps ?? 0);
  const [{ model, currency }] = group as [BriefSession, ...BriefSession[]];
  const isPriced = group.every((each) => each.cost !== null && each.currency === currency);
  return {
    model,
    energy: (sum((each) => each.energy_kwh) / steps) * MANY,
    cost: isPriced ? (sum((each) => each.cost ?? 0) / steps) * MANY : null,
    currency,
  };
}

/** What 1000 steps of some sessions came to, one beside the other. */

import type { BriefSession } from "../shared/records";

/** Curves that can still be told apart. */
export const MOST_CURVES = 8;

/** The colours of Home Assistant's own graphs, and where a theme has none, its named ones. */
export const COLORS: readonly string[] = ["blue", "orange", "green", "purple", "red", "teal", "pink", "brown"].map(
  (name, place) => `var(--color-${place + 1}, var(--${name}-color, var(--primary-color)))`,
);

const MANY = 1000; // steps

/** A session: kWh and money for 1000 of its steps. */
export interface Rates<S extends BriefSession> {
  session: S;
  energy: number;
  /** Null without a cost, or in another currency than that of the first that has one. */
  cost: number | null;
}

/** The sessions that have steps; the others say nothing. */
export function ratesOf<S extends BriefSession>(sessions: readonly S[]): Rates<S>[] {
  const currency = sessions.find(({ steps, cost }) => steps && cost !== null)?.currency;
  return sessions.flatMap((session) => {
    const { steps, energy_kwh, cost } = session;
    const isComparable = cost !== null && session.currency === currency;
    return steps
      ? [{ session, energy: (energy_kwh / steps) * MANY, cost: isComparable ? (cost / steps) * MANY : null }]
      : [];
  });
}

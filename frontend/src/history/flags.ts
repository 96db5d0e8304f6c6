/** What the meters of a session did, gathered to a sentence for each kind of it. */

import type { Flag } from "../shared/records";
import type { Word } from "../shared/words";

/** By fault, what is said of it. */
const WORDS: Readonly<Record<string, Word>> = {
  dip: "history.dip",
  reset: "history.reset",
  rollback: "history.rollback",
  spike: "history.spike",
  undecided: "history.undecided",
  coarse_meter: "history.coarse_meter",
};

/** One kind of thing that one meter did: how often, and about how much energy that is. */
export interface Deed {
  word: Word;
  meter: string;
  count: number;
  kwh: number;
}

/** The flags of a session, those alike as one. */
export function deedsOf(flags: readonly Flag[]): Deed[] {
  const deeds = new Map<string, Deed>();
  for (const { fault, meter, count, kwh } of flags) {
    const key = JSON.stringify([fault, meter]);
    const known = deeds.get(key) ?? { word: WORDS[fault] ?? "history.other_fault", meter, count: 0, kwh: 0 };
    deeds.set(key, { ...known, count: known.count + (count || 1), kwh: known.kwh + (kwh ?? 0) });
  }
  return [...deeds.values()];
}

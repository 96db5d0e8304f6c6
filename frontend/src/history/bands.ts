/** The prices of a session as stretches behind its curve. */

import type { Band } from "../shared/chart";
import type { Segment } from "../shared/records";

/** How strong a band stands out at the lowest price; the highest is 1. */
const LEAST = 0.15;

/** Neighbouring segments of one price, as one. */
export function joinedSegments(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last && last.price === segment.price && last.estimated === segment.estimated) {
      joined[joined.length - 1] = { ...last, to: segment.to, kwh: last.kwh + segment.kwh };
    } else {
      joined.push(segment);
    }
  }
  return joined;
}

/** Bands from the start of a session on (s), the stronger the dearer; none where the price never changed. */
export function bandsOf(
  session: { started_at: string; segments: readonly Segment[] },
  write: (price: number) => string,
): Band[] {
  const segments = joinedSegments(session.segments).filter(({ price }) => price !== null);
  const prices = segments.map(({ price }) => price ?? 0);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  if (!(most > least)) {
    return [];
  }
  const start = Date.parse(session.started_at);
  return segments.map(({ from, to, price }) => ({
    from: (Date.parse(from) - start) / 1000,
    to: (Date.parse(to) - start) / 1000,
    label: write(price ?? 0),
    strength: LEAST + (1 - LEAST) * (((price ?? 0) - least) / (most - least)),
  }));
}

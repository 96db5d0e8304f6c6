/** The energy of a run over time and the prices that it was used at, for a chart. */

import type { Band } from "./chart";
import type { Segment, Session } from "./records";

const WATT_HOURS = 1000; // in a kWh
/** How strong a band stands out at the lowest price; the highest is 1. */
const LEAST = 0.15;

/** The line of a run's energy: seconds after its start, and kWh until then. */
export function curveOf({ curve }: Pick<Session, "curve">): [number, number][] {
  return curve.map(([seconds, wh]) => [seconds, wh / WATT_HOURS]);
}

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

/** Those segments at which another price begins. */
export function turnsOf<Priced extends Pick<Segment, "price">>(segments: readonly Priced[]): Priced[] {
  return segments.filter(({ price }, place) => place === 0 || price !== segments[place - 1]?.price);
}

/**
 * The prices of a run as stretches of it (s), the stronger the dearer, where it had more than one; one goes until the
 * next, also where nothing was used in between. `write` says a price, or that none is known.
 */
export function bandsOf(
  session: Pick<Session, "segments" | "started_at" | "duration_s">,
  write: (price: number | null) => string,
): Band[] {
  const start = Date.parse(session.started_at);
  const turns = turnsOf(session.segments);
  if (turns.length < 2) {
    return [];
  }
  const begins = turns.map(({ from }, place) => (place === 0 ? 0 : (Date.parse(from) - start) / 1000));
  return turns.map(({ price }, place) => ({
    from: begins[place]!,
    to: begins[place + 1] ?? session.duration_s,
    label: write(price),
    strength: strengthOf(price, turns),
  }));
}

function strengthOf(price: number | null, among: readonly Segment[]): number {
  const prices = among.flatMap((each) => (each.price === null ? [] : [each.price]));
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  if (price === null) {
    return 0;
  }
  return most > least ? LEAST + (1 - LEAST) * ((price - least) / (most - least)) : 1;
}

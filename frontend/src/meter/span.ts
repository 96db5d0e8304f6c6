/** The days that a meter's graph shows, and where its axis is marked. */

import { type Day, dayOf, daysLater, momentOf } from "./zone";

/** From the midnight that begins the first day to the one that ends the last (ms). */
export interface Span {
  first: Day;
  days: number;
  from: number;
  to: number;
}

/** The hours that are marked, by how many days there are; of more only the midnights are. */
const HOURS: Readonly<Record<number, readonly number[]>> = { 1: [0, 6, 12, 18], 2: [0, 12] };
const MOST_MARKS = 7; // as many weekdays fit below a graph on a phone

/** So many days, today the last of them, or as many earlier as one has gone back. */
export function spanOf(now: number, zone: string, { days, back }: { days: number; back: number }): Span {
  const end = daysLater(dayOf(now, zone), 1 - back * days);
  const first = daysLater(end, -days);
  return { first, days, from: momentOf(first, zone), to: momentOf(end, zone) };
}

/** The moments to mark: some hours of a day or two, each midnight of a week, some of the midnights of more. */
export function marksOf(span: Span, zone: string): number[] {
  const days = Array.from({ length: span.days }, (_, place) => daysLater(span.first, place));
  const hours = HOURS[span.days];
  if (hours !== undefined) {
    return days.flatMap((day) => hours.map((hour) => momentOf(day, zone, hour)));
  }
  const step = Math.ceil(span.days / MOST_MARKS);
  return days.filter((_, place) => place % step === 0).map((day) => momentOf(day, zone));
}

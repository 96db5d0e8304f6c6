/** Local midnights and round hours, in any time zone, also on the days that have 23 or 25 hours. */

import { offsetOf } from "../shared/zone";

/** A day of the calendar; months count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day that a moment (ms) belongs to. */
export function dayOf(moment: number, zone: string): Day {
  const wall = new Date(moment + offsetOf(moment, zone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** So many days later, or earlier. */
export function daysLater({ year, month, day }: Day, days: number): Day {
  const later = new Date(Date.UTC(year, month - 1, day + days));
  return { year: later.getUTCFullYear(), month: later.getUTCMonth() + 1, day: later.getUTCDate() };
}

/**
 * The moment (ms) at which a day's clocks show a whole hour, the first where they show it twice.
 * An hour that the clocks leave out is the moment at which they do so.
 */
export function momentOf({ year, month, day }: Day, zone: string, hour = 0): number {
  const wall = Date.UTC(year, month - 1, day, hour);
  // The clocks may be set between a day before and a day after, once.
  const offsets = [-1, 1].map((side) => offsetOf(wall + side * 86_400_000, zone));
  const moments = offsets.map((offset) => wall - offset).sort((one, other) => one - other);
  return moments.find((each) => each + offsetOf(each, zone) >= wall) ?? wall;
}

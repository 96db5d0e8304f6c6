/** Local midnights and round hours, in any time zone, also on the days that have 23 or 25 hours. */

import type { Hass } from "../shared/ha";

/** A day of the calendar; months count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const writers = new Map<string, Intl.DateTimeFormat>();

/** The time zone in which the user reads times: theirs, or Home Assistant's where they chose so. */
export function zoneOf(hass: Pick<Hass, "locale" | "config">): string {
  return hass.locale.time_zone === "server"
    ? hass.config.time_zone
    : new Intl.DateTimeFormat().resolvedOptions().timeZone;
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

/** How far the clocks of a zone are ahead of UTC (ms), at a moment. */
function offsetOf(moment: number, zone: string): number {
  let writer = writers.get(zone);
  if (writer === undefined) {
    const [date, time] = [
      { year: "numeric", month: "numeric", day: "numeric" },
      { hour: "numeric", minute: "numeric" },
    ] as const;
    writer = new Intl.DateTimeFormat("en-US", {
      ...date,
      ...time,
      second: "numeric",
      hourCycle: "h23",
      timeZone: zone,
    });
    writers.set(zone, writer);
  }
  const parts = Object.fromEntries(writer.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** Time zones: the user's, and how far their clocks are ahead. */

import type { Hass } from "./ha";

const writers = new Map<string, Intl.DateTimeFormat>();

/** The time zone in which the user reads times: theirs, or Home Assistant's where they chose so. */
export function zoneOf(hass: Pick<Hass, "locale" | "config">): string {
  return hass.locale.time_zone === "server"
    ? hass.config.time_zone
    : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How far the clocks of a zone are ahead of UTC (ms), at a moment. */
export function offsetOf(moment: number, zone: string): number {
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

/** Times as the user reads and types them, in their zone or in Home Assistant's, and as the actions take them. */

import { offsetOf } from "../shared/zone";

const DAY = 86_400_000; // ms

/** What a clock shows at a moment, as a field for dates and times takes it: `2026-11-28T18:30:00`. */
export function wallOf(moment: string | number | Date, zone: string): string {
  const at = new Date(moment).getTime();
  return new Date(at + offsetOf(at, zone)).toISOString().slice(0, 19);
}

/** The moment at which a clock shows that, as UTC; null where it is no time. */
export function momentOf(wall: string, zone: string): string | null {
  const shown = Date.parse(`${wall}Z`);
  if (Number.isNaN(shown)) {
    return null;
  }
  // Once with the offset from before the clocks may have been set, once with the one that then holds.
  const near = shown - offsetOf(shown - DAY, zone);
  return new Date(shown - offsetOf(near, zone)).toISOString();
}

/** The day that so many days lie between it and a moment's, as a field for dates takes it. */
export function dayOf(moment: number, zone: string, later = 0): string {
  return shifted(wallOf(moment, zone).slice(0, 10), later);
}

/** A day so many days later. */
export function shifted(day: string, later: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + later * DAY).toISOString().slice(0, 10);
}

/** The energy of a session over time, for a chart. */

import type { Hass, Locale } from "../shared/ha";
import type { Session } from "../shared/records";

const MINUTE = 60;
const HOUR = 3600;
const WATT_HOURS = 1000; // in a kWh

/** Seconds after the start, and kWh until then. */
export function pointsOf({ curve }: Pick<Session, "curve">): [number, number][] {
  return curve.map(([seconds, wh]) => [seconds, wh / WATT_HOURS]);
}

/** A time since the start, as short as an axis wants it: `5m`, `1h 30m`. */
export function writeElapsed(hass: Pick<Hass, "locale">, seconds: number): string {
  const whole = Math.round(seconds);
  const parts: [number, string][] =
    whole < HOUR
      ? [
          [Math.floor(whole / MINUTE), "minute"],
          [whole % MINUTE, "second"],
        ]
      : [
          [Math.floor(whole / HOUR), "hour"],
          [Math.floor((whole % HOUR) / MINUTE), "minute"],
        ];
  const shown = parts.filter(([value]) => value > 0);
  return (shown.length > 0 ? shown : [[0, "minute"] as const])
    .map(([value, unit]) => unitOf(hass.locale, unit).format(value))
    .join(" ");
}

const made = new Map<string, Intl.NumberFormat>();

function unitOf({ language }: Locale, unit: string): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  let format = made.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "narrow" });
    made.set(key, format);
  }
  return format;
}

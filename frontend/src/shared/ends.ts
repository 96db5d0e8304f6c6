/** The two ends of a range, written so that one sees how far they lie apart. */

import type { Format } from "./format";

const COUNTED = 3; // digits, as in the figures that stand beside a range
const FINEST = 12; // digits after the point; no figure that is shown has more
const CENTS = 2;

/** Both ends with as many digits after the point: plain numbers, or money of a currency. */
export function endsOf(format: Format, ends: readonly [number, number], currency?: string): [string, string] {
  const digits = Math.max(...ends.map(digitsOf));
  const write = (value: number): string =>
    currency === undefined
      ? format.number(value, digits, digits)
      : format.moneyInColumn(value, currency, Math.max(digits, CENTS));
  return [write(ends[0]), write(ends[1])];
}

/** How many digits after the point a figure takes to be told to its first three. */
function digitsOf(value: number): number {
  const rounded = Number(value.toPrecision(COUNTED));
  const digits = Array.from({ length: FINEST }, (_, place) => place);
  return digits.find((place) => Number(rounded.toFixed(place)) === rounded) ?? FINEST;
}

/** Numbers as people type them, with a comma or with a point. */

import { formatOf } from "./format";
import type { Hass } from "./ha";

type User = Pick<Hass, "locale" | "config">;

/** What may stand between thousands beside the signs: spaces, broken or not, and apostrophes. */
const GAPS = /^[\s\u00a0\u202f'’٬]$/;
/** Whole thousands, which never begin with nothing. */
const GROUPED = /^[1-9]\d{0,2}(?:(\D)\d{3})(?:\1\d{3})*$/;

/** How a user writes numbers: their digits, what stands before a fraction, and what between thousands. */
interface Signs {
  digits: readonly string[];
  decimal: string;
  group: string;
}

/** A typed number; null where it is none, or could be another one as well. */
export function typed(text: string, user: User): number | null {
  const signs = signsOf(user);
  const [, minus, plain] = /^([-−]?)(.*)$/.exec(latin(text.trim(), signs)) as unknown as [string, string, string];
  const value = read(plain, signs.decimal, signs.group) ?? elsewhere(plain);
  return value === null ? null : minus ? -value : value;
}

/** What others mean by it, where it is one thing only: three digits behind a sign may be thousands or thousandths. */
function elsewhere(text: string): number | null {
  const [one, other] = [read(text, ".", ","), read(text, ",", ".")];
  return one === null || other === null || one === other ? (one ?? other) : null;
}

/** A number with this sign before its fraction, and that one, a gap or nothing between its thousands. */
function read(text: string, decimal: string, group: string): number | null {
  const [whole = "", fraction, more] = text.split(decimal);
  if (more !== undefined || !/^\d*$/.test(fraction ?? "") || `${whole}${fraction ?? ""}` === "") {
    return null;
  }
  const between = GROUPED.exec(whole)?.[1];
  const isGrouped = between !== undefined && (between === group || GAPS.test(between));
  const digits = isGrouped ? whole.replaceAll(between, "") : whole;
  return /^\d*$/.test(digits) ? Number(`${digits || 0}.${fraction || 0}`) : null;
}

function latin(text: string, { digits }: Signs): string {
  return [...text].map((each) => (digits.includes(each) ? String(digits.indexOf(each)) : each)).join("");
}

/** Taken from what is written for them, so that what is written can be read. */
function signsOf(user: User): Signs {
  const format = formatOf(user);
  const digits = Array.from({ length: 10 }, (_, digit) => format.number(digit));
  const sign = (text: string): string => [...text].find((each) => !digits.includes(each)) ?? "";
  return { digits, decimal: sign(format.number(1.5, 1)), group: sign(format.number(1_234_567)) };
}

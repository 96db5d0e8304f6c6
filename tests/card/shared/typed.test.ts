/** Numbers as people type them. */

import { describe, expect, it } from "vitest";
import { formatOf } from "../../../frontend/src/shared/format";
import type { Hass, Locale } from "../../../frontend/src/shared/ha";
import { typed } from "../../../frontend/src/shared/typed";
import { user } from "../history/people";

function who(other: Partial<Locale>): Hass {
  const hass = user();
  return { ...hass, locale: { ...hass.locale, ...other } };
}

const POINT = who({ language: "en" });
const COMMA = who({ language: "de" });
const SPACE = who({ language: "fr" });
const BARE = who({ number_format: "none" });
const PERSIAN = who({ language: "fa" });

describe("everybody", () => {
  it.each([
    ["0.3", 0.3],
    ["0,3", 0.3],
    [" 2000 ", 2000],
    ["0,300", 0.3],
    ["0.300", 0.3],
    [".5", 0.5],
    [",5", 0.5],
    ["-0.02", -0.02],
    ["−0,02", -0.02],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["12 345", 12_345],
    ["1’234", 1234],
    ["12.3456", 12.3456],
    ["12,3456", 12.3456],
  ])("means by %s the same", (text, expected) => {
    expect([POINT, COMMA, SPACE, BARE].map((each) => typed(text, each))).toEqual(Array(4).fill(expected));
  });

  it.each([
    "",
    "-",
    ".",
    "abc",
    "1e3",
    "0x10",
    "1.2.3",
    "1,2,3",
    "1,23.4,5",
    "12,34,567",
    "1 2",
    "--1",
    "5 kWh",
    "Infinity",
  ])("means nothing by '%s'", (text) => {
    expect([POINT, COMMA, SPACE, BARE].map((each) => typed(text, each))).toEqual(Array(4).fill(null));
  });
});

describe("what could be two numbers", () => {
  it.each<[string, Hass, number | null]>([
    ["1.234", POINT, 1.234],
    ["1,234", POINT, 1234],
    ["1.234", COMMA, 1234],
    ["1,234", COMMA, 1.234],
    ["1,234", SPACE, 1.234],
    ["1.234", SPACE, null],
    ["1,234", BARE, null],
  ])("%s goes by the user's own way", (text, hass, expected) => {
    expect(typed(text, hass)).toBe(expected);
  });
});

it.each([
  ["with a point", POINT],
  ["with a comma", COMMA],
  ["with spaces", SPACE],
  ["without anything", BARE],
  ["in other digits", PERSIAN],
])("reads what is written for a user %s", (_name, hass) => {
  const format = formatOf(hass);
  for (const value of [0, 2000, 1_234_567, 0.3, 0.0211, 1234.5]) {
    expect(typed(format.number(value, 6), hass)).toBe(value);
  }
});

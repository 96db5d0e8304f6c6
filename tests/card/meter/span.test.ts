/** Which days are shown, and what is marked. */

import { expect, it } from "vitest";
import { marksOf, spanOf } from "../../../frontend/src/meter/span";

const NOON = Date.parse("2026-10-26T12:00:00Z");
const BERLIN = "Europe/Berlin";
const HOUR = 3_600_000;

const hours = (span: { from: number; to: number }): number => (span.to - span.from) / HOUR;

it("shows today as the last of so many days", () => {
  const span = spanOf(NOON, BERLIN, { days: 7, back: 0 });
  expect(new Date(span.from).toISOString()).toBe("2026-10-19T22:00:00.000Z");
  expect(new Date(span.to).toISOString()).toBe("2026-10-26T23:00:00.000Z");
  expect(hours(span)).toBe(7 * 24 + 1);
});

it("goes back by as many days as it shows, and leaves none out", () => {
  const [now, before] = [0, 1].map((back) => spanOf(NOON, BERLIN, { days: 7, back }));
  expect(before?.to).toBe(now?.from);
});

it("shows a day of 25 hours whole", () => {
  expect(hours(spanOf(NOON, BERLIN, { days: 1, back: 1 }))).toBe(25);
});

it.each([
  ["one day by six hours", 1, 4],
  ["two days by twelve hours", 2, 4],
  ["a week by its midnights", 7, 7],
  ["a month by every fifth midnight", 30, 6],
  ["a year by few of them", 366, 7],
])("marks %s", (_what, days, expected) => {
  const span = spanOf(NOON, BERLIN, { days, back: 0 });
  const marks = marksOf(span, BERLIN);
  expect(marks).toHaveLength(expected);
  expect(marks[0]).toBe(span.from);
  expect(marks.at(-1)).toBeLessThan(span.to);
});

it("marks the hours of the clock on a night in which it is set", () => {
  const marks = marksOf(spanOf(NOON, BERLIN, { days: 1, back: 1 }), BERLIN);
  const written = marks.map((mark) =>
    new Date(mark).toLocaleTimeString("en-GB", { timeZone: BERLIN, hour: "2-digit", minute: "2-digit" }),
  );
  expect(written).toEqual(["00:00", "06:00", "12:00", "18:00"]);
});

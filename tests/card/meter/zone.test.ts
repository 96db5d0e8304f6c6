/** Midnights and hours where people live, also in the nights in which the clocks are set. */

import { describe, expect, it } from "vitest";
import { dayOf, daysLater, momentOf } from "../../../frontend/src/meter/zone";
import { zoneOf } from "../../../frontend/src/shared/zone";

const iso = (moment: number): string => new Date(moment).toISOString();

describe("a day begins at its midnight", () => {
  it.each([
    ["in UTC", "UTC", { year: 2026, month: 11, day: 28 }, "2026-11-28T00:00:00.000Z"],
    ["west of it", "America/New_York", { year: 2026, month: 11, day: 28 }, "2026-11-28T05:00:00.000Z"],
    ["half an hour off", "Asia/Kolkata", { year: 2026, month: 11, day: 28 }, "2026-11-27T18:30:00.000Z"],
    ["before the clocks go forward", "Europe/Berlin", { year: 2026, month: 3, day: 29 }, "2026-03-28T23:00:00.000Z"],
    ["after it", "Europe/Berlin", { year: 2026, month: 3, day: 30 }, "2026-03-29T22:00:00.000Z"],
    ["before the clocks go back", "Europe/Berlin", { year: 2026, month: 10, day: 25 }, "2026-10-24T22:00:00.000Z"],
    ["after that", "Europe/Berlin", { year: 2026, month: 10, day: 26 }, "2026-10-25T23:00:00.000Z"],
    ["where midnight is left out", "America/Santiago", { year: 2026, month: 9, day: 6 }, "2026-09-06T04:00:00.000Z"],
    ["where midnight comes twice", "America/Havana", { year: 2026, month: 11, day: 1 }, "2026-11-01T04:00:00.000Z"],
  ])("%s", (_where, zone, day, expected) => {
    expect(iso(momentOf(day, zone))).toBe(expected);
    expect(dayOf(momentOf(day, zone), zone)).toEqual(day);
  });
});

it("finds an hour by the clock, on either side of a change", () => {
  const day = { year: 2026, month: 10, day: 25 };
  expect(iso(momentOf(day, "Europe/Berlin", 2))).toBe("2026-10-25T00:00:00.000Z");
  expect(iso(momentOf(day, "Europe/Berlin", 6))).toBe("2026-10-25T05:00:00.000Z");
});

it.each([
  ["a month", { year: 2026, month: 11, day: 28 }, 5, { year: 2026, month: 12, day: 3 }],
  ["a year, backwards", { year: 2027, month: 1, day: 1 }, -1, { year: 2026, month: 12, day: 31 }],
  ["a leap day", { year: 2028, month: 2, day: 28 }, 1, { year: 2028, month: 2, day: 29 }],
])("counts days over %s", (_what, day, days, expected) => {
  expect(daysLater(day, days)).toEqual(expected);
});

it("goes by the zone of Home Assistant where the user chose so", () => {
  const config = { currency: "USD", time_zone: "America/New_York", state: "RUNNING" };
  const locale = {
    language: "en",
    number_format: "language",
    time_format: "language",
    date_format: "language",
  } as const;
  expect(zoneOf({ config, locale: { ...locale, time_zone: "server" } })).toBe("America/New_York");
  expect(zoneOf({ config, locale: { ...locale, time_zone: "local" } })).toBe("UTC");
});

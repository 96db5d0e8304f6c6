/** What the meter card says of a span of days. */

import { describe, expect, it } from "vitest";
import type { History } from "../../../frontend/src/meter/history";
import { pictureOf } from "../../../frontend/src/meter/picture";
import { spanOf } from "../../../frontend/src/meter/span";
import type { Hass } from "../../../frontend/src/shared/ha";
import type { BriefSession } from "../../../frontend/src/shared/records";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const HOUR = 3_600_000;
const hass = {
  config: { currency: "USD", time_zone: "UTC", state: "RUNNING" },
  locale: {
    language: "en",
    number_format: "language",
    time_format: "24",
    date_format: "language",
    time_zone: "server",
  },
} as Hass;

const run = {
  name: "Reference run",
  model: null,
  started_at: "2026-11-28T08:00:00Z",
  ended_at: "2026-11-28T09:00:00Z",
  energy_kwh: 0.211,
} as BriefSession;

function picture(history: Partial<History>, days = 1) {
  const span = spanOf(NOW, "UTC", { days, back: 0 });
  const end = (hour: number): number => span.to - 24 * HOUR + hour * HOUR;
  const rows = [
    { start: end(-1), end: end(0), state: 351.688, sum: 1 },
    { start: end(8), end: end(9), state: 352.11, sum: 1.422 },
  ];
  return pictureOf(hass, { meters: [rows], sessions: [], ...history }, { span, now: NOW, zone: "UTC" });
}

const ONE = { start: NOW - HOUR, end: NOW, state: 351.899, sum: 0 };

describe("the summary", () => {
  it.each([
    ["with a session", { sessions: [run] }, "0.422 kWh in this time, 0.211 kWh (50%) of it in 1 session."],
    [
      "with more",
      { sessions: [run, { ...run, energy_kwh: 0.422 }] },
      "0.422 kWh in this time as far as it is recorded. 2 sessions used 0.633 kWh.",
    ],
    ["without", {}, "0.422 kWh in this time, none of it in a session."],
    ["of nothing", { meters: [[]] }, ""],
    ["of nothing but a session", { meters: [[]], sessions: [run] }, "1 session used 0.211 kWh in this time."],
    ["of one reading", { meters: [[ONE]], sessions: [run] }, "1 session used 0.211 kWh in this time."],
  ])("%s", (_what, history, expected) => {
    expect(picture(history).summary).toBe(expected);
  });
});

it("names sessions by what they are called, for the eye and the ear", () => {
  const { bands, entries } = picture({
    sessions: [run, { ...run, name: null, model: "SDXL" }, { ...run, name: null }],
  });
  expect(bands.map(({ label }) => label)).toEqual(["Reference run", "SDXL", "Session"]);
  expect(entries[0]).toMatch(/^Reference run: .*, 08:00, 0.211 kWh$/);
});

it("names the session where somebody points at it", () => {
  const { writeX } = picture({ sessions: [run] });
  expect(writeX(Date.parse("2026-11-28T08:30:00Z"))).toMatch(/, 08:30: Reference run$/);
  expect(writeX(Date.parse("2026-11-28T09:30:00Z"))).toMatch(/, 09:30$/);
});

it("tells what is not recorded from what is not there yet", () => {
  expect(picture({ meters: null })).toMatchObject({ isUnrecorded: true, series: [] });
  expect(picture({ meters: [[]] })).toMatchObject({ isUnrecorded: false, isYoung: true, series: [] });
  expect(picture({ meters: [[ONE]] }).series).toEqual([]);
});

it.each([
  ["a day by the clock", 1, "00:00"],
  ["a week by its days", 7, "Sun"],
  ["a month by the date", 30, "Oct 30"],
])("writes below %s", (_what, days, expected) => {
  const { marks, writeX, writeY } = picture({}, days);
  expect(writeX(marks[0] ?? 0)).toBe(expected);
  expect(writeX((marks[0] ?? 0) + HOUR)).toContain(", 01:00");
  expect(writeY(351.5, 1)).toBe("351.5");
});

/** Where sessions lie on the days that are shown, and how much of the energy was theirs. */

import { describe, expect, it } from "vitest";
import { bandsOf, isCut, trainedOf, within } from "../../../frontend/src/meter/sessions";
import type { BriefSession } from "../../../frontend/src/shared/records";

const at = (hour: number): number => Date.parse("2026-11-28T00:00:00Z") + hour * 3_600_000;
const DAY = { from: at(0), to: at(24) };
const NOW = at(20);

function session(from: number, to: number | null, energy_kwh = 1): BriefSession {
  const [started_at, ended_at] = [from, to].map((hour) => (hour === null ? null : new Date(at(hour)).toISOString()));
  return { started_at, ended_at, energy_kwh, name: "LoRA" } as BriefSession;
}

describe("a session lies", () => {
  it.each([
    ["inside", session(2, 4), [2, 4]],
    ["over the beginning", session(-3, 1), [0, 1]],
    ["over the end", session(23, 30), [23, 24]],
    ["before", session(-3, -1), null],
    ["after", session(25, 26), null],
    ["until now, while it is open", session(18, null), [18, 20]],
  ])("%s", (_where, each, expected) => {
    const place = within(each, DAY, NOW);
    expect(place).toEqual(expected === null ? null : { from: at(expected[0]!), to: at(expected[1]!) });
  });
});

it("becomes a band by its name", () => {
  const bands = bandsOf([session(2, 4), session(-3, -1)], DAY, { now: NOW, nameOf: ({ name }) => name ?? "" });
  expect(bands).toMatchObject([{ from: at(2), to: at(4), label: "LoRA" }]);
});

it("counts by the part of its time that is shown", () => {
  expect(trainedOf([session(2, 4, 0.2), session(-3, 1, 0.4), session(-3, -1, 9)], DAY, NOW)).toBeCloseTo(0.3);
  expect(trainedOf([session(5, 5, 1)], DAY, NOW)).toBe(0);
});

it("is cut where it reaches beyond what is shown", () => {
  expect([session(2, 4), session(-3, 1), session(23, 30), session(18, null)].map((each) => isCut(each, DAY))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

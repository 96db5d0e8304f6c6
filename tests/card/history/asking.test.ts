/** Which page of the history is asked for. */

import { describe, expect, it } from "vitest";
import { type Asked, EVERYTHING, filtersOf, isNarrowed, placeOf, resorted } from "../../../frontend/src/history/asking";
import { orderWord } from "../../../frontend/src/history/filters";
import { say } from "../../../frontend/src/shared/words";
import { user } from "./people";

const ZONE = "America/New_York";
const NOW = Date.parse("2026-11-28T03:00:00Z"); // still the 27th there

function filters(asked: Partial<Asked>): Record<string, string> {
  return filtersOf({ ...EVERYTHING, ...asked }, ZONE, NOW);
}

describe("what narrows the history down", () => {
  it.each<[string, Partial<Asked>, Record<string, string>]>([
    ["nothing", {}, {}],
    ["texts", { name: " run ", model: "SDXL", tag: "lora" }, { name: "run", model: "SDXL", tag: "lora" }],
    ["a week with today", { period: "week" }, { after: "2026-11-21T05:00:00.000Z" }],
    [
      "a period of one's own, its last day included",
      { period: "own", from: "2026-10-31", to: "2026-11-01" },
      { after: "2026-10-31T04:00:00.000Z", before: "2026-11-02T05:00:00.000Z" },
    ],
    ["days of a period that is not chosen", { from: "2026-10-31", to: "2026-11-01" }, {}],
    ["a period that has no end", { period: "own", from: "2026-11-01" }, { after: "2026-11-01T04:00:00.000Z" }],
  ])("is %s", (_name, asked, expected) => {
    expect(filters(asked)).toEqual(expected);
  });

  it("is known as such", () => {
    expect(isNarrowed(EVERYTHING)).toBe(false);
    expect(isNarrowed({ ...EVERYTHING, name: " " })).toBe(false);
    expect(isNarrowed({ ...EVERYTHING, tag: "lora" })).toBe(true);
    expect(isNarrowed({ ...EVERYTHING, period: "week" })).toBe(true);
  });
});

describe("a press on a heading", () => {
  it("shows the most first, and the other way round at the next", () => {
    const once = resorted({ ...EVERYTHING, page: 3 }, "cost");
    expect(once).toMatchObject({ sort: "cost", isDescending: true, page: 0 });
    expect(resorted(once, "cost").isDescending).toBe(false);
  });

  it("shows names from A on", () => {
    expect(resorted(EVERYTHING, "name").isDescending).toBe(false);
  });
});

describe("the place of a page", () => {
  it.each([
    [0, 312, { first: 1, last: 25, hasBefore: false, hasAfter: true }],
    [12, 312, { first: 301, last: 312, hasBefore: true, hasAfter: false }],
    [0, 25, { first: 1, last: 25, hasBefore: false, hasAfter: false }],
    [0, 0, { first: 0, last: 0, hasBefore: false, hasAfter: false }],
  ])("number %i of %i sessions is told", (page, total, expected) => {
    expect(placeOf(page, 25, total)).toEqual(expected);
  });
});

describe("an order", () => {
  it.each([
    ["started", true, "Newest first"],
    ["started", false, "Oldest first"],
    ["name", false, "Name, A to Z"],
    ["model", true, "Name, Z to A"],
    ["cost", true, "Name, highest first"],
    ["steps", false, "Name, lowest first"],
  ] as const)("by %s, falling: %s, is called %s", (sort, isDescending, expected) => {
    expect(say(user(), orderWord(sort, isDescending), { what: "Name" })).toBe(expected);
  });
});

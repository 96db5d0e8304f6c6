/** Times as they are typed. */

import { describe, expect, it } from "vitest";
import { dayOf, momentOf, shifted, wallOf } from "../../../frontend/src/history/times";

const ZONE = "Europe/Berlin";

describe("a time in a zone", () => {
  it.each([
    ["in winter", "2026-01-15T17:30:15.000Z", "2026-01-15T18:30:15"],
    ["in summer", "2026-07-15T16:30:00.000Z", "2026-07-15T18:30:00"],
    ["just before the clocks are set on", "2026-03-29T00:59:59.000Z", "2026-03-29T01:59:59"],
    ["just after they are set on", "2026-03-29T01:00:00.000Z", "2026-03-29T03:00:00"],
    ["just after they were set back", "2026-10-25T02:00:00.000Z", "2026-10-25T03:00:00"],
    ["on another day than in UTC", "2026-01-01T23:30:00.000Z", "2026-01-02T00:30:00"],
  ])("is written and read back %s", (_name, moment, wall) => {
    expect(wallOf(moment, ZONE)).toBe(wall);
    expect(momentOf(wall, ZONE)).toBe(moment);
  });

  it("is one of the two where the clocks show it twice", () => {
    expect(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]).toContain(momentOf("2026-10-25T02:30:00", ZONE));
  });

  it("is none where nothing is typed", () => {
    expect(momentOf("", ZONE)).toBeNull();
  });
});

describe("a day", () => {
  it("is that of the user", () => {
    expect(dayOf(Date.parse("2026-11-28T03:00:00Z"), "America/New_York", -1)).toBe("2026-11-26");
  });

  it("is followed by the next one, also over a year", () => {
    expect(shifted("2026-12-31", 1)).toBe("2027-01-01");
  });
});

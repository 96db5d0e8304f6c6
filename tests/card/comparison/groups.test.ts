/** What is shown of runs in groups. */

import { describe, expect, it } from "vitest";
import { areFew, type Group, measuresOf, rangeOf, type Spread, telling } from "../../../frontend/src/comparison/groups";

const SPREAD: Spread = { runs: 4, median: 2, lowest: 0, highest: 9, lower_quartile: 1, upper_quartile: 3 };

function group(name: string, other: Partial<Group> = {}): Group {
  return {
    group: name,
    runs: 2,
    steps: 10,
    energy_kwh: 1,
    cost: null,
    currency: "USD",
    last: null,
    cost_per_1000_steps: null,
    energy_per_1000_steps_kwh: SPREAD,
    step_rate: SPREAD,
    ...other,
  };
}

describe("groups", () => {
  it("are compared by what one of them has, the cost first", () => {
    expect(measuresOf([group("a")])).toEqual(["energy_per_1000_steps_kwh", "step_rate"]);
    expect(measuresOf([group("a"), group("b", { cost_per_1000_steps: SPREAD })])[0]).toBe("cost_per_1000_steps");
    expect(measuresOf([])).toEqual([]);
  });

  it("that say nothing are only counted", () => {
    const { shown, silent } = telling([group("a", { step_rate: null }), group("b")], "step_rate");
    expect([shown.map((each) => each.group), silent]).toEqual([["b"], 1]);
  });

  it("have a range where their runs differ", () => {
    expect(rangeOf(SPREAD)).toEqual([1, 3]);
    expect(rangeOf({ ...SPREAD, lower_quartile: 2, upper_quartile: 2 })).toBeNull();
    expect(areFew(SPREAD)).toBe(false);
  });

  it("is that of all of a few", () => {
    expect(rangeOf({ ...SPREAD, runs: 3 })).toEqual([0, 9]);
    expect(areFew({ ...SPREAD, runs: 3 })).toBe(true);
    expect(areFew(null)).toBe(false);
    expect(rangeOf(null)).toBeNull();
  });
});

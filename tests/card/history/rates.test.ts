/** What 1000 steps of some sessions came to. */

import { describe, expect, it } from "vitest";
import { COLORS, MOST_CURVES, ratesOf } from "../../../frontend/src/history/rates";
import { session } from "./people";

describe("sessions", () => {
  it("are told one by one, also those of one model", () => {
    const one = session({ name: "rank 16", model: "SDXL", steps: 1000, energy_kwh: 0.2, cost: 0.04 });
    const other = session({ name: "rank 64", model: "SDXL", steps: 500, energy_kwh: 1, cost: null });
    expect(ratesOf([one, other])).toEqual([
      { session: one, energy: 0.2, cost: 0.04 },
      { session: other, energy: 2, cost: null },
    ]);
  });

  it("say nothing without steps", () => {
    expect(ratesOf([session({ steps: null }), session({ steps: 0 })])).toEqual([]);
  });

  it("have no cost beside one in another currency", () => {
    const costs = ratesOf([session({ cost: null, currency: "CHF" }), session(), session({ currency: "EUR" })]);
    expect(costs.map(({ cost }) => cost === null)).toEqual([true, false, true]);
  });
});

describe("colours", () => {
  it("are as many as there are curves", () => {
    expect(new Set(COLORS).size).toBe(MOST_CURVES);
  });
});

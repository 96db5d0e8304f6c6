/** What 1000 steps came to with each model. */

import { describe, expect, it } from "vitest";
import { byModel, COLORS, MOST_CURVES } from "../../../frontend/src/history/models";
import { session } from "./people";

describe("models", () => {
  it("are told by all steps of their sessions together", () => {
    const [one, other] = byModel([
      session({ model: "SDXL", steps: 1000, energy_kwh: 0.2, cost: 0.04 }),
      session({ model: "Llama", steps: 500, energy_kwh: 1, cost: null }),
      session({ model: "sdxl", steps: 3000, energy_kwh: 0.2, cost: 0.04 }),
      session({ model: "SDXL", steps: null, energy_kwh: 9 }),
    ]);
    expect(one).toEqual({ model: "SDXL", energy: 0.1, cost: 0.02, currency: "USD" });
    expect(other).toEqual({ model: "Llama", energy: 2, cost: null, currency: "USD" });
  });

  it("have no cost in two currencies", () => {
    const [group] = byModel([session(), session({ currency: "EUR" })]);
    expect(group?.cost).toBeNull();
  });
});

describe("colours", () => {
  it("are as many as there are curves", () => {
    expect(new Set(COLORS).size).toBe(MOST_CURVES);
  });
});

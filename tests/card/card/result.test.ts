/** A run's result, as one would write it up. */

import { describe, expect, it } from "vitest";
import { budgetBuys, rowsOf, type Voice } from "../../../frontend/src/card/result";
import { Format } from "../../../frontend/src/shared/format";
import type { Locale } from "../../../frontend/src/shared/ha";
import type { BriefSession, Rig } from "../../../frontend/src/shared/records";
import { say } from "../../../frontend/src/shared/words";

const locale: Locale = {
  language: "en",
  number_format: "language",
  time_format: "language",
  date_format: "language",
  time_zone: "local",
};
const voice: Voice = {
  format: new Format({ locale, config: { currency: "USD", time_zone: "UTC", state: "RUNNING" } }),
  say: (word, facts, amount) => say({ locale }, word, facts, amount),
};
const RIG: Rig = {
  entry_id: "1",
  name: "Workstation",
  loaded: true,
  currency: "USD",
  budget: 1,
  steps_per_run: 1600,
  affordable_steps: 47393,
  affordable_runs: 29.620625,
};

function session(known: Partial<BriefSession> = {}): BriefSession {
  return {
    start_reading_kwh: 351.688,
    end_reading_kwh: 351.899,
    energy_kwh: 0.211,
    estimated_kwh: 0,
    average_price: 0.2,
    cost: 0.0422,
    currency: "USD",
    steps: 2000,
    cost_per_step: 0.0000211,
    steps_per_currency: 2000 / 0.0422,
    energy_per_step_wh: 0.1055,
    ...known,
  } as BriefSession;
}

function labels(known: Partial<BriefSession>): string[] {
  return rowsOf(session(known), RIG, voice).map(({ label }) => label);
}

describe("the result of the reference run", () => {
  it("is its table", () => {
    expect(rowsOf(session(), RIG, voice).map(({ label, value }) => [label, value])).toEqual([
      ["Meter", "\u2066351.688 → 351.899 kWh\u2069"],
      ["Energy", "0.211 kWh"],
      ["Steps", "2,000"],
      ["Price", "$0.20 per kWh"],
      ["Cost", "$0.0422"],
      ["Cost per step", "$0.0000211"],
      ["Steps for $1.00", "47,393"],
      ["Fine-tunes of 1,600 steps for $1.00", "29.6"],
    ]);
  });
});

describe("a run at several prices", () => {
  it("has their average, and says so", () => {
    const segments = [0.2, 0.4].map((price) => ({ from: "", to: "", kwh: 0.1, price, estimated: false }));
    const known = { ...session({ average_price: 0.3 }), segments };
    expect(rowsOf(known, RIG, voice).map(({ label, value }) => [label, value])).toContainEqual([
      "Average price",
      "$0.30 per kWh",
    ]);
  });
});

describe("a cost at a price that nobody could tell", () => {
  it("is called an estimate", () => {
    expect(labels({ estimated_kwh: 0.1 })).toContain("Cost, estimated");
    expect(labels({ estimated_kwh: 0.0004 })).toContain("Cost");
    expect(labels({ estimated_kwh: 0.1, cost: null }).includes("Cost, estimated")).toBe(false);
  });
});

describe("what is not known", () => {
  it("is left out", () => {
    const noPrice = { average_price: null, cost: null, cost_per_step: null, steps_per_currency: null };
    expect(labels(noPrice)).toEqual(["Meter", "Energy", "Steps", "Energy per step"]);
    const noSteps = { steps: null, cost_per_step: null, steps_per_currency: null, energy_per_step_wh: null };
    expect(labels(noSteps)).toEqual(["Meter", "Energy", "Price", "Cost"]);
    expect(labels({ ...noPrice, ...noSteps, end_reading_kwh: null })).toEqual(["Energy"]);
  });

  it("is not nothing: a run may cost nothing", () => {
    expect(labels({ average_price: 0, cost: 0, cost_per_step: 0, steps_per_currency: null })).toEqual([
      "Meter",
      "Energy",
      "Steps",
      "Price",
      "Cost",
      "Cost per step",
    ]);
  });
});

describe("what a budget buys", () => {
  it.each([
    ["is in the result where it is one", session(), RIG, null],
    ["is not known without a run", null, { ...RIG, affordable_steps: null }, null],
    [
      "goes by an earlier run where the last has no steps",
      session({ steps_per_currency: null }),
      RIG,
      "Your budget of $1.00 buys 47,393 steps, or 29.6 runs of 1,600.",
    ],
    [
      "is said of any other budget",
      session(),
      { ...RIG, budget: 5, affordable_steps: 236966, affordable_runs: 148.1 },
      "Your budget of $5.00 buys 236,966 steps, or 148 runs of 1,600.",
    ],
  ])("%s", (_name, last, rig, expected) => {
    expect(budgetBuys(last, rig, voice)).toBe(expected);
  });
});

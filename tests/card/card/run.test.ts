/** What a run that goes on comes to. */

import { describe, expect, it } from "vitest";
import { bandsOf, budgetOf, curveOf, progressOf, timeLeft } from "../../../frontend/src/card/run";
import type { Outlook, Segment } from "../../../frontend/src/shared/records";

const NOW = new Date("2026-11-28T12:00:00Z");

function outlook(known: Partial<Outlook> = {}): Outlook {
  return { energy_kwh: null, cost: null, end: null, budget: null, is_over_budget: null, idle_since: null, ...known };
}

describe("the progress of a run", () => {
  it.each([
    ["is not known without steps and a plan", { steps: null, start_step: 0, planned_steps: null }, null],
    [
      "has no share without a plan",
      { steps: 5, start_step: 0, planned_steps: null },
      { done: 5, planned: null, share: null },
    ],
    ["begins at 0", { steps: null, start_step: 0, planned_steps: 100 }, { done: 0, planned: 100, share: 0 }],
    [
      "goes on where the last run stopped",
      { steps: 25, start_step: 50, planned_steps: 100 },
      { done: 75, planned: 100, share: 0.75 },
    ],
    ["ends at the plan", { steps: 150, start_step: 0, planned_steps: 100 }, { done: 150, planned: 100, share: 1 }],
  ])("%s", (_name, session, expected) => {
    expect(progressOf(session)).toEqual(expected);
  });
});

describe("the time that is left", () => {
  it.each([
    ["is not known without an outlook", null, null],
    ["is not known without an end", outlook(), null],
    ["is told in seconds", outlook({ end: "2026-11-28T12:01:30Z" }), 90],
    ["is none once the end has passed", outlook({ end: "2026-11-28T11:59:00Z" }), 0],
  ])("%s", (_name, known, expected) => {
    expect(timeLeft(known, NOW)).toBe(expected);
  });
});

describe("a budget", () => {
  it.each([
    ["is none where there is none", { cost: 1 }, outlook(), null],
    ["is none where the cost is not known", { cost: null }, outlook({ budget: 1 }), null],
    ["is kept", { cost: 0.4 }, outlook({ budget: 1, cost: 0.9 }), "within"],
    ["is kept as far as anybody knows", { cost: 0.4 }, outlook({ budget: 1 }), "within"],
    ["will not do", { cost: 0.4 }, outlook({ budget: 1, cost: 1.1 }), "will_exceed"],
    ["is exceeded", { cost: 1.2 }, outlook({ budget: 1, cost: 1.1, is_over_budget: true }), "over"],
    // A rise of the meter that nobody believes yet is no reason to cry.
    ["is exceeded only when the rig says so", { cost: 1.2 }, outlook({ budget: 1, is_over_budget: false }), "within"],
  ])("%s", (_name, session, known, expected) => {
    expect(budgetOf(session, known)?.state ?? null).toBe(expected);
  });
});

describe("the curve", () => {
  it("is in kWh", () => {
    expect(
      curveOf({
        curve: [
          [0, 0],
          [60, 211],
        ],
      }),
    ).toEqual([
      [0, 0],
      [60, 0.211],
    ]);
  });
});

describe("the prices of a run", () => {
  const write = (price: number | null): string => (price === null ? "none" : `${price} each`);

  function bands(...segments: [from: number, to: number, price: number | null][]) {
    const moment = (second: number): string => new Date(NOW.getTime() + second * 1000).toISOString();
    const known = segments.map(
      ([from, to, price]): Segment => ({ from: moment(from), to: moment(to), kwh: 1, price, estimated: false }),
    );
    return bandsOf({ segments: known, started_at: NOW.toISOString(), duration_s: 100 }, write);
  }

  it("are no bands where there was one", () => {
    expect(bands([0, 50, 0.2], [50, 80, 0.2])).toEqual([]);
    expect(bands()).toEqual([]);
  });

  it("reach from one to the next, and the last to now", () => {
    expect(bands([0, 40, 0.2], [50, 60, 0.4])).toEqual([
      { from: 0, to: 50, label: "0.2 each", strength: 0.5 },
      { from: 50, to: 100, label: "0.4 each", strength: 1 },
    ]);
  });

  it("are one band as long as they stay, and may return", () => {
    expect(bands([0, 10, 0.2], [10, 20, 0.2], [20, 30, 0.4], [30, 40, 0.2]).map(({ from, to }) => [from, to])).toEqual([
      [0, 20],
      [20, 30],
      [30, 100],
    ]);
  });

  it("may be negative, nothing, or not known", () => {
    const shown = bands([0, 10, -0.1], [10, 20, 0], [20, 30, null]);
    expect(shown.map(({ label, strength }) => [label, strength])).toEqual([
      ["-0.1 each", 0],
      ["0 each", 0],
      ["none", 0],
    ]);
  });
});

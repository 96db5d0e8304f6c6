/** What a run that goes on comes to. */

import { describe, expect, it } from "vitest";
import { budgetOf, progressOf, recentPower, timeLeft, timeWord } from "../../../frontend/src/card/run";
import type { Outlook } from "../../../frontend/src/shared/records";

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

it.each([
  ["is told", 90, 0.5, "card.time_left"],
  ["is over at any moment", 0, 0.97, "card.time_soon"],
  ["was reckoned too short where half of the run is left", 0, 0.5, "card.time_late"],
])("the time that is left %s", (_name, left, share, expected) => {
  expect(timeWord(left, share)).toBe(expected);
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

describe("the power of late", () => {
  it.each([
    [
      "is not known before the second reading",
      [
        [0, 0],
        [60, 5],
      ],
      null,
    ],
    [
      "goes by the last two of a slow meter",
      [
        [0, 0],
        [60, 5],
        [120, 11],
      ],
      { watts: 360, seconds: 60 },
    ],
    [
      "goes by half a minute of a fast one",
      [
        [0, 0],
        [10, 1],
        [20, 2],
        [30, 3],
        [40, 4],
        [50, 6],
      ],
      { watts: 480, seconds: 30 },
    ],
    [
      "is that until the last rise, not until now",
      [
        [0, 0],
        [60, 5],
        [120, 11],
        [170, 11],
      ],
      { watts: 360, seconds: 60 },
    ],
    [
      "is not told of a meter that reports too rarely for that",
      [
        [0, 0],
        [600, 50],
        [1200, 110],
      ],
      null,
    ],
  ] as [string, [number, number][], unknown][])("%s", (_name, curve, expected) => {
    expect(recentPower(curve)).toEqual(expected);
  });
});

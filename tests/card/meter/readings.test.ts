/** One line and one total, from what the recorder has of one meter or of several. */

import { describe, expect, it } from "vitest";
import { countedOf, joined, lineOf, type Row } from "../../../frontend/src/meter/readings";

const row = (end: number, state: number | null, sum: number | null = state): Row => ({
  start: end - 1,
  end,
  state,
  sum,
});

describe("fine and coarse rows", () => {
  it("are joined where the fine ones begin", () => {
    const coarse = [row(12, 1), row(24, 2), row(36, 3)];
    const fine = [
      { start: 24, end: 25, state: 2.1, sum: 2.1 },
      { start: 25, end: 26, state: 2.2, sum: 2.2 },
    ];
    expect(joined(coarse, fine)).toEqual([coarse[0], coarse[1], ...fine]);
  });

  it("are taken alone where there are only those", () => {
    expect(joined([row(1, 1)])).toEqual([row(1, 1)]);
    expect(joined(undefined, [row(1, 1)])).toEqual([row(1, 1)]);
    expect(joined()).toEqual([]);
  });
});

describe("the line", () => {
  it("is what the display showed", () => {
    expect(lineOf([[row(1, 351.688), row(2, 351.899)]])).toEqual([
      [1, 351.688],
      [2, 351.899],
    ]);
  });

  it("adds displays up where all of them showed something", () => {
    const meters = [
      [row(1, 10), row(2, 11), row(4, 13)],
      [row(2, 100), row(3, 101)],
    ];
    expect(lineOf(meters)).toEqual([
      [2, 111],
      [3, 112],
      [4, 114],
    ]);
  });

  it("leaves out what is not known", () => {
    expect(lineOf([[row(1, null), row(2, 5)]])).toEqual([[2, 5]]);
    expect(lineOf([[row(1, 5)], []])).toEqual([]);
    expect(lineOf([])).toEqual([]);
  });
});

describe("what was counted", () => {
  it("goes over a reset of the display", () => {
    expect(countedOf([[row(1, 9, 9), row(2, 10, 10), row(3, 0.5, 10.5)]], 1)).toBe(1.5);
  });

  it("begins with what was shown at the beginning", () => {
    expect(countedOf([[row(1, 1), row(2, 3), row(3, 6)]], 2)).toBe(3);
  });

  it("adds meters up, those that count", () => {
    expect(countedOf([[row(1, 1), row(2, 3)], [row(1, 5), row(2, 6)], []], 1)).toBe(3);
  });

  it("is unknown where nothing is", () => {
    expect(countedOf([], 1)).toBeNull();
    expect(countedOf([[]], 1)).toBeNull();
    expect(countedOf([[row(1, 1, null)]], 0)).toBeNull();
    expect(countedOf([[row(1, 1)]], 1)).toBeNull();
  });
});

/** The energy of a run over time, and its prices. */

import { describe, expect, it } from "vitest";
import { bandsOf, curveOf, joinedSegments, turnsOf } from "../../../frontend/src/shared/curve";
import type { Segment } from "../../../frontend/src/shared/records";

const NOW = new Date("2026-11-28T12:00:00Z");

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
      { from: 0, to: 50, label: "0.2 each", strength: 0.15 },
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
      ["-0.1 each", 0.15],
      ["0 each", 1],
      ["none", 0],
    ]);
  });
});

describe("the table of prices", () => {
  it("has neighbours of one price as one, unless one of them is estimated", () => {
    const segment = (kwh: number, price: number, estimated = false): Segment => ({
      from: "",
      to: "",
      kwh,
      price,
      estimated,
    });
    const joined = joinedSegments([segment(1, 0.2), segment(2, 0.2), segment(3, 0.2, true), segment(4, 0.3)]);
    expect(joined.map(({ kwh, price, estimated }) => [kwh, price, estimated])).toEqual([
      [3, 0.2, false],
      [3, 0.2, true],
      [4, 0.3, false],
    ]);
    expect(turnsOf(joined).map(({ price }) => price)).toEqual([0.2, 0.3]);
  });
});

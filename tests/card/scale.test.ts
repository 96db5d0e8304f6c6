/** The geometry of charts. */

import { describe, expect, it } from "vitest";
import { digitsOf, durationTicks, path, scale, thinned, ticks, valueAt } from "../../frontend/src/shared/scale";

describe("the ticks of an axis", () => {
  it.each([
    [0, 0.211, [0, 0.1, 0.2, 0.3]],
    [0, 1, [0, 0.5, 1]],
    [0, 3.7, [0, 1, 2, 3, 4]],
    [-0.3, 0.4, [-0.4, -0.2, 0, 0.2, 0.4]],
    [351.688, 351.899, [351.6, 351.7, 351.8, 351.9]],
    [5, 5, [5]],
  ])("from %d to %d are round, and reach beyond both", (least, most, expected) => {
    expect(ticks(least, most)).toEqual(expected);
  });

  it.each([
    [[0, 0.1, 0.2], 1],
    [[0, 0.05], 2],
    [[0, 1, 2], 0],
    [[0, 500], 0],
    [[5], 0],
    [[], 0],
  ])("%j need %d digits", (values, expected) => {
    expect(digitsOf(values)).toBe(expected);
  });
});

describe("the ticks of time", () => {
  it.each([
    [7, [0, 2, 4, 6]],
    [1500, [0, 600, 1200]],
    [86_400 * 3, [0, 86_400, 172_800, 259_200]],
  ])("of a run of %d s are round", (end, expected) => {
    expect(durationTicks(end)).toEqual(expected);
  });

  it("begin where the picture does", () => {
    expect(durationTicks(100, 4, 50)).toEqual([60, 75, 90]);
    expect(durationTicks(0.5)).toEqual([0]);
  });
});

describe("a line", () => {
  const points: [number, number][] = [
    [0, 0],
    [10, 10],
    [10, 20],
    [20, 30],
  ];

  it("is mapped onto its place, also where it has no width", () => {
    expect(scale([0, 10], [100, 0])(2.5)).toBe(75);
    expect(scale([5, 5], [100, 0])(5)).toBe(100);
    expect(
      path([
        [0, 0],
        [1.26, 3],
      ]),
    ).toBe("M0.0,0.0L1.3,3.0");
  });

  it.each([
    [-1, null],
    [0, 0],
    [5, 5],
    [10, 10],
    [15, 25],
    [20, 30],
    [21, null],
  ])("at %d is at %s", (x, expected) => {
    expect(valueAt(points, x)).toBe(expected);
  });

  it("has at most so many points, its first and its last among them", () => {
    const long = Array.from({ length: 1000 }, (_, place): [number, number] => [place, place * 2]);
    const short = thinned(long, 100);
    expect(short.length).toBeLessThanOrEqual(101);
    expect(short.length).toBeGreaterThan(85);
    expect([short[0], short.at(-1)]).toEqual([long[0], long.at(-1)]);
    expect(thinned(points, 100)).toBe(points);
  });

  it("keeps what lies far apart, however many points follow", () => {
    const early = [0, 100, 200, 300].map((x): [number, number] => [x, 0]);
    const late = Array.from({ length: 1000 }, (_, place): [number, number] => [400 + place / 1000, 1]);
    expect(thinned([...early, ...late], 50).slice(0, 4)).toEqual(early);
  });
});

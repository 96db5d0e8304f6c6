/** How a figure moves. */

import { describe, expect, it } from "vitest";
import { between, DURATION } from "../../../frontend/src/card/tween";

describe("a figure that moves", () => {
  it("sets out from the last and arrives at the next, and is never beyond", () => {
    expect(between(1, 2, 0)).toBe(1);
    expect(between(1, 2, -5)).toBe(1);
    expect(between(1, 2, DURATION)).toBe(2);
    expect(between(1, 2, DURATION * 9)).toBe(2);
    const way = Array.from({ length: 60 }, (_, place) => between(1, 2, (place * DURATION) / 60));
    expect(way).toEqual([...way].sort((one, other) => one - other));
    expect(between(2, 1, DURATION / 2)).toBeLessThan(2);
  });
});

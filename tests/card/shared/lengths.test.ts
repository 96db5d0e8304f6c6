/** How long bars are. */

import { describe, expect, it } from "vitest";
import { lengths } from "../../../frontend/src/shared/lengths";

describe("bars", () => {
  it("are in percent of the longest, ranges included", () => {
    expect(lengths([{ value: 2, range: [1, 4] }, { value: 3 }])).toEqual([
      { end: 50, range: [25, 100] },
      { end: 75, range: null },
    ]);
  });

  it("have no length below 0, nor where nothing is known", () => {
    expect(lengths([{ value: -1 }, { value: null }, { value: 1 }]).map(({ end }) => end)).toEqual([0, 0, 100]);
  });

  it("have none where all are 0", () => {
    expect(lengths([{ value: 0, range: [0, 0] }])).toEqual([{ end: 0, range: null }]);
  });
});

/** What may be typed into the start dialog. */

import { describe, expect, it } from "vitest";
import { distinct, lastNamed } from "../../../frontend/src/card/suggestions";

describe("what is suggested", () => {
  const history = [
    { name: "B", model: "X", steps: 5, planned_steps: null },
    { name: null, model: "", steps: null, planned_steps: null },
    { name: "A", model: "Y", steps: 7, planned_steps: 10 },
    { name: "B", model: "Z", steps: null, planned_steps: null },
  ];

  it("is each name once, the newest first", () => {
    expect(distinct(history, "name")).toEqual(["B", "A"]);
    expect(distinct(history, "model")).toEqual(["X", "Y", "Z"]);
  });

  it("is what the last run of that name was", () => {
    expect(lastNamed(history, "B")).toEqual({ model: "X", steps: 5 });
    expect(lastNamed(history, "A")).toEqual({ model: "Y", steps: 10 });
    expect(lastNamed(history, "C")).toBeNull();
  });
});

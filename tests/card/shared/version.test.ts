/** Whether the cards are those that are served. */

import { describe, expect, it } from "vitest";
import { digestOf, isOutdated } from "../../../frontend/src/shared/version";

describe("the build of the cards", () => {
  const address = "http://home:8123/api/training_energy/frontend/0123456789ab/training-energy.js";

  it("is known by its address", () => {
    expect(digestOf(address)).toBe("0123456789ab");
    expect(digestOf("file:///somewhere/training-energy.js")).toBeNull();
  });

  it.each([
    ["0123456789ab", false],
    ["ba9876543210", true],
    [null, false],
  ])("is outdated where %s is served: %s", (served, expected) => {
    expect(isOutdated(served, address)).toBe(expected);
    expect(isOutdated(served, "file:///training-energy.js")).toBe(false);
  });
});

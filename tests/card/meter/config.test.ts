/** What the meter card takes, and where it is offered. */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { checked, form, stub, suggestion } from "../../../frontend/src/meter/config";
import { house } from "../strategy/house";

beforeEach(() => vi.stubGlobal("document", { querySelector: () => null, documentElement: { lang: "" } }));
afterEach(() => vi.unstubAllGlobals());

it("shows a week where nothing is said", () => {
  expect(checked({ type: "custom:training-energy-meter" }).days).toBe(7);
});

it.each([0, 1.5, 367, "7"])("does not take %s days", (days) => {
  expect(() => checked({ type: "custom:training-energy-meter", days: days as number })).toThrow(
    `Days at first (days) is ${days}: it takes a whole number from 1 to 366.`,
  );
});

it("begins with a rig that there is", () => {
  expect(stub(house())).toEqual({ rig: "tower" });
  expect(stub(house({ entities: {} }))).toEqual({});
});

it("is offered for what a rig used in all, and for nothing else", () => {
  expect(suggestion(house(), "sensor.tower_total_energy")).toEqual({
    config: { type: "custom:training-energy-meter", rig: "tower" },
  });
  expect(suggestion(house(), "sensor.plug")).toBeNull();
});

it("has a label for all that one can enter", () => {
  const { schema, computeLabel, computeHelper } = form();
  expect(schema.map(computeLabel)).toEqual(["Rig", "Days at first"]);
  expect(schema.map(computeHelper)).toEqual(["Not needed while there is just one.", undefined]);
});

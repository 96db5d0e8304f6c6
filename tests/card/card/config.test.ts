/** What the card can be configured with. */

import { describe, expect, it } from "vitest";
import { checked, rigOf, stub, suggestion } from "../../../frontend/src/card/config";
import type { Hass, Locale } from "../../../frontend/src/shared/ha";

const texts = { locale: { language: "en" } as Locale };
const hass = {
  entities: {
    "light.lamp": { entity_id: "light.lamp", device_id: "lamp", platform: "hue" },
    "sensor.lost": { entity_id: "sensor.lost", platform: "training_energy" },
    "sensor.energy": { entity_id: "sensor.energy", device_id: "rig", platform: "training_energy" },
  },
  devices: {
    lamp: { id: "lamp", name: "Lamp", config_entries: ["hue"] },
    rig: { id: "rig", name: "Workstation", config_entries: ["entry"] },
  },
} satisfies Pick<Hass, "entities" | "devices">;

describe("a configuration", () => {
  it.each([
    [{ type: "x" }, { type: "x" }],
    [
      { type: "x", rig: "Workstation" },
      { type: "x", rig: "Workstation" },
    ],
    [{ type: "x", rig: "" }, { type: "x" }],
    [{ type: "x", rig: null }, { type: "x" }],
  ])("%j is taken as it is meant", (config, expected) => {
    expect(checked(config, texts)).toEqual(expected);
  });

  it.each([
    [null, "no object"],
    ["x", "no object"],
    [{ type: "x", rig: 5 }, "rig is not a text"],
    [{ type: "x", rig: ["a"] }, "rig is not a text"],
  ])("%j is refused, and it is said why", (config, expected) => {
    expect(() => checked(config, texts)).toThrow(expected);
  });
});

describe("an entity", () => {
  it.each([
    ["light.lamp", undefined],
    ["sensor.lost", undefined],
    ["sensor.unknown", undefined],
    ["sensor.energy", "entry"],
  ])("%s is of the rig %s", (entityId, expected) => {
    expect(rigOf(hass, entityId)).toBe(expected);
  });

  it("of a rig has a card suggested, and no other", () => {
    expect(suggestion(hass, "sensor.energy")).toEqual({
      config: { type: "custom:training-energy-card", rig: "entry" },
    });
    expect(suggestion(hass, "light.lamp")).toBeNull();
  });
});

describe("a new card", () => {
  it("is of the first rig", () => {
    expect(stub(hass)).toEqual({ rig: "entry" });
  });

  it("is of none where there is none", () => {
    expect(stub({ entities: {}, devices: {} })).toEqual({});
  });
});

/** What the card can be configured with. */

import { beforeEach, describe, expect, it, vi } from "vitest";
import { checked, rigOf, suggestion } from "../../../frontend/src/card/config";
import type { Hass, Locale } from "../../../frontend/src/shared/ha";
import { stub } from "../../../frontend/src/shared/rigs";

beforeEach(() => vi.stubGlobal("document", { querySelector: () => null, documentElement: { lang: "" } }));

const hass = {
  locale: { language: "en" } as Locale,
  entities: {
    "light.lamp": { entity_id: "light.lamp", device_id: "lamp", platform: "hue" },
    "sensor.lost": { entity_id: "sensor.lost", platform: "training_energy" },
    "sensor.energy": { entity_id: "sensor.energy", device_id: "rig", platform: "training_energy" },
  },
  devices: {
    lamp: { id: "lamp", name: "Lamp", config_entries: ["hue"] },
    rig: { id: "rig", name: "Workstation", config_entries: ["entry"] },
  },
} satisfies Pick<Hass, "entities" | "devices" | "locale">;

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
    expect(checked(config)).toEqual(expected);
  });

  it.each([
    [null, "no object"],
    ["x", "no object"],
    [{ type: "x", rig: 5 }, "rig is not a text"],
    [{ type: "x", rig: ["a"] }, "rig is not a text"],
  ])("%j is refused, and it is said why", (config, expected) => {
    expect(() => checked(config)).toThrow(expected);
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
  it("names no rig where there is just one, or none", () => {
    expect(stub(hass)).toEqual({});
    expect(stub({ ...hass, entities: {}, devices: {} })).toEqual({});
  });

  it("is of the first of several", () => {
    const entities = { "sensor.other": { entity_id: "sensor.other", device_id: "other", platform: "training_energy" } };
    const devices = {
      other: { id: "other", name: "Attic", config_entries: ["hue", "attic"], primary_config_entry: "attic" },
    };
    const house = { ...hass, entities: { ...hass.entities, ...entities }, devices: { ...hass.devices, ...devices } };
    expect(stub(house)).toEqual({ rig: "attic" });
  });
});

/** Rigs are found in what the frontend has anyway. */

import { expect, it } from "vitest";
import { rigsOf } from "../../../frontend/src/shared/rigs";
import { house } from "./house";

it("finds a rig by its entities, and those by what they show", () => {
  expect(rigsOf(house())).toEqual([
    {
      entry_id: "tower",
      name: "Tower",
      device_id: "device",
      entities: {
        session: "switch.tower_session",
        total_energy: "sensor.tower_total_energy",
        budget: "number.tower_budget",
      },
    },
  ]);
});

it("calls a rig as its user does, and sorts as people do", () => {
  const { entities } = house();
  const second = { ...entities["number.tower_budget"]!, entity_id: "number.nas_budget", device_id: "nas" };
  const hass = house({
    entities: { ...entities, "number.nas_budget": second },
    devices: {
      device: { id: "device", name: "Tower", name_by_user: "Tower 10", config_entries: ["tower"] },
      nas: { id: "nas", name: "Tower 9", config_entries: ["nas"] },
    },
  });
  expect(rigsOf(hass).map(({ name }) => name)).toEqual(["Tower 9", "Tower 10"]);
});

it.each([
  ["no lists yet", { entities: undefined, devices: undefined }],
  ["a device that is gone", { devices: {} }],
  ["a device without an entry", { devices: { device: { id: "device", name: "Tower", config_entries: [] } } }],
])("finds none with %s", (_what, more) => {
  expect(rigsOf(house(more as object))).toEqual([]);
});

it("does without names", () => {
  const entity = { entity_id: "number.tower_budget", platform: "training_energy", device_id: "device" };
  const devices = { device: { id: "device", name: null, config_entries: ["tower"] } };
  expect(rigsOf(house({ entities: { budget: entity }, devices }))).toMatchObject([{ name: "", entities: {} }]);
});

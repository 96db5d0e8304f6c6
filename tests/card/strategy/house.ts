/** A house with rigs, as the frontend knows it. */

import type { Hass } from "../../../frontend/src/shared/ha";

/** A house with the rig Tower, its meter, and what else a test puts there. */
export function house(more: Partial<Hass> = {}): Hass {
  const ours = (entity_id: string, translation_key: string) => ({
    entity_id,
    translation_key,
    device_id: "device",
    platform: "training_energy",
  });
  const entities = [
    ours("event.tower_session", "session"),
    ours("switch.tower_session", "session"),
    ours("sensor.tower_total_energy", "total_energy"),
    ours("number.tower_budget", "budget"),
    { entity_id: "sensor.plug", platform: "plug", device_id: "device", translation_key: "energy" },
  ];
  return {
    entities: Object.fromEntries(entities.map((entity) => [entity.entity_id, entity])),
    devices: { device: { id: "device", name: "Tower", name_by_user: null, config_entries: ["tower"] } },
    user: { is_admin: true, name: "Demo" },
    localize: () => "",
    locale: {
      language: "en",
      number_format: "language",
      time_format: "language",
      date_format: "language",
      time_zone: "local",
    },
    ...more,
  } as Hass;
}

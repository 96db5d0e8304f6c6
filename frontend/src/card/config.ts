/** What the card can be configured with, and what Home Assistant's own pages make of that. */

import type { CardConfig, Hass } from "../shared/ha";
import { editor, sayOnPage } from "../shared/page";
import { entryOf, PLATFORM } from "../shared/rigs";

export const TYPE = "training-energy-card";

/** The configuration as it is meant; throws what is wrong with it. */
export function checked(config: unknown): CardConfig {
  if (typeof config !== "object" || config === null) {
    throw new Error(sayOnPage("card.bad_config"));
  }
  const { rig, ...rest } = config as Record<string, unknown>;
  if (rig === undefined || rig === null || rig === "") {
    return rest as unknown as CardConfig; // the editor leaves a field that was emptied as it likes
  }
  if (typeof rig !== "string") {
    throw new Error(sayOnPage("card.bad_rig"));
  }
  return { ...rest, rig } as unknown as CardConfig;
}

/** The config entry of the rig that an entity is of, which stays when the rig is renamed. */
export function rigOf(hass: Pick<Hass, "entities" | "devices">, entityId: string): string | undefined {
  const entity = hass.entities[entityId];
  if (entity?.platform !== PLATFORM || entity.device_id === undefined) {
    return undefined;
  }
  const device = hass.devices[entity.device_id];
  return device === undefined ? undefined : entryOf(device);
}

/** The card for an entity of a rig; none for any other entity. */
export function suggestion(hass: Pick<Hass, "entities" | "devices">, entityId: string): { config: CardConfig } | null {
  const rig = rigOf(hass, entityId);
  return rig === undefined ? null : { config: { type: `custom:${TYPE}`, rig } };
}

/** The form of the card in Home Assistant's editor. */
export function form() {
  return { ...editor([], {}, "card.rig_help"), assertConfig: (config: unknown) => void checked(config) };
}

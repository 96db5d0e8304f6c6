/** What the card can be configured with, and what Home Assistant's own pages make of that. */

import type { CardConfig, Hass } from "../shared/ha";
import { say } from "../shared/words";

export const TYPE = "training-energy-card";
const PLATFORM = "training_energy";

/** The language of the page, where Home Assistant does not say which: in errors of a configuration, and in lists. */
export function pageLocale(): Pick<Hass, "locale"> {
  const app = document.querySelector("home-assistant") as (Element & { hass?: Hass }) | null;
  const locale = app?.hass?.locale ?? { language: document.documentElement.lang || "en" };
  return { locale: locale as Hass["locale"] };
}

/** The configuration as it is meant; throws what is wrong with it. */
export function checked(config: unknown, texts = pageLocale()): CardConfig {
  if (typeof config !== "object" || config === null) {
    throw new Error(say(texts, "card.bad_config"));
  }
  const { rig, ...rest } = config as Record<string, unknown>;
  if (rig === undefined || rig === null || rig === "") {
    return rest as unknown as CardConfig; // the editor leaves a field that was emptied as it likes
  }
  if (typeof rig !== "string") {
    throw new Error(say(texts, "card.bad_rig"));
  }
  return { ...rest, rig } as unknown as CardConfig;
}

/** The config entry of the rig that an entity is of, which stays when the rig is renamed. */
export function rigOf(hass: Pick<Hass, "entities" | "devices">, entityId: string): string | undefined {
  const entity = hass.entities[entityId];
  if (entity?.platform !== PLATFORM || entity.device_id === undefined) {
    return undefined;
  }
  return hass.devices[entity.device_id]?.config_entries[0];
}

/** A card of the first rig; of none in particular where there is none. */
export function stub(hass: Pick<Hass, "entities" | "devices">): Omit<CardConfig, "type"> {
  for (const entityId of Object.keys(hass.entities)) {
    const rig = rigOf(hass, entityId);
    if (rig !== undefined) {
      return { rig };
    }
  }
  return {};
}

/** The card for an entity of a rig; none for any other entity. */
export function suggestion(hass: Pick<Hass, "entities" | "devices">, entityId: string): { config: CardConfig } | null {
  const rig = rigOf(hass, entityId);
  return rig === undefined ? null : { config: { type: `custom:${TYPE}`, rig } };
}

/** The questions of the visual editor, which Home Assistant asks. */
export function form() {
  return {
    schema: [{ name: "rig", selector: { config_entry: { integration: PLATFORM } } }],
    computeLabel: () => say(pageLocale(), "shared.rig"),
    computeHelper: () => say(pageLocale(), "card.rig_help"),
    assertConfig: (config: unknown) => void checked(config),
  };
}

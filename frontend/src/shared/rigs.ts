/** The rigs that Home Assistant has, found in what every page knows already: without a request. */

import type { DeviceEntry, Hass } from "./ha";

/** Our domain, as the entities and the forms of Home Assistant name it. */
export const PLATFORM = "training_energy";

/** A rig by its config entry, its device, and its entities by what each of them shows. */
export interface KnownRig {
  entry_id: string;
  name: string;
  device_id: string;
  entities: Record<string, string>;
}

/** All rigs, by name. An entity that its user disabled is not among a rig's; a rig without any is not known. */
export function rigsOf(hass: Pick<Hass, "entities" | "devices" | "locale">): KnownRig[] {
  const rigs = new Map<string, KnownRig>();
  for (const entity of Object.values(hass.entities ?? {})) {
    const device = entity.platform === PLATFORM ? hass.devices?.[entity.device_id ?? ""] : undefined;
    const entry_id = device === undefined ? undefined : entryOf(device);
    if (device === undefined || entry_id === undefined) {
      continue;
    }
    const name = device.name_by_user || device.name || "";
    const rig = rigs.get(entry_id) ?? { entry_id, name, device_id: device.id, entities: {} };
    rigs.set(entry_id, rig);
    // The switch and the event share a key; only the switch is of use on a dashboard.
    if (entity.translation_key && !entity.entity_id.startsWith("event.")) {
      rig.entities[entity.translation_key] = entity.entity_id;
    }
  }
  const { compare } = new Intl.Collator(hass.locale.language, { numeric: true });
  return [...rigs.values()].sort((one, other) => compare(one.name, other.name));
}

/** The config entry that a device is of; it may be shared with other integrations. */
export function entryOf(device: DeviceEntry): string | undefined {
  return device.primary_config_entry ?? device.config_entries[0];
}

/** What a card begins with where it is added to a dashboard: the rig, where there are several to choose from. */
export function stub(hass: Pick<Hass, "entities" | "devices" | "locale">): { rig?: string } {
  const [first, other] = rigsOf(hass);
  return first === undefined || other === undefined ? {} : { rig: first.entry_id };
}

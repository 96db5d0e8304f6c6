/** What the meter card can be configured with. */

import type { CardConfig, Hass } from "../shared/ha";
import { editor, sayOnPage } from "../shared/page";
import { rigsOf } from "../shared/rigs";

export const TYPE = "training-energy-meter";
export const USUAL_DAYS = 7;
const MOST_DAYS = 366; // a year by the hour is as much as a browser draws at once

export interface MeterConfig extends CardConfig {
  /** How many days are shown at first. */
  days?: number;
}

/** The configuration as it counts. Throws, in the user's words, where it is none. */
export function checked(config: MeterConfig): Required<Pick<MeterConfig, "days">> & MeterConfig {
  const days = config.days ?? USUAL_DAYS;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new Error(sayOnPage("meter.bad_days", { field: sayOnPage("meter.days_label"), days: String(days) }));
  }
  return { ...config, days };
}

/** What the card begins with where it is added to a dashboard. */
export function stub(hass: Hass): Partial<MeterConfig> {
  const [rig] = rigsOf(hass);
  return rig === undefined ? {} : { rig: rig.entry_id };
}

/** The form of the card in Home Assistant's editor. */
export function form() {
  const fields = [{ name: "days", default: USUAL_DAYS, selector: { number: { min: 1, max: MOST_DAYS, mode: "box" } } }];
  return editor(fields, { days: "meter.days_label" }, "shared.rig_help");
}

/** The card for an entity that somebody adds to a dashboard: only where it is what a rig used in all. */
export function suggestion(hass: Hass, entityId: string): { config: MeterConfig } | null {
  const rig = rigsOf(hass).find(({ entities }) => entities.total_energy === entityId);
  return rig === undefined ? null : { config: { type: `custom:${TYPE}`, rig: rig.entry_id } };
}

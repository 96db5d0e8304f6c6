/** The strategy as Home Assistant looks for it: an element that is never on a page. */

import type { Hass } from "../shared/ha";
import { learn } from "../shared/languages";
import { sayOnPage } from "../shared/page";
import { PLATFORM } from "../shared/rigs";
import { dashboardOf, isOther } from "./strategy";

/** `ll-strategy-dashboard-training-energy`: makes the dashboard `custom:training-energy`. */
export class Strategy extends HTMLElement {
  /** There is nothing to configure. */
  static noEditor = true;

  static async generate(_config: unknown, hass: Hass): Promise<ReturnType<typeof dashboardOf>> {
    const [localize] = await Promise.all([
      hass.loadBackendTranslation("entity", PLATFORM).catch(() => undefined),
      learn(hass.locale.language),
    ]);
    return dashboardOf(hass, localize);
  }

  static shouldRegenerate(_config: unknown, before: Hass, now: Hass): boolean {
    return isOther(before, now);
  }

  /** What the dialog of a new dashboard suggests. */
  static getCreateSuggestions(): { title: string; icon: string } {
    return { title: sayOnPage("strategy.name"), icon: "mdi:expansion-card" };
  }
}

/** Whether this is the build of the cards that Home Assistant serves now. */

import { html, nothing, type TemplateResult } from "lit";
import type { Hass } from "./ha";
import { say } from "./words";

/** What tells this build from others: part of the address that it was loaded from; null where that has none. */
export function digestOf(address: string): string | null {
  return /\/frontend\/([0-9a-f]+)\/[^/]+\.js/.exec(address)?.[1] ?? null;
}

/** Whether Home Assistant serves another build than the one that was loaded; what is not known is none. */
export function isOutdated(served: string | null, address: string): boolean {
  const own = digestOf(address);
  return served !== null && own !== null && served !== own;
}

/** Offers to load the page anew where the build that it has is not the one that is served; nothing where it is. */
export function outdatedNote(hass: Hass, served: string | null): TemplateResult | typeof nothing {
  return isOutdated(served, import.meta.url)
    ? html`<div class="outdated" role="status">
        <ha-icon icon="mdi:update"></ha-icon><span>${say(hass, "shared.outdated")}</span>
        <button @click=${() => location.reload()}>${say(hass, "shared.reload")}</button>
      </div>`
    : nothing;
}

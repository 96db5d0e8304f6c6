/** By how much a figure differs from the one before: an arrow, a sign and words; the colour only adds to them. */

import { css, html, type TemplateResult } from "lit";
import { formatOf } from "./format";
import type { Hass } from "./ha";
import { say } from "./words";

/** A change (%); of some figures more is better. */
export function change(hass: Hass, percent: number, isMoreBetter = false): TemplateResult {
  const icon = percent > 0 ? "mdi:arrow-up" : percent < 0 ? "mdi:arrow-down" : "mdi:equal";
  const words = say(hass, "shared.against");
  const kind = percent === 0 ? "same" : percent > 0 === isMoreBetter ? "better" : "worse";
  return html`<span class="trend ${kind}" title=${words}
    ><ha-icon icon=${icon} aria-hidden="true"></ha-icon>${formatOf(hass).change(percent)}<span class="hidden"> ${words}</span></span
  >`;
}

export const style = css`
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    position: relative;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    --mdc-icon-size: 16px;
  }
  .trend.worse ha-icon {
    color: var(--error-color);
  }
  .trend.better ha-icon {
    color: var(--success-color);
  }
`;

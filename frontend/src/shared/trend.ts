/** By how much a figure differs from the one before: an arrow, a sign and words; the colour only adds to them. */

import { css, html, type TemplateResult } from "lit";
import { formatOf } from "./format";
import type { Hass } from "./ha";
import { say } from "./words";

/** A change (%); of some figures more is better. */
export function change(hass: Hass, percent: number, isMoreBetter = false): TemplateResult {
  const [icon, word] =
    percent > 0
      ? (["mdi:arrow-up", "shared.more"] as const)
      : percent < 0
        ? (["mdi:arrow-down", "shared.less"] as const)
        : (["mdi:equal", "shared.same"] as const);
  const kind = percent === 0 ? "same" : percent > 0 === isMoreBetter ? "better" : "worse";
  return html`<span class="trend ${kind}" title=${say(hass, word)}
    ><ha-icon icon=${icon} aria-hidden="true"></ha-icon>${formatOf(hass).change(percent)}<span class="hidden"> ${say(hass, word)}</span></span
  >`;
}

export const style = css`
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    position: relative;
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

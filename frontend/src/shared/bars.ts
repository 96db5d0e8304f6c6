/** Bars beside their figures. */

import { css, html, nothing, type TemplateResult } from "lit";
import { type Length, lengths, type Measured } from "./lengths";

/** A figure with its bar. */
export interface Bar extends Measured {
  label: string;
  /** The figure as the user reads it. */
  text: string;
  color?: string;
  /** What else there is to say of it. */
  note?: TemplateResult | string;
}

/** The bars, each with its label, its figure and its note. */
export function bars(all: readonly Bar[], title: string): TemplateResult {
  const drawn = lengths(all);
  return html`<ul class="bars" aria-label=${title}>
    ${all.map((bar, place) => row(bar, drawn[place]!))}
  </ul>`;
}

function row({ label, text, color, note }: Bar, { end, range }: Length): TemplateResult {
  return html`<li>
    <span class="label"><bdi>${label}</bdi></span>
    <span class="figure">${text}</span>
    <span class="track" aria-hidden="true">
      <span class="bar" style="inline-size:${end}%;${color ? `background:${color}` : ""}"></span>
      ${range ? html`<span class="range" style="inset-inline-start:${range[0]}%;inline-size:${range[1] - range[0]}%"></span>` : nothing}
    </span>
    ${note === undefined ? nothing : html`<span class="note">${note}</span>`}
  </li>`;
}

export const style = css`
  ul.bars {
    list-style: none;
    margin: 0;
    padding: 0;
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .bars li {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 12px;
    row-gap: 4px;
  }
  .bars .label {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .bars .figure {
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .bars .track {
    grid-column: 1 / -1;
    position: relative;
    height: 10px;
    border-radius: 5px;
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
  }
  .bars .bar {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 5px;
    background: var(--te-accent);
  }
  .bars .range {
    position: absolute;
    inset-block: -2px;
    min-width: 2px;
    box-sizing: border-box;
    border-inline: 2px solid var(--primary-text-color);
    background: linear-gradient(var(--primary-text-color), var(--primary-text-color)) center / 100% 2px no-repeat;
  }
  .bars .note {
    grid-column: 1 / -1;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
`;

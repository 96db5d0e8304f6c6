/** How charts look. */

import { css } from "lit";

/** px, of every chart. */
export const HEIGHT = 180;

export const style = css`
  :host {
    display: block;
    position: relative;
    direction: ltr;
    min-height: ${HEIGHT}px;
    touch-action: pan-y;
  }
  svg {
    display: block;
    overflow: visible;
  }
  text {
    font-size: 11px;
    fill: var(--secondary-text-color);
  }
  .grid {
    stroke: var(--divider-color);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .area {
    stroke: none;
    opacity: 0.15;
  }
  .band {
    fill: var(--te-band, var(--warning-color, orange));
  }
  .cursor {
    stroke: var(--secondary-text-color);
    stroke-dasharray: 3 3;
  }
  .read {
    position: absolute;
    inset-block-start: 0;
    padding: 4px 8px;
    font-size: 12px;
    white-space: nowrap;
    pointer-events: none;
    color: var(--primary-text-color);
    background: var(--card-background-color);
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-sm, 4px);
  }
  .read i {
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
  }
`;

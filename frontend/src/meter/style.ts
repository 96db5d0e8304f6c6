/** How the meter card looks. */

import { css } from "lit";

export const style = css`
  ha-card {
    display: flex;
    flex-direction: column;
    gap: var(--te-gap);
    padding: var(--te-space);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .controls,
  .ranges,
  .steps {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  ha-card {
    container-type: inline-size;
  }
  .controls {
    flex-wrap: wrap;
  }
  .steps {
    flex: 1;
    justify-content: flex-end;
  }
  @container (max-width: 400px) {
    .steps {
      justify-content: space-between;
    }
  }
  .ranges button[aria-pressed="true"] {
    background: var(--te-soft);
    border-color: transparent;
  }
  .steps span {
    white-space: nowrap;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .plot {
    min-height: 180px;
    transition: opacity 0.15s;
  }
  .plot[aria-busy="true"] {
    opacity: 0.6;
  }
  .message {
    display: grid;
    place-items: center;
    text-align: center;
  }
  training-energy-chart {
    --te-band: var(--te-accent);
  }
  h2,
  .message {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .summary {
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: reduce) {
    .plot {
      transition: none;
    }
  }
`;

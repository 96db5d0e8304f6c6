/** How sessions side by side look. */

import { css } from "lit";

export const style = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .legend {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: 6px 16px;
  }
  .legend li {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: 8px;
    align-items: center;
    align-content: start;
  }
  .legend .quiet {
    grid-column: 2;
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
  }
  .called {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .swatch {
    width: 14px;
    height: 4px;
    border-radius: 2px;
  }
  .rates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: 24px;
  }
  section h3 {
    margin-block-end: 8px;
  }
`;

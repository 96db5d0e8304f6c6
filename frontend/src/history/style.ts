/** How the history looks: a table where there is room for one, else a list of items of two lines. */

import { css } from "lit";

export const style = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  ha-card {
    height: auto;
    /* What is selected sticks to the bottom of the page, which nothing that scrolls may come between. */
    overflow: clip;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--te-gap);
    padding: var(--te-space) var(--te-space) 0;
  }
  h2 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .export {
    display: flex;
    flex-shrink: 0;
  }
  button.plain {
    border-color: transparent;
    padding-inline: 10px;
    color: var(--secondary-text-color);
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 12px;
    padding: var(--te-space);
  }
  label,
  input,
  select {
    min-width: 0;
  }
  .order {
    display: none;
  }
  .error,
  .state {
    margin: 0;
    padding: 0 var(--te-space) var(--te-space);
  }
  .state {
    padding-block: 24px 40px;
    text-align: center;
  }
  .state button {
    margin-block-start: 12px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    transition: opacity 150ms 150ms;
  }
  table[aria-busy="true"] {
    opacity: 0.6;
  }
  th,
  td {
    padding: 0 8px;
    height: 48px;
    text-align: start;
    border-block-end: 1px solid var(--divider-color);
  }
  th:last-child,
  td:last-child {
    padding-inline-end: var(--te-space);
  }
  th {
    font-size: var(--ha-font-size-s, 12px);
    font-weight: var(--ha-font-weight-medium, 500);
    color: var(--secondary-text-color);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td.number,
  td.started {
    white-space: nowrap;
  }
  button.sort {
    padding-inline: 8px;
    margin-inline: -8px;
    border-color: transparent;
    font-weight: inherit;
    color: inherit;
    text-align: inherit;
    --mdc-icon-size: 16px;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
  }
  tbody tr.selected {
    background: var(--te-soft);
  }
  .check {
    width: 40px;
    padding-inline: 4px 0;
  }
  .check label {
    width: 40px;
    height: 40px;
    align-items: center;
    justify-content: center;
    cursor: pointer;
  }
  .check input {
    width: 18px;
    height: 18px;
    min-height: 0;
    margin: 0;
    accent-color: var(--primary-color);
  }
  button.open {
    justify-content: flex-start;
    padding: 0;
    border: 0;
    border-radius: 4px;
    text-align: start;
    font-weight: var(--ha-font-weight-medium, 500);
    overflow-wrap: anywhere;
  }
  button.open:hover {
    background: none;
    text-decoration: underline;
  }
  .chip {
    margin-inline-start: 8px;
    padding: 2px 8px;
    border-radius: 10px;
    font-size: var(--ha-font-size-s, 12px);
    white-space: nowrap;
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
  }
  .chip.strong {
    background: var(--te-soft);
  }
  td.model {
    overflow-wrap: anywhere;
  }
  .pager {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    padding: 4px 8px;
    font-variant-numeric: tabular-nums;
    color: var(--secondary-text-color);
  }
  .turned:dir(rtl) {
    transform: scaleX(-1);
  }
  training-energy-overlay {
    padding: var(--te-space);
    border-block-start: 1px solid var(--divider-color);
  }
  training-energy-overlay:focus {
    outline: none;
  }
  .selection {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--te-gap);
    padding: 8px var(--te-space);
    background: var(--card-background-color);
    border-block-start: 1px solid var(--divider-color);
  }
  .selection span {
    flex: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    table {
      transition: none;
    }
  }
  @container (max-width: 720px) {
    .order {
      display: flex;
      grid-column: 1 / -1;
    }
    .filters {
      grid-template-columns: 1fr 1fr;
    }
    thead,
    td.wide,
    td.none {
      display: none;
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 6px;
      padding-block: 8px;
      padding-inline: 48px var(--te-space);
      border-block-end: 1px solid var(--divider-color);
    }
    td,
    td:last-child {
      height: auto;
      padding: 0;
      border: 0;
      text-align: start;
    }
    td.check {
      position: absolute;
      inset-inline-start: 4px;
      inset-block-start: 6px;
    }
    /* Together as wide as the item, so that the rest begins a line of its own. */
    td.name {
      flex: 1 1 calc(100% - 78px);
      min-width: 0;
    }
    td.change {
      flex: 0 0 72px;
      order: 0;
      text-align: end;
    }
    td.below {
      order: 1;
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
      white-space: nowrap;
    }
    td.model {
      max-width: 38%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    td.below:not(.first)::before {
      content: "·";
      margin-inline-end: 6px;
    }
  }
  @container (max-width: 320px) {
    td.model {
      display: none;
    }
    td.below.started::before {
      content: none;
    }
  }
`;

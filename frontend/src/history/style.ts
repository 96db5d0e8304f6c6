/** How the history looks: a table where there is room for one, else a list of items of a few lines. */

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
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--te-gap);
    padding: var(--te-space) var(--te-space) 0;
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    min-width: min-content;
    max-width: 100%;
    overflow-wrap: break-word;
  }
  .export {
    display: flex;
    flex-shrink: 0;
    /* In line with the heading where it stands below it. */
    margin-inline: -10px;
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
  /* Shares of the width, which no text makes wider: a name has two lines, a model one. */
  td.name {
    width: 24%;
    min-width: 120px;
  }
  td.model {
    width: 16%;
    max-width: 0;
  }
  td.model,
  td.number {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  td.number {
    max-width: 150px;
  }
  .alone {
    display: none;
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
    padding: 4px 0;
    vertical-align: middle;
    border: 0;
    border-radius: 4px;
    text-align: start;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  button.open bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
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
    /* Clear of Home Assistant's bar above, and of ours below. */
    scroll-margin-block: 72px 80px;
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
`;

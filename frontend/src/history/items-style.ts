/** How the history looks where there is no room for a table: each session is an item of four lines. */

import { css } from "lit";

export const itemsStyle = css`
  @container (max-width: 800px) {
    .order {
      display: flex;
      grid-column: 1 / -1;
    }
    .filters {
      grid-template-columns: 1fr 1fr;
    }
    thead,
    .headed,
    td.none {
      display: none;
    }
    .alone {
      display: inline;
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
      gap: 2px 3px;
      padding-block: 8px;
      padding-inline: 48px 12px;
      border-block-end: 1px solid var(--divider-color);
    }
    tbody td,
    tbody td:last-child {
      width: auto;
      min-width: 0;
      max-width: 100%;
      height: auto;
      padding: 0;
      border: 0;
      order: 3;
      text-align: start;
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
    }
    tbody td.check {
      position: absolute;
      inset-inline-start: 4px;
      inset-block-start: 8px;
    }
    tbody td.name {
      flex: 1 1 100%;
      width: auto;
      order: 0;
      font-size: inherit;
      color: inherit;
    }
    tbody td.model,
    tbody td.started {
      order: 1;
    }
    /* The time beside it stays whole. */
    tbody td.model {
      width: auto;
      max-width: calc(100% - 140px);
    }
    tbody td.ratio,
    tbody td.change {
      order: 5;
      overflow: visible;
    }
    tbody td.change {
      margin-inline-start: 6px;
    }
    /* Where a line ends. */
    tbody tr::before,
    tbody tr::after {
      content: "";
      flex: 0 0 100%;
      order: 2;
    }
    tbody tr::after {
      order: 4;
    }
    /* Behind what it divides: were it before, it would begin a line where there is one more. */
    td.model:not(.none)::after,
    td.energy:has(~ .cost:not(.none), ~ .steps:not(.none))::after,
    td.cost:has(~ .steps:not(.none))::after {
      content: " ·";
    }
  }
`;

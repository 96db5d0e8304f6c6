/** How the dialog of a session looks. */

import { css } from "lit";

export const style = css`
  dialog {
    width: min(760px, 100vw - 24px);
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--te-gap);
  }
  .head h2 {
    padding-block: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  /* It is focused to read on from there, not to press it. */
  .head h2:focus {
    outline: none;
  }
  .field .hint,
  .field .error {
    margin-block-start: 4px;
    font-size: var(--ha-font-size-s, 12px);
  }
  input[aria-invalid="true"] {
    border-color: var(--error-color);
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
    margin-block-end: 4px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: calc(-1 * var(--te-gap));
  }
  .chip {
    padding: 2px 10px;
    border-radius: 12px;
    font-size: var(--ha-font-size-s, 12px);
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
    overflow-wrap: anywhere;
  }
  .chip.strong {
    background: var(--te-soft);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(150px, 40%), 1fr));
    gap: var(--te-space) 12px;
  }
  dt {
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  dd small {
    display: block;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .facts .id {
    grid-column: 1 / -1;
  }
  /* A click takes all of it, to be copied. */
  code {
    user-select: all;
    overflow-wrap: anywhere;
  }
  .notes {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .flags {
    margin: 0;
    padding-inline-start: 20px;
  }
  button.link {
    align-self: flex-start;
  }
  summary {
    min-height: 40px;
    display: flex;
    align-items: center;
    cursor: pointer;
  }
  summary:focus-visible,
  .scroll:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  summary::before {
    content: "▸";
    margin-inline-end: 8px;
  }
  details[open] > summary::before {
    content: "▾";
  }
  .scroll {
    max-height: 260px;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--ha-font-size-s, 12px);
  }
  th,
  td {
    padding: 6px 8px;
    text-align: start;
    white-space: nowrap;
    border-block-end: 1px solid var(--divider-color);
  }
  th {
    font-weight: var(--ha-font-weight-medium, 500);
    color: var(--secondary-text-color);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: var(--te-space);
  }
  .fields .wide {
    grid-column: 1 / -1;
  }
  textarea {
    resize: vertical;
  }
  .hint {
    font-size: var(--ha-font-size-s, 12px);
  }
  .question {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: 16px;
    border: 1px solid var(--error-color);
    border-radius: var(--ha-border-radius-lg, 12px);
  }
`;

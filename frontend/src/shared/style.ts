/** How the cards look: by Home Assistant's own variables only, so that every theme fits. */

import { css } from "lit";

export const base = css`
  :host {
    --te-accent: var(--energy-grid-consumption-color, var(--primary-color));
    --te-soft: color-mix(in srgb, var(--te-accent) 18%, transparent);
    --te-space: var(--ha-space-4, 16px);
    --te-gap: var(--ha-space-2, 8px);
    /* The theme's own red is for signs: as text it would be too pale on light, too dark on dark. */
    --te-bad: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color));
    color: var(--primary-text-color);
  }
  ha-card {
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  .outdated {
    display: flex;
    align-items: center;
    gap: var(--te-gap);
    padding: 8px 12px;
    border-radius: var(--ha-border-radius-md, 8px);
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
  }
  .outdated span {
    flex: 1;
  }
  .quiet {
    color: var(--secondary-text-color);
  }
  .error {
    color: var(--te-bad);
    overflow-wrap: anywhere;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button {
    font: inherit;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 40px;
    padding-inline: 16px;
    color: var(--primary-text-color);
    background: transparent;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-pill, 20px);
    cursor: pointer;
  }
  button:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--primary-text-color) 6%, transparent);
  }
  button:focus-visible,
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  button:disabled,
  button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
  }
  /* A tint below the usual text, which can be read in every theme; white on its primary colour often cannot. */
  button.primary {
    font-weight: var(--ha-font-weight-medium, 500);
    background: color-mix(in srgb, var(--primary-color) 24%, transparent);
    border-color: transparent;
  }
  button.primary:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--primary-color) 36%, transparent);
  }
  button.danger {
    color: var(--te-bad);
  }
  button.icon {
    padding: 0;
    width: 40px;
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 20px;
  }
`;

export const dialog = css`
  dialog {
    box-sizing: border-box;
    width: min(560px, 100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: 0;
    color: var(--primary-text-color);
    background: var(--ha-dialog-surface-background, var(--card-background-color));
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-dialog-border-radius, var(--ha-border-radius-3xl, 24px));
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog form,
  dialog .content {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: 24px;
  }
  dialog h2 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--te-gap);
  }
`;

export const fields = css`
  label {
    display: flex;
    flex-direction: column;
    gap: 4px;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  input,
  select,
  textarea {
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
    box-sizing: border-box;
    width: 100%;
    min-height: 40px;
    padding: 8px 12px;
    color: var(--primary-text-color);
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
    border: 1px solid color-mix(in srgb, var(--primary-text-color) 45%, transparent);
    border-radius: var(--ha-border-radius-md, 8px);
  }
`;

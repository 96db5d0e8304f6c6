/** How the card looks. */

import { css } from "lit";

export const style = css`
  ha-card {
    container-type: inline-size;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    height: 100%;
    box-sizing: border-box;
    padding: var(--te-space);
    overflow-wrap: anywhere;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .top > .sign {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: var(--te-accent);
    background: var(--te-soft);
  }
  h2 {
    flex: 1;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  /* It is focused only where what had the focus is gone: to read on from there, not to press it. */
  h2:focus {
    outline: none;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    flex: none;
    padding: 4px 12px;
    font-size: var(--ha-font-size-s, 12px);
    border-radius: var(--ha-border-radius-pill, 20px);
    background: color-mix(in srgb, var(--primary-text-color) 6%, transparent);
  }
  .status::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--te-dot, var(--disabled-text-color));
  }
  .status.training {
    --te-dot: var(--success-color);
  }
  .status.paused {
    --te-dot: var(--warning-color);
  }
  .status.settling {
    --te-dot: var(--info-color);
  }
  .head h3 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    line-height: 1.3;
  }
  .fact:not(:last-child)::after {
    content: "·";
    margin-inline: 6px;
  }
  .fact.strong {
    color: var(--primary-text-color);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  dd,
  .line,
  .bar {
    font-variant-numeric: tabular-nums;
  }
  .hero {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: var(--te-gap) var(--te-space);
  }
  .hero dd {
    font-size: var(--ha-font-size-3xl, 28px);
    line-height: 1.2;
  }
  dt {
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: 12px var(--te-space);
  }
  .result > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--te-space);
    padding-block: 8px;
    border-block-end: 1px solid var(--divider-color);
  }
  .result > div:last-child {
    border: none;
  }
  .result dt {
    font-size: inherit;
  }
  .result dd {
    margin-inline-start: auto;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--te-space);
    margin-block-end: 6px;
  }
  .bar {
    position: relative;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: color-mix(in srgb, var(--primary-text-color) 10%, transparent);
  }
  .bar > div {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: inherit;
    background: var(--te-bar, var(--te-accent));
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar > div {
      transition: inline-size 600ms ease-out;
    }
  }
  .bar > .end {
    opacity: 0.3;
  }
  .bar > .limit {
    width: 2px;
    margin-inline-start: -2px;
    border-radius: 0;
    background: var(--primary-text-color);
  }
  .budget.will_exceed {
    --te-bar: var(--warning-color);
  }
  .budget.over {
    --te-bar: var(--error-color);
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-radius: var(--ha-border-radius-md, 8px);
    background: color-mix(in srgb, var(--te-tone, var(--primary-text-color)) 8%, transparent);
  }
  .budget .note {
    margin-block-start: 8px;
  }
  .note ha-icon {
    flex: none;
    color: var(--te-tone, var(--secondary-text-color));
  }
  .note.warning {
    --te-tone: var(--warning-color);
  }
  .note.bad {
    --te-tone: var(--error-color);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .note span {
    flex: 1;
  }
  .placeholder {
    display: grid;
    place-items: center;
    min-height: 180px;
    text-align: center;
  }
  .question {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--te-gap);
  }
  .question label {
    flex: 1 1 180px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--te-gap);
    margin-block-start: auto;
  }
  .buttons > button {
    flex: 1 1 120px;
  }
`;

/** The table of the history. Where it has little room, each row is an item of a few lines. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatOf, UNKNOWN } from "../shared/format";
import type { Hass } from "../shared/ha";
import { change } from "../shared/trend";
import { say, type Word } from "../shared/words";
import type { Asked, ListedSession, Sort } from "./asking";
import type { Column } from "./columns";

export interface Table {
  sessions: readonly ListedSession[];
  columns: readonly Column[];
  asked: Asked;
  selected: ReadonlyMap<string, ListedSession>;
  isBusy: boolean;
  sort(by: Sort): void;
  select(session: ListedSession, isSelected: boolean): void;
  open(id: string): void;
}

// The roles are said, since a table that is laid out otherwise is none for a browser.
export function table(hass: Hass, shown: Table): TemplateResult {
  return html`<table role="table" aria-busy=${shown.isBusy} aria-label=${say(hass, "history.table")}>
    <thead role="rowgroup">
      <tr role="row">
        <td role="cell"></td>
        ${heading(hass, { key: "name", word: "shared.name" }, shown)}
        ${shown.columns.map((column) => heading(hass, column, shown))}
        <th role="columnheader" scope="col" class="number">${say(hass, "history.change")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        shown.sessions,
        ({ id }) => id,
        (session) => row(hass, session, shown),
      )}
    </tbody>
  </table>`;
}

function heading(
  hass: Hass,
  { key, word, isNumber }: Pick<Column, "key" | "word" | "isNumber">,
  { asked, sort }: Table,
): TemplateResult {
  const isSorted = asked.sort === key;
  const icon = asked.isDescending ? "mdi:arrow-down" : "mdi:arrow-up";
  return html`<th
    role="columnheader"
    scope="col"
    class=${isNumber ? "number" : ""}
    aria-sort=${isSorted ? (asked.isDescending ? "descending" : "ascending") : "none"}
  >
    <button class="sort" @click=${() => sort(key)}>${say(hass, word)}${isSorted ? html`<ha-icon icon=${icon}></ha-icon>` : nothing}</button>
  </th>`;
}

function row(hass: Hass, session: ListedSession, { columns, selected, select, open }: Table): TemplateResult {
  const name = session.name ?? say(hass, "shared.unnamed");
  const isSelected = selected.has(session.id);
  const press = (event: Event): void => {
    if (!(event.target as Element).closest("button, label")) {
      open(session.id);
    }
  };
  return html`<tr role="row" class=${isSelected ? "selected" : ""} @click=${press}>
    <td role="cell" class="check">
      <label>
        <input
          type="checkbox"
          .checked=${isSelected}
          aria-label=${say(hass, "history.select", { name })}
          @change=${(event: Event) => select(session, (event.target as HTMLInputElement).checked)}
        />
      </label>
    </td>
    <td role="cell" class="name">
      <button class="open" aria-haspopup="dialog" @click=${() => open(session.id)}><bdi title=${name}>${name}</bdi></button>
      ${state(hass, session)}
    </td>
    ${columns.map((column) => cell(hass, column, session))}
    <td role="cell" class="number change">${session.change_percent === null ? nothing : change(hass, session.change_percent)}</td>
  </tr>`;
}

function cell(hass: Hass, column: Column, session: ListedSession): TemplateResult {
  const { key, isNumber, alone } = column;
  const format = formatOf(hass);
  const text = column.write(session, format);
  const kinds = [
    key,
    isNumber && "number",
    alone && key !== "steps" && "ratio",
    (text === "" || text === UNKNOWN) && "none",
  ];
  const shown =
    alone === undefined
      ? text
      : html`<span class="headed">${text}</span><span class="alone">${alone(hass, text)}</span>`;
  return html`<td role="cell" class=${kinds.filter(Boolean).join(" ")} title=${column.hint?.(hass, session, format) || nothing}>${shown}</td>`;
}

/** What is not as one would think: that a session is not over, or not well. */
function state(hass: Hass, { status, outcome }: ListedSession): TemplateResult | typeof nothing {
  const word: Word | null =
    status !== "finished"
      ? `shared.status_${status}`
      : outcome === null || outcome === "completed"
        ? null
        : `shared.outcome_${outcome}`;
  return word === null
    ? nothing
    : html`<span class="chip ${status === "finished" ? "" : "strong"}">${say(hass, word)}</span>`;
}

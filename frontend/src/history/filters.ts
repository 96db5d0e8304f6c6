/** What the history is narrowed down by, and how it is sorted where there is no place for headings. */

import { html, nothing, type TemplateResult } from "lit";
import type { Hass } from "../shared/ha";
import { say, type Word } from "../shared/words";
import { type Asked, kindOf, type Page, PERIODS, type Period, type Sort } from "./asking";
import type { Column } from "./columns";

interface Filtering {
  asked: Asked;
  page: Page | undefined;
  columns: readonly Column[];
  /** Told what the user chose. */
  choose(chosen: Partial<Asked>): void;
}

export function filters(hass: Hass, { asked, page, columns, choose }: Filtering): TemplateResult {
  return html`<div class="filters" role="search" aria-label=${say(hass, "history.filters")}>
    <label>${say(hass, "shared.name")}
      <input type="search" .value=${asked.name} @input=${(event: Event) => choose({ name: chosenBy(event) })} />
    </label>
    ${choice(hass, { word: "shared.model", any: "history.any_model", chosen: asked.model, all: page?.models }, (model) => choose({ model }))}
    ${choice(hass, { word: "history.tag", any: "history.any_tag", chosen: asked.tag, all: page?.tags }, (tag) => choose({ tag }))}
    <label>${say(hass, "history.period")}
      <select @change=${(event: Event) => choose({ period: chosenBy(event) as Period })}>
        ${PERIODS.map((each) => html`<option value=${each} ?selected=${each === asked.period}>${say(hass, `history.period_${each}`)}</option>`)}
      </select>
    </label>
    ${asked.period === "own" ? [day(hass, "history.from", asked.from, (from) => choose({ from })), day(hass, "history.to", asked.to, (to) => choose({ to }))] : nothing}
    ${order(hass, asked, columns, choose)}
  </div>`;
}

interface Choice {
  word: Word;
  any: Word;
  chosen: string;
  all: readonly string[] | undefined;
}

/** A choice among what there is; none where there is nothing. */
function choice(hass: Hass, { word, any, chosen, all = [] }: Choice, choose: (value: string) => void) {
  // What is chosen stays choosable, also where it is not among the latest.
  const choices = chosen === "" || all.includes(chosen) ? all : [chosen, ...all];
  return choices.length === 0
    ? nothing
    : html`<label>${say(hass, word)}
        <select @change=${(event: Event) => choose(chosenBy(event))}>
          <option value="" ?selected=${chosen === ""}>${say(hass, any)}</option>
          ${choices.map((each) => html`<option value=${each} ?selected=${each === chosen}>${each}</option>`)}
        </select>
      </label>`;
}

function day(hass: Hass, word: Word, chosen: string, choose: (value: string) => void): TemplateResult {
  return html`<label>${say(hass, word)}
    <input type="date" .value=${chosen} @change=${(event: Event) => choose(chosenBy(event))} />
  </label>`;
}

const ORDERS = {
  number: { rising: "history.rising", falling: "history.falling" },
  text: { rising: "history.rising_text", falling: "history.falling_text" },
  time: { rising: "history.rising_time", falling: "history.falling_time" },
} as const;

/** What an order is called. */
export function orderWord(sort: Sort, isDescending: boolean): Word {
  return ORDERS[kindOf(sort)][isDescending ? "falling" : "rising"];
}

/** The order as a choice, shown instead of the headings where those have no place. */
function order(hass: Hass, asked: Asked, columns: readonly Column[], choose: Filtering["choose"]): TemplateResult {
  const orders = [{ key: "name" as Sort, word: "shared.name" as Word }, ...columns].flatMap(({ key, word }) =>
    [true, false].map((isDescending) => ({ key, word, isDescending })),
  );
  return html`<label class="order">${say(hass, "history.sort")}
    <select
      @change=${(event: Event) => {
        const { key, isDescending } = orders[Number(chosenBy(event))]!;
        choose({ sort: key, isDescending });
      }}
    >
      ${orders.map(
        ({ key, word, isDescending }, place) =>
          html`<option value=${place} ?selected=${key === asked.sort && isDescending === asked.isDescending}>
            ${say(hass, orderWord(key, isDescending), { what: say(hass, word) })}
          </option>`,
      )}
    </select>
  </label>`;
}

function chosenBy(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

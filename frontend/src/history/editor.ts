/** The form in which a session is corrected. */

import { html, nothing, type TemplateResult } from "lit";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Outcome, Session } from "../shared/records";
import { priceOf } from "../shared/runchart";
import { say, type Word } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { type Draft, draftOf, type Faults } from "./edit";
import { wallOf } from "./times";

const OUTCOMES: readonly Outcome[] = ["completed", "failed", "cancelled", "interrupted"];
const LONGEST_TEXT = 255;
const LONGEST_NOTES = 10_000;

interface Editing {
  session: Session;
  draft: Draft;
  faults: Faults;
  models: readonly string[];
}

/** What a number looks like to the user, in what is said of one that cannot be read. */
const EXAMPLES = { steps: [2000, 0], price: [0.25, 2] } as const;

/** The fields. What a session has can be changed, and its tags taken away; the rest the actions do not take away. */
export function editor(hass: Hass, editing: Editing): TemplateResult {
  const { session, draft, models } = editing;
  const before = draftOf(session, hass);
  const isOver = session.ended_at !== null;
  const text = (field: "name" | "model", word: Word): TemplateResult =>
    html`<label>${say(hass, word)}
      <input name=${field} .value=${draft[field]} ?required=${before[field] !== ""} maxlength=${LONGEST_TEXT} autocomplete="off" list=${field === "model" ? "models" : nothing} />
    </label>`;
  return html`
    <div class="fields">
      ${text("name", "shared.name")} ${text("model", "shared.model")}
      <datalist id="models">${models.map((model) => html`<option value=${model}></option>`)}</datalist>
      ${number(hass, "steps", say(hass, "shared.steps"), editing)}
      ${number(hass, "price", say(hass, "history.price_for_all", { currency: session.currency }), editing)}
      ${isOver ? outcomes(hass, draft) : nothing}
      <label class="wide">${say(hass, "history.tag_lines")}
        <textarea name="tags" rows="2" .value=${draft.tags}></textarea>
      </label>
      <label class="wide">${say(hass, "history.notes")}
        <textarea name="notes" rows="3" maxlength=${LONGEST_NOTES} .value=${draft.notes} ?required=${before.notes !== ""}></textarea>
      </label>
      ${time(hass, "started_at", "history.started", editing)}
      ${isOver ? time(hass, "ended_at", "history.ended", editing) : nothing}
    </div>
    <p class="quiet hint">${say(hass, "history.times_hint")}</p>
  `;
}

/** A number as text: the browser's own field for them goes by the browser's language, not by the user's settings. */
function number(hass: Hass, field: "steps" | "price", label: string, editing: Editing): TemplateResult {
  const { session, draft, faults } = editing;
  const isSteps = field === "steps";
  const format = formatOf(hass);
  const fault = faults[field];
  const hint = isSteps ? null : priceHint(hass, session);
  const described = [hint === null ? "" : `hint-${field}`, fault === undefined ? "" : `fault-${field}`]
    .join(" ")
    .trim();
  const [figure, digits] = EXAMPLES[field];
  return html`<div class="field">
    <label>${label}
      <input
        name=${field}
        type="text"
        inputmode=${isSteps ? "numeric" : "decimal"}
        autocomplete="off"
        .value=${draft[field]}
        ?required=${isSteps && session.steps !== null}
        aria-invalid=${fault === undefined ? nothing : "true"}
        aria-describedby=${described || nothing}
      />
    </label>
    ${hint === null ? nothing : html`<p class="quiet hint" id="hint-${field}">${hint}</p>`}
    ${faultText(field, fault && say(hass, fault, { example: format.number(figure, digits, digits) }))}
  </div>`;
}

/** What the price was, and how it stays that; a number in the field itself would look like one that was given. */
function priceHint(hass: Hass, { average_price: price, currency }: Session): string | null {
  return price === null ? null : say(hass, "history.price_hint", { price: priceOf(hass, price, currency) });
}

/** The place below a field for what is wrong with it. */
function faultText(field: keyof Draft, text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="error" id="fault-${field}" role="alert">${text}</p>`;
}

function time(hass: Hass, field: "started_at" | "ended_at", word: Word, { draft, faults }: Editing): TemplateResult {
  const fault = faults[field];
  return html`<div class="field">
    <label>${say(hass, word)}
      <input
        name=${field}
        type="datetime-local"
        step="1"
        required
        max=${wallOf(Date.now(), zoneOf(hass))}
        .value=${draft[field]}
        aria-invalid=${fault === undefined ? nothing : "true"}
        aria-describedby=${fault === undefined ? nothing : `fault-${field}`}
      />
    </label>
    ${faultText(field, fault && say(hass, fault))}
  </div>`;
}

function outcomes(hass: Hass, draft: Draft): TemplateResult {
  return html`<label>${say(hass, "history.outcome")}
    <select name="outcome">
      ${draft.outcome === "" ? html`<option value="" selected></option>` : nothing}
      ${OUTCOMES.map((each) => html`<option value=${each} ?selected=${each === draft.outcome}>${say(hass, `shared.outcome_${each}`)}</option>`)}
    </select>
  </label>`;
}

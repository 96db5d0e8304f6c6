/** The form in which a session is corrected. */

import { html, nothing, type TemplateResult } from "lit";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Outcome, Session } from "../shared/records";
import { say, type Word } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { type Draft, draftOf } from "./edit";
import { wallOf } from "./times";

const OUTCOMES: readonly Outcome[] = ["completed", "failed", "cancelled", "interrupted"];
const LONGEST_TEXT = 255;
const LONGEST_NOTES = 10_000;

interface Editing {
  session: Session;
  draft: Draft;
  models: readonly string[];
}

/** The fields. What a session has can be changed, and its tags taken away; the rest the actions do not take away. */
export function editor(hass: Hass, { session, draft, models }: Editing): TemplateResult {
  const before = draftOf(session, zoneOf(hass));
  const isOver = session.ended_at !== null;
  const text = (field: "name" | "model", word: Word): TemplateResult =>
    html`<label>${say(hass, word)}
      <input name=${field} .value=${draft[field]} ?required=${before[field] !== ""} maxlength=${LONGEST_TEXT} autocomplete="off" list=${field === "model" ? "models" : nothing} />
    </label>`;
  return html`
    <div class="fields">
      ${text("name", "shared.name")} ${text("model", "shared.model")}
      <datalist id="models">${models.map((model) => html`<option value=${model}></option>`)}</datalist>
      <label>${say(hass, "shared.steps")}
        <input name="steps" type="number" min="0" step="1" .value=${draft.steps} ?required=${before.steps !== ""} />
      </label>
      <label>${say(hass, "history.price_for_all", { currency: session.currency })}
        <input name="price" type="number" step="any" .value=${draft.price} placeholder=${session.average_price === null ? nothing : formatOf(hass).significant(session.average_price)} />
      </label>
      ${isOver ? outcomes(hass, draft) : nothing}
      <label class="wide">${say(hass, "history.tag_lines")}
        <textarea name="tags" rows="2" .value=${draft.tags}></textarea>
      </label>
      <label class="wide">${say(hass, "history.notes")}
        <textarea name="notes" rows="3" maxlength=${LONGEST_NOTES} .value=${draft.notes} ?required=${before.notes !== ""}></textarea>
      </label>
      ${time(hass, "started_at", "history.started", draft)}
      ${isOver ? time(hass, "ended_at", "history.ended", draft) : nothing}
    </div>
    <p class="quiet hint">${say(hass, "history.times_hint")}</p>
  `;
}

function time(hass: Hass, field: "started_at" | "ended_at", word: Word, draft: Draft): TemplateResult {
  return html`<label>${say(hass, word)}
    <input name=${field} type="datetime-local" step="1" required max=${wallOf(Date.now(), zoneOf(hass))} .value=${draft[field]} />
  </label>`;
}

function outcomes(hass: Hass, draft: Draft): TemplateResult {
  return html`<label>${say(hass, "history.outcome")}
    <select name="outcome">
      ${draft.outcome === "" ? html`<option value="" selected></option>` : nothing}
      ${OUTCOMES.map((each) => html`<option value=${each} ?selected=${each === draft.outcome}>${say(hass, `history.${each}`)}</option>`)}
    </select>
  </label>`;
}

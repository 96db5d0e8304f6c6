/** The question what is to be trained, with what that will take while one is still typing. */

import { css, html, nothing, type TemplateResult } from "lit";
import { act } from "../../shared/actions";
import { Dialog } from "../../shared/dialog";
import { define } from "../../shared/element";
import type { BriefSession } from "../../shared/records";
import { typed } from "../../shared/typed";
import { Asking, type Forecast, forecast, type Question } from "../estimating";
import { type LoadedRig, voiceOf } from "../scene";
import { distinct, lastNamed } from "../suggestions";
import { forecastText } from "./forecast";

/** How many runs back a name is suggested. */
const HISTORY = 50;

/** `training-energy-start-dialog`: starts a session on its `rig`. */
export class StartDialog extends Dialog {
  static override styles = [
    Dialog.styles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--te-space);
      }
      .forecast {
        min-height: 66px; /* as high as an estimate is, so that nothing jumps when it comes */
        padding: 12px 16px;
        border-radius: var(--ha-border-radius-md, 8px);
        background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
      }
    `,
  ];

  #rig: LoadedRig | undefined;
  #history: readonly BriefSession[] = [];
  #forecast: Forecast | null = null;
  readonly #asking = new Asking<Question, Forecast | null>(
    async (question) =>
      this.hass === undefined || this.rig === undefined ? null : forecast(this.hass, this.rig.entry_id, question),
    (answer) => {
      this.#forecast = answer;
      this.requestUpdate();
    },
  );

  get rig(): LoadedRig | undefined {
    return this.#rig;
  }

  /** A rig that is being reloaded is what it was: nothing that was typed is lost by it. */
  set rig(rig: LoadedRig | undefined) {
    this.#rig = rig ?? this.#rig;
  }

  override open(): void {
    this.#forecast = null;
    this.#asking.drop();
    super.open();
    this.#recall();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.drop();
  }

  protected override content(): TemplateResult {
    const { hass, rig } = this;
    if (hass === undefined || rig === undefined) {
      return html``;
    }
    const { say } = voiceOf(hass);
    return html`<form @submit=${this.#start} @input=${this.#typed}>
      <h2 id="title">${say("card.start_title", { rig: rig.name })}</h2>
      <label>${say("shared.name")}<input name="name" list="names" maxlength="255" autocomplete="off" autofocus @change=${this.#named} /></label>
      <label>${say("shared.model")}<input name="model" list="models" maxlength="255" autocomplete="off" /></label>
      <datalist id="names">${distinct(this.#history, "name").map((each) => html`<option value=${each}></option>`)}</datalist>
      <datalist id="models">${distinct(this.#history, "model").map((each) => html`<option value=${each}></option>`)}</datalist>
      <div class="pair">
        <label>${say("card.planned_steps")}<input name="steps" inputmode="numeric" autocomplete="off" /></label>
        ${
          rig.has_price
            ? html`<label>${say("card.budget_in", { currency: rig.currency })}<input name="budget" inputmode="decimal" autocomplete="off" /></label>`
            : nothing
        }
      </div>
      <div class="forecast" aria-live="polite">${forecastText(this.#forecast, voiceOf(hass))}</div>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" @click=${this.close}>${say("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${say("card.start_now")}</button>
      </div>
    </form>`;
  }

  /** Has the names of earlier runs to suggest; without them one types. */
  async #recall(): Promise<void> {
    if (this.hass === undefined || this.rig === undefined) {
      return;
    }
    const request = { rig: this.rig.entry_id, limit: HISTORY };
    const answer = await act<{ sessions: BriefSession[] }>(this.hass, "list_sessions", request).catch(() => null);
    this.#history = answer?.sessions ?? [];
    this.requestUpdate();
    const name = this.#field("name");
    if (name !== null && name !== (this.renderRoot as ShadowRoot).activeElement) {
      this.#named(); // who types fast has left the field before anybody knew the names
    }
  }

  #field(name: string): HTMLInputElement | null {
    return this.renderRoot.querySelector(`input[name="${name}"]`);
  }

  /** What is typed into a field as a number; null where it is empty, or no number. */
  #number(name: string): number | null {
    const text = this.#field(name)?.value ?? "";
    return this.hass === undefined || text.trim() === "" ? null : typed(text, this.hass);
  }

  #refuse(field: HTMLInputElement): void {
    this.error = voiceOf(this.hass!).say("card.bad_number", { text: field.value });
    this.requestUpdate();
    field.focus();
  }

  /** Fills in what a run of that name was the last time, where nothing is said yet. */
  #named(): void {
    const last = lastNamed(this.#history, this.#field("name")?.value ?? "");
    const [model, steps] = [this.#field("model"), this.#field("steps")];
    if (last === null || model === null || steps === null) {
      return;
    }
    model.value ||= last.model ?? "";
    steps.value ||= voiceOf(this.hass!).format.typed(last.steps);
    this.#typed();
  }

  #typed(): void {
    const steps = this.#number("steps") ?? 0;
    if (Number.isInteger(steps) && steps > 0) {
      this.#asking.about({ steps, model: this.#field("model")?.value.trim() || null });
    } else {
      this.#asking.drop();
      this.#forecast = null;
      this.requestUpdate();
    }
  }

  async #start(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { hass, rig } = this;
    if (hass === undefined || rig === undefined || this.isBusy) {
      return;
    }
    const [name, model] = [this.#field("name")?.value.trim(), this.#field("model")?.value.trim()];
    const [steps, budget] = [this.#number("steps"), this.#number("budget")];
    const wrong = (["steps", "budget"] as const).find(
      (each) => this.#field(each)?.value.trim() && this.#number(each) === null,
    );
    if (wrong !== undefined) {
      this.#refuse(this.#field(wrong)!);
      return;
    }
    const said = {
      rig: rig.entry_id,
      ...(name ? { name } : {}),
      ...(model ? { model } : {}),
      ...(steps === null ? {} : { planned_steps: steps }),
      ...(budget === null ? {} : { budget }),
    };
    if (await this.attempt(() => act(hass, "start_session", said))) {
      this.close();
    }
  }
}

define("training-energy-start-dialog", StartDialog);

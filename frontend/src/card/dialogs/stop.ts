/** The question whether a run is over, and how it went: a stop cannot be undone. */

import { css, html, type TemplateResult } from "lit";
import { act } from "../../shared/actions";
import { Dialog } from "../../shared/dialog";
import { define } from "../../shared/element";
import type { Session } from "../../shared/records";
import { typed } from "../../shared/typed";
import { nameOf } from "../faces/parts";
import type { Voice } from "../result";
import { voiceOf } from "../scene";

const OUTCOMES = ["completed", "failed", "cancelled"] as const;

/** What to type where nobody has told the steps: how many of a session's own were planned, and that it may be left. */
export function stepsHint(session: Session, { say, format }: Voice): string {
  const { steps, planned_steps: planned, start_step: start } = session;
  if (steps !== null) {
    return "";
  }
  return planned === null
    ? say("card.steps_hint")
    : say("card.steps_hint_planned", { steps: format.number(Math.max(planned - start, 0)) });
}

/** `training-energy-stop-dialog`: stops the session that it is opened `about`, or discards it. */
export class StopDialog extends Dialog {
  static override styles = [
    Dialog.styles,
    css`
      .hint {
        margin-block-start: 4px;
        font-size: var(--ha-font-size-s, 12px);
      }
      .aside {
        margin-inline-end: auto;
        border-color: transparent;
      }
      @media (width < 450px) {
        .aside {
          flex-basis: 100%;
        }
      }
    `,
  ];

  #rig = "";
  #session: Session | undefined;
  #isDiscarding = false;

  /** Asks about a session as it is now; what is told of it meanwhile changes nothing in the form. */
  about(rig: string, session: Session): void {
    this.#rig = rig;
    this.#session = session;
    this.#isDiscarding = false;
    this.open();
  }

  protected override content(): TemplateResult {
    if (this.hass === undefined || this.#session === undefined) {
      return html``;
    }
    return this.#isDiscarding ? this.#discardForm(this.#session) : this.#stopForm(this.#session);
  }

  #stopForm(session: Session): TemplateResult {
    const voice = voiceOf(this.hass!);
    const { say } = voice;
    return html`<form @submit=${this.#stop}>
      <h2 id="title">${say("card.stop_title", { name: nameOf(session, voice) })}</h2>
      <p class="quiet">${say("card.stop_note")}</p>
      <div>
        <label>
          ${say("card.steps_trained")}
          <input
            name="steps"
            inputmode="numeric"
            autocomplete="off"
            autofocus
            .defaultValue=${voice.format.typed(session.steps)}
            aria-describedby="steps-hint"
          />
        </label>
        <p class="hint quiet" id="steps-hint">${stepsHint(session, voice)}</p>
      </div>
      <label>
        ${say("card.outcome")}
        <select name="outcome">
          ${OUTCOMES.map((each) => html`<option value=${each}>${say(`shared.outcome_${each}`)}</option>`)}
        </select>
      </label>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" class="danger aside" @click=${() => this.#turn(true)}>${say("card.discard")}</button>
        <button type="button" @click=${this.close}>${say("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${say("card.stop")}</button>
      </div>
    </form>`;
  }

  #discardForm(session: Session): TemplateResult {
    const voice = voiceOf(this.hass!);
    const { say } = voice;
    return html`<form @submit=${this.#discard}>
      <h2 id="title">${say("card.discard_title", { name: nameOf(session, voice) })}</h2>
      <p>${say("card.discard_note")}</p>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" autofocus @click=${() => this.#turn(false)}>${say("card.back")}</button>
        <button class="danger" aria-disabled=${this.isBusy}>${say("card.discard")}</button>
      </div>
    </form>`;
  }

  async #turn(isDiscarding: boolean): Promise<void> {
    this.#isDiscarding = isDiscarding;
    this.error = undefined;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[autofocus]")?.focus();
  }

  async #stop(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const { say } = voiceOf(this.hass!);
    const text = String(form.get("steps")).trim();
    const steps = text === "" ? null : typed(text, this.hass!);
    if (text !== "" && steps === null) {
      this.error = say("card.bad_number", { text });
      this.requestUpdate();
      return;
    }
    // Only what was changed here: the trainer may have told of more steps since.
    const isTold = steps !== null && steps !== this.#session?.steps;
    await this.#end("stop_session", { outcome: form.get("outcome"), ...(isTold ? { steps } : {}) });
  }

  async #discard(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await this.#end("discard_session", {});
  }

  async #end(action: string, said: Record<string, unknown>): Promise<void> {
    const { hass } = this;
    if (hass === undefined || this.isBusy) {
      return;
    }
    const data = { rig: this.#rig, session_id: this.#session?.id, ...said };
    if (await this.attempt(() => act(hass, action, data))) {
      this.close();
    }
  }
}

define("training-energy-stop-dialog", StopDialog);

/** What the faces have in common. */

import { html, nothing, type TemplateResult } from "lit";
import { costWord, isEstimated } from "../../shared/cost";
import type { Session } from "../../shared/records";
import { typed } from "../../shared/typed";
import type { Voice } from "../result";
import { isOver, type Scene } from "../scene";

type Shown = TemplateResult | typeof nothing;

/** What a run is called. */
export function nameOf(session: Pick<Session, "name">, { say }: Voice): string {
  return session.name || say("shared.unnamed");
}

/** The run's name, and below it what else tells it from others. */
export function headOf(session: Session, when: string, scene: Scene): TemplateResult {
  const facts = [session.model, when].filter(Boolean);
  const { outcome } = session;
  return html`<div class="head">
    <h3>${nameOf(session, scene)}</h3>
    <p class="quiet">
      ${facts.map((fact) => html`<span class="fact">${fact}</span>`)}
      ${
        outcome === null || outcome === "completed"
          ? nothing
          : html`<span class="fact strong">${scene.say(`shared.outcome_${outcome}`)}</span>`
      }
    </p>
  </div>`;
}

/** When a run that is over began, and how long it took, where that is worth telling. */
export function ranOf(session: Session, { say, format }: Voice): string {
  const moment = format.moment(session.started_at);
  return session.duration_s < 1 ? moment : say("card.ran", { moment, duration: format.duration(session.duration_s) });
}

/** The two figures that matter; they move to what is measured. */
export function heroOf(session: Session, scene: Scene): TemplateResult {
  const { format, say } = scene;
  const { id, energy_kwh: energy, cost, currency } = session;
  return html`<dl class="hero">
    <div>
      <dt>${say("shared.energy")}</dt>
      <dd>
        <training-energy-figure
          .of=${id}
          .value=${energy}
          .write=${(value: number | null) => format.energy(value)}
        ></training-energy-figure>
      </dd>
    </div>
    ${
      cost === null
        ? nothing
        : html`<div>
            <dt>${say(costWord(session))}</dt>
            <dd>
              <training-energy-figure
                .of=${id}
                .value=${cost}
                .write=${(value: number | null) => format.money(value, currency)}
              ></training-energy-figure>
            </dd>
          </div>`
    }
  </dl>
  ${estimatedNote(session, scene)}`;
}

/** Why a cost is an estimate, where it is one. */
export function estimatedNote(session: Session, { say, format }: Voice): Shown {
  return isEstimated(session)
    ? html`<p class="quiet">${say("card.estimated_note", { energy: format.energy(session.estimated_kwh) })}</p>`
    : nothing;
}

/** A remark with a sign. */
export function noteOf(icon: string, text: string, kind: "plain" | "warning" | "bad" = "plain"): TemplateResult {
  return html`<p class="note ${kind}"><ha-icon .icon=${icon}></ha-icon><span>${text}</span></p>`;
}

/** The way into the next run. */
export function startButton({ say, deeds, isBusy }: Scene): TemplateResult {
  return html`<div class="buttons">
    <button class="primary" aria-disabled=${isBusy} @click=${deeds.start}>
      <ha-icon icon="mdi:play"></ha-icon>${say("card.start")}
    </button>
  </div>`;
}

/** Asks for the steps of a run that ended without saying any, once. */
export function stepsQuestion(session: Session, { hass, say, deeds, isBusy, wasAsked }: Scene): Shown {
  if (session.steps !== null || wasAsked || !isOver(session)) {
    return nothing;
  }
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).elements.namedItem("steps") as HTMLInputElement;
    const steps = typed(input.value, hass);
    input.setCustomValidity(steps === null ? say("card.bad_number", { text: input.value }) : "");
    if (input.reportValidity() && steps !== null) {
      deeds.keepSteps(steps);
    }
  };
  return html`<form class="question" @submit=${keep}>
    <label>
      ${say("card.ask_steps")}
      <input
        name="steps"
        inputmode="numeric"
        autocomplete="off"
        required
        @input=${(event: InputEvent) => (event.currentTarget as HTMLInputElement).setCustomValidity("")}
      />
    </label>
    <button class="primary" aria-disabled=${isBusy}>${say("shared.save")}</button>
    <button type="button" aria-disabled=${isBusy} @click=${deeds.skipSteps}>${say("card.not_now")}</button>
  </form>`;
}

/** A rig at rest: what its last run came to, and the way into the next one. */

import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../shared/records";
import { budgetBuys, rowsOf } from "../result";
import type { Scene } from "../scene";
import { estimatedNote, headOf, noteOf, ranOf, startButton, stepsQuestion } from "./parts";

/** The flag of a meter that is too slow or too coarse for a run: nothing is wrong with it. */
const COARSE = "coarse_meter";

/** Draws a rig on which nothing runs. */
export function idleFace(session: Session | null, scene: Scene): TemplateResult {
  const { rig } = scene;
  const buys = budgetBuys(session, rig, scene);
  return html`
    ${session === null ? html`<p class="quiet">${restingText(scene)}</p>` : result(session, scene)}
    ${buys === null ? nothing : noteOf("mdi:wallet-outline", buys)} ${startButton(scene)}
  `;
}

function result(session: Session, scene: Scene): TemplateResult {
  const { say, rig } = scene;
  const rows = rowsOf(session, rig, scene);
  return html`
    ${headOf(session, ranOf(session, scene), scene)}
    <dl class="result">
      ${rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${estimatedNote(session, scene)}
    ${session.active_s < session.duration_s - 1 ? html`<p class="quiet">${say("card.pauses")}</p>` : nothing}
    ${flagsNote(session, scene)} ${stepsQuestion(session, scene)}
  `;
}

/** What a rig without a session to show says: that nothing runs, or that nothing ever has. */
function restingText({ rig, say, format }: Scene): string {
  const { sessions } = rig;
  return sessions > 0 ? say("card.resting", { count: format.number(sessions) }, sessions) : say("card.no_session");
}

/** What a reader of the result should know: how far off it may be, or that the meter did something unusual. */
function flagsNote(session: Session, { say, format }: Scene): TemplateResult | typeof nothing {
  const faults = new Set(session.flags.map(({ fault }) => fault));
  if (faults.size === 0) {
    return nothing;
  }
  if (faults.size > 1 || !faults.has(COARSE)) {
    return noteOf("mdi:alert-outline", say("card.flagged"), "warning");
  }
  const bounds = format.bounds(session.energy_min_kwh, session.energy_max_kwh);
  return noteOf("mdi:information-outline", say("card.coarse", bounds));
}

/** A rig at rest: what its last run came to, and the way into the next one. */

import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../shared/records";
import { budgetBuys, rowsOf } from "../result";
import type { Scene } from "../scene";
import { headOf, noteOf, startButton, stepsQuestion } from "./parts";

/** Draws a rig on which nothing runs. */
export function idleFace(session: Session | null, scene: Scene): TemplateResult {
  const { rig, say } = scene;
  const buys = budgetBuys(session, rig, scene);
  return html`
    ${session === null ? html`<p class="quiet">${say("card.no_session")}</p>` : result(session, scene)}
    ${buys === null ? nothing : noteOf("mdi:wallet-outline", buys)} ${startButton(scene)}
  `;
}

function result(session: Session, scene: Scene): TemplateResult {
  const { say, format, rig } = scene;
  const when = say("card.ran", {
    moment: format.moment(session.started_at),
    duration: format.duration(session.duration_s),
  });
  const rows = rowsOf(session, rig, scene);
  return html`
    ${headOf(session, when, scene)}
    <dl class="result">
      ${rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${session.flags.length > 0 ? noteOf("mdi:alert-outline", say("card.flagged"), "warning") : nothing}
    ${stepsQuestion(session, scene)}
  `;
}

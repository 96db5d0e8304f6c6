/** A run that is over, but not final: its figures with their interval, and what they wait for. */

import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../shared/records";
import type { Scene } from "../scene";
import { headOf, heroOf, noteOf, ranOf, startButton, stepsQuestion } from "./parts";

const REASONS = { meter: "card.waits_meter", absent_meter: "card.waits_absent", doubt: "card.waits_doubt" } as const;

/** Draws a run of which the meter has not told everything. */
export function settlingFace(session: Session, scene: Scene): TemplateResult {
  const { say, format, rig } = scene;
  const interval = format.bounds(session.energy_min_kwh, session.energy_max_kwh);
  return html`
    ${headOf(session, ranOf(session, scene), scene)} ${heroOf(session, scene)}
    <p class="quiet">${say("card.interval", interval)}</p>
    ${rig.waits_for === null ? nothing : noteOf("mdi:timer-sand", say(REASONS[rig.waits_for]))}
    ${stepsQuestion(session, scene)} ${startButton(scene)}
  `;
}

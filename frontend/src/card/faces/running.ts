/** A run that goes on, or pauses: what it has used so far, how far it is, and what it will come to. */

import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../../shared/records";
import { runChart } from "../../shared/runchart";
import { type Budget, budgetOf, progressOf, recentPower, timeLeft, timeWord } from "../run";
import type { Scene } from "../scene";
import { headOf, heroOf, noteOf } from "./parts";

type Shown = TemplateResult | typeof nothing;

/** Draws a run that is not over. */
export function runningFace(session: Session, scene: Scene): TemplateResult {
  const { say, format, outlook, rig } = scene;
  const isPaused = rig.status === "paused";
  const idle = isPaused ? null : outlook?.idle_since;
  return html`
    ${headOf(session, say("card.since", { moment: moment(session.started_at, scene) }), scene)}
    ${rig.waits_for === "absent_meter" ? noteOf("mdi:power-plug-off-outline", say("card.absent_note"), "warning") : nothing}
    ${isPaused ? noteOf("mdi:pause-circle-outline", say("card.paused_note")) : nothing}
    ${idle ? noteOf("mdi:sleep", say("card.idle_note", { moment: format.time(idle) }), "warning") : nothing}
    ${heroOf(session, scene)} ${progress(session, scene)} ${budget(session, scene)} ${facts(session, scene)}
    ${curve(session, scene)} ${buttons(isPaused, scene)}
  `;
}

/** A moment; of today only its time. */
function moment(at: string, { format, now }: Scene): string {
  return format.day(at) === format.day(now) ? format.time(at) : format.moment(at);
}

function progress(session: Session, scene: Scene): Shown {
  const { say, format, outlook, now } = scene;
  const known = progressOf(session);
  if (known === null) {
    return nothing;
  }
  const { done, planned, share } = known;
  if (planned === null || share === null) {
    return html`<p class="line"><span>${say("card.done_steps", { done: format.number(done) })}</span></p>`;
  }
  const text = say("card.progress", { done: format.number(done), planned: format.number(planned) });
  const left = timeLeft(outlook, now);
  return html`<div>
    <p class="line">
      <span>${text}</span>
      ${left === null || share === 1 ? nothing : html`<span class="quiet">${leftText(left, share, scene)}</span>`}
    </p>
    <div
      class="bar"
      role="progressbar"
      aria-label=${say("shared.steps")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.floor(share * 100)}
      aria-valuetext=${text}
    >
      <div style="inline-size:${share * 100}%"></div>
    </div>
  </div>`;
}

function leftText(left: number, share: number, scene: Scene): string {
  const { say, format, outlook } = scene;
  const minutes = Math.ceil(left / 60) * 60;
  return say(timeWord(left, share), {
    duration: format.minutes(minutes),
    moment: moment(outlook?.end ?? "", scene),
  });
}

function budget(session: Session, { say, format, outlook }: Scene): Shown {
  const known = budgetOf(session, outlook);
  if (known === null) {
    return nothing;
  }
  const money = (value: number): string => format.money(value, session.currency);
  const whole = Math.max(known.budget, known.cost, known.projected ?? 0);
  const text = say("card.budget_spent", { cost: money(known.cost), budget: money(known.budget) });
  const end = known.projected === null ? null : say("card.budget_end", { cost: money(known.projected) });
  return html`<div class="budget ${known.state}">
    <p class="line">
      <span>${text}</span>
      ${end === null ? nothing : html`<span class="quiet">${end}</span>`}
    </p>
    <div
      class="bar"
      role="meter"
      aria-label=${say("card.budget")}
      aria-valuemin="0"
      aria-valuemax=${whole}
      aria-valuenow=${known.cost}
      aria-valuetext=${text}
    >
      <div style="inline-size:${(known.cost / whole) * 100}%"></div>
      <div class="end" style="inline-size:${((known.projected ?? known.cost) / whole) * 100}%"></div>
      ${known.budget < whole ? html`<div class="limit" style="inset-inline-start:${(known.budget / whole) * 100}%"></div>` : nothing}
    </div>
    ${budgetSign(known, { money, say })}
  </div>`;
}

function budgetSign(known: Budget, { money, say }: { money: (value: number) => string; say: Scene["say"] }): Shown {
  if (known.state === "over") {
    return noteOf("mdi:alert-circle", say("card.over_budget", { over: money(known.cost - known.budget) }), "bad");
  }
  return known.state === "will_exceed"
    ? noteOf("mdi:alert", say("card.will_exceed", { budget: money(known.budget) }), "warning")
    : nothing;
}

function facts(session: Session, scene: Scene): TemplateResult {
  const { say, format, outlook } = scene;
  const { cost_per_step: perStep, energy_per_step_wh: wh, currency } = session;
  const rows = [power(session, scene)];
  if (perStep !== null) {
    rows.push([say("card.cost_per_step"), format.smallMoney(perStep, currency)]);
  } else if (wh !== null) {
    rows.push([say("card.energy_per_step"), `${format.significant(wh)} Wh`]);
  }
  const end = [
    outlook?.energy_kwh == null ? null : format.energy(outlook.energy_kwh),
    outlook?.cost == null ? null : format.money(outlook.cost, currency),
  ].filter((each) => each !== null);
  if (end.length > 0) {
    rows.push([say("card.in_the_end"), end.join(" · ")]);
  }
  return html`<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The power now where a sensor tells it, else what the meter's last readings come to, else that of the whole run. */
function power(session: Session, { hass, rig, say, format }: Scene): [string, string] {
  const state = rig.power_entity === null ? undefined : hass.states[rig.power_entity];
  if (state !== undefined && state.state !== "unavailable" && state.state !== "unknown") {
    return [say("card.power"), hass.formatEntityState(state)];
  }
  const recent = rig.status === "training" ? recentPower(session.curve) : null;
  return recent === null
    ? [say("card.average_power"), format.power(session.average_power_w)]
    : [say("card.recent_power", { duration: format.elapsed(recent.seconds) }), format.power(recent.watts)];
}

function curve(session: Session, { hass, say }: Scene): TemplateResult {
  return session.duration_s > 0 && session.curve.some(([, wh]) => wh > 0)
    ? runChart(hass, session)
    : html`<p class="placeholder quiet">${say("card.no_curve")}</p>`;
}

function buttons(isPaused: boolean, { say, deeds, isBusy }: Scene): TemplateResult {
  // One button that changes: whoever has pressed it stays on it.
  return html`<div class="buttons">
    <button class=${isPaused ? "primary" : ""} aria-disabled=${isBusy} @click=${isPaused ? deeds.resume : deeds.pause}>
      <ha-icon .icon=${isPaused ? "mdi:play" : "mdi:pause"}></ha-icon>${say(isPaused ? "card.resume" : "card.pause")}
    </button>
    <button aria-disabled=${isBusy} @click=${deeds.stop}><ha-icon icon="mdi:stop"></ha-icon>${say("card.stop")}</button>
  </div>`;
}

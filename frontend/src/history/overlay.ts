/** Sessions side by side: their curves aligned at the start, and what 1000 steps of each came to. */

import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { act, refusalOf } from "../shared/actions";
import { style as barStyle, bars } from "../shared/bars";
import { curveOf } from "../shared/curve";
import "../shared/chart";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Session } from "../shared/records";
import { durationTicks } from "../shared/scale";
import { base } from "../shared/style";
import { say } from "../shared/words";
import type { ListedSession } from "./asking";
import { style } from "./overlay-style";
import { COLORS, MOST_CURVES, ratesOf } from "./rates";

/** `training-energy-overlay`: reads the curves that it has not read yet, each once. */
export class Overlay extends LitElement {
  static override properties: PropertyDeclarations = {
    hass: { attribute: false },
    rig: { attribute: false },
    sessions: { attribute: false },
    error: { state: true },
    curves: { state: true },
  };
  static override styles = [base, barStyle, style];

  declare hass: Hass;
  /** The config entry of the rig. */
  declare rig: string;
  declare sessions: readonly ListedSession[];
  declare error: string | undefined;
  /** By the id of a session and where it is in its life. */
  declare curves: ReadonlyMap<string, Session>;
  readonly #asked = new Set<string>();

  constructor() {
    super();
    this.sessions = [];
    this.curves = new Map();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("sessions")) {
      this.error = undefined;
      this.sessions.slice(0, MOST_CURVES).forEach((session) => void this.#read(session));
    }
  }

  async #read(session: ListedSession): Promise<void> {
    const key = keyOf(session);
    if (this.#asked.has(key)) {
      return;
    }
    this.#asked.add(key);
    try {
      const whole = await act<Session>(this.hass, "get_session", { rig: this.rig, session_id: session.id });
      this.curves = new Map([...this.curves, [key, whole]]);
    } catch (error) {
      this.#asked.delete(key);
      this.error = await refusalOf(this.hass, error);
    }
  }

  protected override render(): TemplateResult {
    const { hass, sessions } = this;
    const drawn = sessions.slice(0, MOST_CURVES);
    return html`
      <h3>${say(hass, "history.overlay")}</h3>
      ${sessions.length > drawn.length ? html`<p class="quiet">${say(hass, "history.most_curves", { most: MOST_CURVES, count: formatOf(hass).number(sessions.length) })}</p>` : nothing}
      ${this.error === undefined ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      ${this.#chart(drawn)}
      <ul class="legend" aria-label=${say(hass, "history.legend")}>
        ${drawn.map((session, place) => this.#entry(session, COLORS[place]!))}
      </ul>
      ${this.#rates()}
    `;
  }

  #chart(drawn: readonly ListedSession[]): TemplateResult {
    const { hass } = this;
    const format = formatOf(hass);
    const series = drawn.flatMap((session, place) => {
      const whole = this.curves.get(keyOf(session));
      return whole === undefined
        ? []
        : [{ points: curveOf(whole), name: this.#called(session), color: COLORS[place]! }];
    });
    const longest = series.reduce((most, { points }) => Math.max(most, points.at(-1)?.[0] ?? 0), 0);
    return html`<training-energy-chart
      .series=${series}
      .label=${say(hass, "history.overlay_label", { names: drawn.map((each) => this.#called(each)).join(", ") })}
      .unit=${"kWh"}
      .xTicks=${longest > 0 ? durationTicks(longest) : []}
      .writeX=${(seconds: number) => formatOf(hass).elapsed(seconds)}
      .writeY=${(kwh: number, digits: number) => format.number(kwh, digits, digits)}
    ></training-energy-chart>`;
  }

  #entry(session: ListedSession, color: string): TemplateResult {
    const format = formatOf(this.hass);
    return html`<li>
      <span class="swatch" style="background:${color}" aria-hidden="true"></span>
      <bdi class="called">${this.#called(session)}</bdi>
      <span class="quiet">${format.energy(session.energy_kwh)}, ${format.duration(session.duration_s)}</span>
    </li>`;
  }

  #rates(): TemplateResult {
    const { hass } = this;
    const format = formatOf(hass);
    const rates = ratesOf(this.sessions);
    if (rates.length === 0) {
      return html`<p class="quiet">${say(hass, "history.no_steps")}</p>`;
    }
    const energy = rates.map(({ session, energy: value }) => ({
      label: this.#called(session),
      value,
      text: `${format.significant(value)} kWh`,
    }));
    const cost = rates.map(({ session, cost: value }) => ({
      label: this.#called(session),
      value,
      text: format.smallMoney(value, session.currency),
    }));
    return html`<div class="rates">
      <section><h3>${say(hass, "history.energy_per_1000")}</h3>${bars(energy, say(hass, "history.energy_per_1000"))}</section>
      ${cost.some(({ value }) => value !== null) ? html`<section><h3>${say(hass, "history.cost_per_1000")}</h3>${bars(cost, say(hass, "history.cost_per_1000"))}</section>` : nothing}
    </div>`;
  }

  #called({ name, started_at }: ListedSession): string {
    return name ?? formatOf(this.hass).moment(started_at);
  }
}

function keyOf({ id, status, energy_kwh }: ListedSession): string {
  return `${id} ${status} ${status === "finished" ? energy_kwh : ""}`;
}

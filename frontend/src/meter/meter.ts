/** The meter of a rig: what it showed over days, with the sessions shaded. */

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { refusalOf } from "../shared/actions";
import { HassElement } from "../shared/element";
import { formatOf } from "../shared/format";
import { type GridOptions, type Hass, type Locale, readsLeftwards } from "../shared/ha";
import { Live } from "../shared/live";
import { base } from "../shared/style";
import { outdatedNote } from "../shared/version";
import { say } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { checked, form, type MeterConfig, stub, USUAL_DAYS } from "./config";
import { type History, historyOf } from "./history";
import { type Moment, type Picture, pictureOf } from "./picture";
import { spanOf } from "./span";
import { style } from "./style";
import { dayOf, daysLater, momentOf } from "./zone";
import "../shared/chart";

const RANGES = { 1: "meter.day", 7: "meter.week", 30: "meter.month" } as const;

/** `training-energy-meter`: asks when it is opened, for other days, and when a session starts or stops; else never. */
export class MeterCard extends HassElement {
  static override properties: PropertyDeclarations = {
    days: { state: true },
    back: { state: true },
    found: { state: true },
    error: { state: true },
    isBusy: { state: true },
  };

  static override styles = [base, style];

  static getStubConfig = stub;
  static getConfigForm = form;

  declare days: number;
  /** How often one has gone back. */
  declare back: number;
  /** What Home Assistant answered, and for which days. */
  declare found: { history: History; at: Moment } | undefined;
  declare error: string | undefined;
  declare isBusy: boolean;

  readonly #live = new Live(this);
  #config: MeterConfig | undefined;
  #asked = "";
  #drawn: { found: object; locale: Locale; picture: Picture } | undefined;

  constructor() {
    super();
    this.days = USUAL_DAYS;
    this.back = 0;
    this.isBusy = false;
  }

  setConfig(config: MeterConfig): void {
    const { days } = checked(config);
    if (days !== this.#config?.days) {
      this.days = days;
      this.back = 0;
    }
    this.#config = { ...config, days };
    if (this.hass !== undefined) {
      this.heard(this.hass);
    }
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override heard(hass: Hass): void {
    if (this.#config !== undefined) {
      this.#live.follow(hass, this.#config.rig);
    }
  }

  protected override willUpdate(): void {
    const { rig, session, turn } = this.#live;
    if (this.hass === undefined || !rig?.loaded || !this.isConnected) {
      return;
    }
    const zone = zoneOf(this.hass);
    const days = [this.days, this.back, dayOf(Date.now(), zone), zone];
    const state = [turn, rig.history, session?.id, session?.ended_at];
    const question = JSON.stringify([rig.entry_id, rig.meters, state, days]);
    if (question !== this.#asked) {
      this.#asked = question;
      this.#ask(this.hass, { rig: rig.entry_id, meters: rig.meters ?? [], zone });
    }
  }

  async #ask(hass: Hass, { rig, meters, zone }: { rig: string; meters: string[]; zone: string }): Promise<void> {
    const question = this.#asked;
    const now = Date.now();
    const span = spanOf(now, zone, { days: this.days, back: this.back });
    this.isBusy = true;
    try {
      const history = await historyOf(hass, { rig, meters, span, now });
      if (question === this.#asked) {
        this.found = { history, at: { span, now, zone } };
        this.error = undefined;
      }
    } catch (error) {
      const text = await refusalOf(hass, error);
      if (question === this.#asked) {
        this.error = text;
      }
    } finally {
      if (question === this.#asked) {
        this.isBusy = false;
      }
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const hass = this.hass;
    if (hass === undefined) {
      return nothing;
    }
    const { rig, error } = this.#live;
    if (error !== undefined) {
      return html`<ha-card><p class="error" role="alert">${error}</p></ha-card>`;
    }
    return html`<ha-card>
      <h2>${rig === undefined ? say(hass, "shared.loading") : say(hass, "meter.title", { rig: rig.name })}</h2>
      ${outdatedNote(hass, this.#live.version)}
      ${this.#controls(hass)}
      ${this.#plot(hass)}
    </ha-card>`;
  }

  #controls(hass: Hass): TemplateResult {
    const ranges = [...new Set([1, 7, 30, this.#config?.days ?? USUAL_DAYS])].sort((one, other) => one - other);
    const [earlier, later] = readsLeftwards(hass) ? ["right", "left"] : ["left", "right"];
    return html`<div class="controls">
      <div class="ranges" role="group" aria-label=${say(hass, "meter.range")}>
        ${ranges.map(
          (days) =>
            html`<button aria-pressed=${days === this.days} @click=${() => this.#show(days, 0)}>${this.#rangeName(hass, days)}</button>`,
        )}
      </div>
      <div class="steps">
        <button class="icon" aria-label=${say(hass, "meter.back")} @click=${() => this.#show(this.days, this.back + 1)}>
          <ha-icon icon="mdi:chevron-${earlier}"></ha-icon>
        </button>
        <span aria-live="polite">${this.#spanName(hass)}</span>
        <button class="icon" aria-label=${say(hass, "meter.forward")} ?disabled=${this.back === 0} @click=${() => this.#show(this.days, this.back - 1)}>
          <ha-icon icon="mdi:chevron-${later}"></ha-icon>
        </button>
      </div>
    </div>`;
  }

  #show(days: number, back: number): void {
    this.days = days;
    this.back = back;
  }

  #rangeName(hass: Hass, days: number): string {
    const word = (RANGES as Readonly<Record<number, (typeof RANGES)[keyof typeof RANGES]>>)[days];
    return word === undefined ? say(hass, "meter.days", { days: formatOf(hass).number(days) }, days) : say(hass, word);
  }

  #spanName(hass: Hass): string {
    const format = formatOf(hass);
    const zone = zoneOf(hass);
    const { first, days } = spanOf(Date.now(), zone, { days: this.days, back: this.back });
    // At noon, when no zone is on another day.
    const [from, to] = [0, days - 1].map((each) => format.day(momentOf(daysLater(first, each), zone, 12)));
    return days === 1 ? (from ?? "") : say(hass, "meter.from_to", { first: from ?? "", last: to ?? "" });
  }

  /** What was answered as the user reads it, worked out once for each answer and each change of their settings. */
  #picture(hass: Hass): Picture | undefined {
    const { found } = this;
    if (found === undefined) {
      return undefined;
    }
    if (this.#drawn?.found !== found || this.#drawn.locale !== hass.locale) {
      this.#drawn = { found, locale: hass.locale, picture: pictureOf(hass, found.history, found.at) };
    }
    return this.#drawn.picture;
  }

  #plot(hass: Hass): TemplateResult {
    const picture = this.#picture(hass);
    const { rig } = this.#live;
    if (this.error !== undefined) {
      return html`<p class="error plot message" role="alert">${this.error}</p>`;
    }
    if (rig !== undefined && !rig.loaded) {
      return html`<p class="quiet plot message">${say(hass, rig.removed ? "shared.removed" : "shared.not_running", { rig: rig.name })}</p>`;
    }
    if (picture === undefined) {
      return html`<div class="plot" aria-busy="true"></div>`;
    }
    return html`${picture.series.length === 0 ? this.#gap(hass, picture) : this.#chart(hass, picture)}
      ${picture.summary === "" ? nothing : html`<p class="summary">${picture.summary}</p>`}
      ${picture.entries.length === 0 ? nothing : html`<ul class="hidden" aria-label=${say(hass, "meter.sessions")}>${picture.entries.map((entry) => html`<li>${entry}</li>`)}</ul>`}`;
  }

  /** In place of a line that there is not. */
  #gap(hass: Hass, { isUnrecorded, isYoung }: Picture): TemplateResult {
    const word = isUnrecorded ? "meter.no_recorder" : isYoung ? "meter.young" : "meter.empty";
    return html`<p class="quiet plot message">${say(hass, word)}</p>`;
  }

  #chart(hass: Hass, picture: Picture): TemplateResult {
    return html`<div class="plot" aria-busy=${this.isBusy}>
      <training-energy-chart
        .series=${picture.series}
        .bands=${picture.bands}
        .span=${picture.stretch}
        .xTicks=${picture.marks}
        .writeX=${picture.writeX}
        .writeY=${picture.writeY}
        .unit=${"kWh"}
        .fromZero=${false}
        .label=${say(hass, "meter.graph")}
      ></training-energy-chart>
    </div>`;
  }
}

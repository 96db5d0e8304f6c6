/** The card of one rig: its face is that of the run that goes on, that settles, or that was the last. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../shared/chart";
import { act, refusalOf } from "../shared/actions";
import { HassElement } from "../shared/element";
import type { CardConfig, GridOptions, Hass } from "../shared/ha";
import { Live } from "../shared/live";
import type { Rig, Session } from "../shared/records";
import { stub } from "../shared/rigs";
import { base, fields } from "../shared/style";
import { outdatedNote } from "../shared/version";
import { askNoMore, wasAsked } from "./asked";
import { Clock } from "./clock";
import { checked, form } from "./config";
import "./dialogs/start";
import type { StartDialog } from "./dialogs/start";
import "./dialogs/stop";
import type { StopDialog } from "./dialogs/stop";
import { idleFace } from "./faces/idle";
import { noteOf } from "./faces/parts";
import { runningFace } from "./faces/running";
import { settlingFace } from "./faces/settling";
import "./figure";
import { type Deeds, dependsOnTime, isLoaded, type LoadedRig, type Scene, voiceOf } from "./scene";
import { style } from "./style";

/** `training-energy-card`. */
export class TrainingEnergyCard extends HassElement {
  static override styles = [base, fields, style];
  static readonly getConfigForm = form;
  static readonly getStubConfig = stub;

  #config: CardConfig | undefined;
  #refused: string | undefined;
  #isBusy = false;
  #hadFocus = false;
  readonly #live = new Live(this);
  readonly #deeds: Deeds = {
    start: () => this.#dialog<StartDialog>("training-energy-start-dialog")?.open(),
    stop: () => this.#askToStop(),
    pause: () => this.#change("pause_session"),
    resume: () => this.#change("resume_session"),
    keepSteps: (steps) => this.#change("update_session", { steps }),
    skipSteps: () => this.#skipSteps(),
  };

  constructor() {
    super();
    new Clock(this, () => dependsOnTime(this.#live));
  }

  setConfig(config: unknown): void {
    this.#config = checked(config);
    this.#follow();
    this.requestUpdate();
  }

  getCardSize(): number {
    return this.#live.rig?.status === "training" || this.#live.rig?.status === "paused" ? 10 : 7;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override heard(): void {
    this.#follow();
  }

  protected override shows(hass: Hass): unknown[] {
    const power = this.#live.rig?.power_entity;
    return [power == null ? undefined : hass.states[power]];
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#hadFocus) {
      this.#keepFocus();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (hass === undefined || this.#config === undefined) {
      return nothing;
    }
    const { rig, error, version } = this.#live;
    const { say } = voiceOf(hass);
    return html`<ha-card>
      <div class="card">
        ${rig === undefined && error === undefined ? html`<p class="quiet">${say("shared.loading")}</p>` : nothing}
        ${error === undefined ? nothing : html`<div role="alert">${noteOf("mdi:alert-circle", error, "bad")}</div>`}
        ${rig === undefined ? nothing : html`${this.#top(hass)} ${isLoaded(rig) ? this.#face(hass, rig) : this.#notRunning(hass, rig)}`}
        ${this.#refused === undefined ? nothing : html`<p class="error" role="alert">${this.#refused}</p>`}
        ${outdatedNote(hass, version)}
      </div>
      <training-energy-start-dialog
        .hass=${hass}
        .rig=${rig !== undefined && isLoaded(rig) ? rig : undefined}
        @closed=${this.#keepFocus}
      ></training-energy-start-dialog>
      <training-energy-stop-dialog .hass=${hass} @closed=${this.#keepFocus}></training-energy-stop-dialog>
    </ha-card>`;
  }

  #top(hass: Hass): TemplateResult {
    const { rig } = this.#live;
    return html`<div class="top">
      <div class="sign"><ha-icon icon="mdi:expansion-card"></ha-icon></div>
      <h2 tabindex="-1">${rig?.name}</h2>
      ${rig?.status === undefined ? nothing : html`<span class="status ${rig.status}" role="status">${voiceOf(hass).say(`shared.status_${rig.status}`)}</span>`}
    </div>`;
  }

  #face(hass: Hass, rig: LoadedRig): TemplateResult {
    const { session, outlook } = this.#live;
    const scene: Scene = {
      ...voiceOf(hass),
      hass,
      rig,
      outlook,
      now: new Date(),
      isBusy: this.#isBusy,
      wasAsked: session !== null && wasAsked(session.id),
      deeds: this.#deeds,
    };
    if (session === null || rig.status === "idle") {
      return idleFace(session, scene);
    }
    return rig.status === "settling" ? settlingFace(session, scene) : runningFace(session, scene);
  }

  #notRunning(hass: Hass, { name, removed }: Rig): TemplateResult {
    const text = voiceOf(hass).say(removed ? "shared.removed" : "shared.not_running", { rig: name });
    return html`<div role="alert">${noteOf("mdi:alert-circle", text, "bad")}</div>`;
  }

  #follow(): void {
    if (this.hass !== undefined && this.#config !== undefined) {
      this.#live.follow(this.hass, this.#config.rig);
    }
  }

  #dialog<Kind extends StartDialog | StopDialog>(tag: string): Kind | null {
    return this.renderRoot.querySelector<Kind>(tag);
  }

  #askToStop(): void {
    const { rig, session } = this.#live;
    if (rig !== undefined && session !== null) {
      this.#dialog<StopDialog>("training-energy-stop-dialog")?.about(rig.entry_id, session);
    }
  }

  #skipSteps(): void {
    if (this.#live.session !== null) {
      askNoMore(this.#live.session.id);
      this.requestUpdate();
    }
  }

  /** Changes the session that is shown; what is refused is said on the card. */
  async #change(action: string, said: Record<string, unknown> = {}): Promise<void> {
    const { hass } = this;
    const { rig, session } = this.#live;
    if (hass === undefined || rig === undefined || session === null || this.#isBusy) {
      return;
    }
    this.#isBusy = true;
    this.#refused = undefined;
    this.requestUpdate();
    try {
      await act<Session>(hass, action, { rig: rig.entry_id, session_id: session.id, ...said });
    } catch (error) {
      this.#refused = await refusalOf(hass, error);
    } finally {
      this.#isBusy = false;
      this.requestUpdate();
    }
  }

  /** Leaves nobody who goes by keyboard at the top of the page when what they were on is gone. */
  #keepFocus(): void {
    this.updateComplete.then(() => {
      if (this.shadowRoot?.activeElement == null) {
        this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
      }
    });
  }
}

/** One session of the history: all that is known of it, to be corrected, deleted or kept as a file. */

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { act } from "../shared/actions";
import { Dialog } from "../shared/dialog";
import type { Session } from "../shared/records";
import { say } from "../shared/words";
import { downloadSession } from "./download";
import { changesOf, type Draft, draftOf, type Faults, faultsOf } from "./edit";
import { editor } from "./editor";
import { found } from "./found";
import { style } from "./session-style";
import { sheet } from "./sheet";

/**
 * `training-energy-session`: opened with `show(id)`. An event `changed` says that a session is not what it was, or
 * not what it was taken for; its detail is the id of one that was deleted.
 */
export class SessionDialog extends Dialog {
  static override properties: PropertyDeclarations = { rig: { attribute: false }, models: { attribute: false } };
  static override styles = [...(Dialog.styles as []), style];

  /** The config entry of the rig. */
  declare rig: string;
  /** What models there are to choose from. */
  declare models: readonly string[];
  #id = "";
  #session: Session | undefined;
  #draft: Draft | undefined;
  #faults: Faults = {};
  #isDeleting = false;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // The key as well: a browser lets a page keep a dialog open at the first Escape, but not at the next.
    for (const event of ["cancel", "keydown"]) {
      root.addEventListener(event, (each) => this.#leave(each), { capture: true });
    }
    return root;
  }

  show(id: string): void {
    this.#id = id;
    this.#session = undefined;
    this.#draft = undefined;
    this.#isDeleting = false;
    this.open();
    this.#try(async () => {
      const session = await this.#ask("get_session");
      // Meanwhile another one may have been opened.
      if (session.id === this.#id || session.key === this.#id) {
        this.#id = session.id;
        this.#session = session;
      }
    });
  }

  protected override content(): TemplateResult {
    const { hass } = this;
    const session = this.#session;
    if (hass === undefined || session === undefined) {
      return html`<div class="content">
        ${this.#head(hass === undefined ? "" : say(hass, "history.session"))}
        ${this.error === undefined && hass ? html`<p class="quiet" role="status">${say(hass, "shared.loading")}</p>` : this.refusal()}
      </div>`;
    }
    const title = session.name ?? session.model ?? say(hass, "shared.unnamed");
    if (this.#draft !== undefined) {
      return this.#editing(session, this.#draft, title);
    }
    return html`<div class="content">
      ${this.#head(title)}
      ${sheet(hass, session, (parent) => this.show(parent))}
      ${this.refusal()} ${this.#isDeleting ? this.#question(title) : this.#buttons(session)}
    </div>`;
  }

  #head(title: string): TemplateResult {
    return html`<div class="head">
      <h2 id="title" tabindex="-1"><bdi>${title}</bdi></h2>
      <button class="icon" type="button" aria-label=${this.hass ? say(this.hass, "shared.close") : nothing} @click=${this.#shut}>
        <ha-icon icon="mdi:close"></ha-icon>
      </button>
    </div>`;
  }

  #buttons(session: Session): TemplateResult {
    const hass = this.hass!;
    const isOver = session.ended_at !== null;
    return html`<div class="buttons">
      ${isOver ? html`<button class="danger" ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#isDeleting = true))}>${say(hass, "history.delete")}</button>` : nothing}
      ${session.settled ? html`<button @click=${() => downloadSession(session)}>${say(hass, "history.export_one")}</button>` : nothing}
      <button class="primary" ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#draft = draftOf(session, hass)))}>${say(hass, "history.edit")}</button>
    </div>`;
  }

  #question(title: string): TemplateResult {
    const hass = this.hass!;
    return html`<div class="question" role="group" aria-labelledby="question">
      <p id="question">${say(hass, "history.delete_question", { name: title })}</p>
      <div class="buttons">
        <button ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#isDeleting = false))}>${say(hass, "shared.cancel")}</button>
        <button class="danger" ?disabled=${this.isBusy} @click=${this.#delete}>${say(hass, "history.delete_surely")}</button>
      </div>
    </div>`;
  }

  #editing(session: Session, draft: Draft, title: string): TemplateResult {
    const hass = this.hass!;
    return html`<form @submit=${this.#save} @change=${this.#check}>
      ${this.#head(say(hass, "history.edit_title", { name: title }))}
      ${editor(hass, { session, draft, faults: this.#faults, models: this.models ?? [] })}
      ${this.refusal()}
      <div class="buttons">
        <button type="button" ?disabled=${this.isBusy} @click=${this.#toSheet}>${say(hass, "shared.cancel")}</button>
        <button class="primary" ?disabled=${this.isBusy}>${say(hass, "shared.save")}</button>
      </div>
    </form>`;
  }

  /** Turns to another page of the dialog, and puts the focus where one goes on from there. */
  async #turn(change: () => void, next = ".question button, form input, .buttons .primary"): Promise<void> {
    change();
    this.error = undefined;
    this.#faults = {};
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  /** Back to what the session is, from its top. */
  async #toSheet(): Promise<void> {
    await this.#turn(() => (this.#draft = undefined), "#title");
    this.renderRoot.querySelector("dialog")?.scrollTo({ top: 0 });
  }

  /** Escape, or what else closes dialogs: from the form it leads back, and never drops what was typed. */
  #leave(event: Event): void {
    const isKey = event instanceof KeyboardEvent;
    if (this.#draft === undefined || (isKey && event.key !== "Escape")) {
      return;
    }
    event.preventDefault();
    // Once both events of the key are over: the second one would close the sheet as well.
    setTimeout(() => (this.#isTouched ? this.#warn() : this.#toSheet()));
  }

  #shut(): void {
    if (this.#isTouched) {
      this.#warn();
    } else {
      this.close();
    }
  }

  async #warn(): Promise<void> {
    this.error = say(this.hass!, "history.unsaved");
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector(".buttons")?.scrollIntoView({ block: "end" });
  }

  /** What is in the fields; undefined where there is no form. */
  get #given(): Draft | undefined {
    const form = this.renderRoot.querySelector("form");
    return form === null || this.#draft === undefined
      ? undefined
      : { ...this.#draft, ...(Object.fromEntries(new FormData(form)) as Partial<Draft>) };
  }

  get #isTouched(): boolean {
    const given = this.#given;
    return given !== undefined && Object.keys(changesOf(this.#session!, given, this.hass!)).length > 0;
  }

  /** Says what cannot be as soon as somebody has filled in a field. */
  #check(): void {
    const [session, draft] = [this.#session, this.#given];
    if (this.hass !== undefined && session !== undefined && draft !== undefined) {
      this.#faults = faultsOf(session, draft, this.hass);
      this.requestUpdate();
    }
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { hass } = this;
    const session = this.#session;
    const draft = this.#given;
    if (hass === undefined || session === undefined || draft === undefined) {
      return;
    }
    // What is refused stays in the form.
    this.#draft = draft;
    this.#faults = faultsOf(session, draft, hass);
    const [fault] = Object.keys(this.#faults);
    if (fault !== undefined) {
      this.error = undefined;
      this.requestUpdate();
      this.renderRoot.querySelector<HTMLElement>(`[name=${fault}]`)?.focus();
      return;
    }
    const changes = changesOf(session, draft, hass);
    const isDone =
      Object.keys(changes).length === 0 ||
      (await this.#try(async () => {
        this.#session = await this.#ask("update_session", changes);
        this.dispatchEvent(new CustomEvent("changed"));
      }));
    if (isDone) {
      this.#toSheet();
    }
  }

  async #delete(): Promise<void> {
    if (await this.#try(() => this.#ask("delete_session"))) {
      this.close();
      this.dispatchEvent(new CustomEvent("changed", { detail: this.#id }));
    }
  }

  /** Does what may be refused; where it was, what the page shows may be old. */
  async #try(deed: () => Promise<unknown>): Promise<boolean> {
    const isDone = await this.attempt(deed);
    if (!isDone) {
      this.dispatchEvent(new CustomEvent("changed"));
    }
    return isDone;
  }

  #ask(action: string, data: Record<string, unknown> = {}): Promise<Session> {
    const hass = this.hass!;
    return found(hass, act<Session>(hass, action, { rig: this.rig, session_id: this.#id, ...data }));
  }
}

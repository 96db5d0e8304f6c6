/** One session of the history: all that is known of it, to be corrected, deleted or kept as a file. */

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { act } from "../shared/actions";
import { Dialog } from "../shared/dialog";
import type { Session } from "../shared/records";
import { say } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { downloadJson, fileName } from "./download";
import { changesOf, type Draft, draftOf } from "./edit";
import { editor } from "./editor";
import { style } from "./session-style";
import { sheet } from "./sheet";

/**
 * `training-energy-session`: opened with `show(id)`. An event `changed` says that a session is not what it was;
 * its detail is the id of one that was deleted.
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
  #isDeleting = false;

  show(id: string): void {
    this.#id = id;
    this.#session = undefined;
    this.#draft = undefined;
    this.#isDeleting = false;
    this.open();
    this.attempt(async () => {
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
    const title = session.name ?? session.model ?? say(hass, "history.unnamed");
    if (this.#draft !== undefined) {
      return this.#editing(session, this.#draft);
    }
    return html`<div class="content">
      ${this.#head(title)}
      ${sheet(hass, session, (parent) => this.show(parent))}
      ${this.refusal()} ${this.#isDeleting ? this.#question(title) : this.#buttons(session)}
    </div>`;
  }

  #head(title: string): TemplateResult {
    return html`<div class="head">
      <h2 id="title"><bdi>${title}</bdi></h2>
      <button class="icon" type="button" aria-label=${this.hass ? say(this.hass, "shared.close") : nothing} @click=${() => this.close()}>
        <ha-icon icon="mdi:close"></ha-icon>
      </button>
    </div>`;
  }

  #buttons(session: Session): TemplateResult {
    const hass = this.hass!;
    const isOver = session.ended_at !== null;
    return html`<div class="buttons">
      ${isOver ? html`<button class="danger" ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#isDeleting = true))}>${say(hass, "history.delete")}</button>` : nothing}
      <button @click=${() => downloadJson(session, fileName(session.name ?? session.id))}>${say(hass, "history.export_one")}</button>
      <button class="primary" ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#draft = draftOf(session, zoneOf(hass))))}>${say(hass, "history.edit")}</button>
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

  #editing(session: Session, draft: Draft): TemplateResult {
    const hass = this.hass!;
    return html`<form @submit=${this.#save}>
      ${this.#head(say(hass, "history.edit_title"))}
      ${editor(hass, { session, draft, models: this.models ?? [] })}
      ${this.refusal()}
      <div class="buttons">
        <button type="button" ?disabled=${this.isBusy} @click=${() => this.#turn(() => (this.#draft = undefined))}>${say(hass, "shared.cancel")}</button>
        <button class="primary" ?disabled=${this.isBusy}>${say(hass, "shared.save")}</button>
      </div>
    </form>`;
  }

  /** Turns to another page of the dialog, and puts the focus where one goes on from there. */
  async #turn(change: () => void): Promise<void> {
    change();
    this.error = undefined;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".question button, form input, .buttons .primary")?.focus();
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { hass } = this;
    const session = this.#session;
    if (hass === undefined || session === undefined || this.#draft === undefined) {
      return;
    }
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Partial<Draft>;
    // What is refused stays in the form.
    this.#draft = { ...this.#draft, ...given };
    const changes = changesOf(session, this.#draft, zoneOf(hass));
    const isDone =
      Object.keys(changes).length === 0 ||
      (await this.attempt(async () => {
        this.#session = await this.#ask("update_session", changes);
        this.dispatchEvent(new CustomEvent("changed"));
      }));
    if (isDone) {
      this.#turn(() => {
        this.#draft = undefined;
      });
    }
  }

  async #delete(): Promise<void> {
    if (await this.attempt(() => this.#ask("delete_session"))) {
      this.close();
      this.dispatchEvent(new CustomEvent("changed", { detail: this.#id }));
    }
  }

  #ask(action: string, data: Record<string, unknown> = {}): Promise<Session> {
    return act<Session>(this.hass!, action, { rig: this.rig, session_id: this.#id, ...data });
  }
}

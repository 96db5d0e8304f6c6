/** A question in front of the page. The browser's own dialog keeps the focus in, and gives it back when it closes. */

import { type CSSResultGroup, html, nothing, type TemplateResult } from "lit";
import { refusalOf } from "./actions";
import { HassElement } from "./element";
import { base, dialog, fields } from "./style";

/** Base of the dialogs: `open()` shows it, Escape and `close()` end it; an element `closed` says so. */
export abstract class Dialog extends HassElement {
  static override styles: CSSResultGroup = [base, fields, dialog];

  #isOpen = false;
  /** What was refused, in the user's words. */
  protected error: string | undefined;
  protected isBusy = false;

  open(): void {
    this.#isOpen = true;
    this.error = undefined;
    this.isBusy = false;
    this.requestUpdate();
    this.updateComplete.then(() => {
      const shown = this.renderRoot.querySelector("dialog");
      if (shown && !shown.open) {
        shown.showModal();
      }
    });
  }

  close(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** Does what may be refused; meanwhile nothing can be pressed, and a refusal is shown. Tells whether it was done. */
  protected async attempt(deed: () => Promise<unknown>): Promise<boolean> {
    this.isBusy = true;
    this.error = undefined;
    this.requestUpdate();
    try {
      await deed();
      return true;
    } catch (error) {
      this.error = this.hass === undefined ? String(error) : await refusalOf(this.hass, error);
      return false;
    } finally {
      this.isBusy = false;
      this.requestUpdate();
    }
  }

  /** What is inside the dialog, with a heading that has the id `title`. */
  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) {
      return nothing;
    }
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      ${this.content()}
    </dialog>`;
  }

  /** The place for a refusal. */
  protected refusal(): TemplateResult | typeof nothing {
    return this.error === undefined ? nothing : html`<p class="error" role="alert">${this.error}</p>`;
  }

  #closed(event: Event): void {
    // The browser tells of it late: by then the dialog may have been opened again.
    if ((event.currentTarget as HTMLDialogElement).open) {
      return;
    }
    this.#isOpen = false;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("closed"));
  }
}

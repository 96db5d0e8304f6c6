/** A figure that moves to what is measured, where the user likes things that move. */

import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { define } from "../shared/element";
import { between, DURATION } from "./tween";

/** Whether anybody sees it move, and wants to. */
function mayMove(): boolean {
  return document.visibilityState === "visible" && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** `training-energy-figure`: shows a value, and moves to the next one; one `of` another thing is there at once. */
export class Figure extends LitElement {
  static override properties: PropertyDeclarations = {
    value: { attribute: false },
    of: { attribute: false },
    write: { attribute: false },
  };

  declare value: number | null;
  declare of: string;
  declare write: (value: number | null) => string;

  #shown: number | null = null;
  #from = 0;
  #began: number | undefined;
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#shown = this.value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("value") && !changed.has("of")) {
      return;
    }
    this.#stop();
    const isSame = this.hasUpdated && !changed.has("of");
    if (isSame && this.#shown !== null && this.value !== null && this.#shown !== this.value && mayMove()) {
      this.#from = this.#shown;
      this.#frame = requestAnimationFrame(this.#move);
    } else {
      this.#shown = this.value;
    }
  }

  protected override render(): string {
    return this.write(this.#shown);
  }

  readonly #move = (now: number): void => {
    this.#began ??= now;
    const elapsed = now - this.#began;
    this.#shown = this.value === null ? null : between(this.#from, this.value, elapsed);
    if (elapsed < DURATION) {
      this.#frame = requestAnimationFrame(this.#move);
    }
    this.requestUpdate();
  };

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#began = undefined;
  }
}

define("training-energy-figure", Figure);

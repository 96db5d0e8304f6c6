/** What the cards have in common. */

import { LitElement } from "lit";
import type { Hass } from "./ha";
import { learn, type Texts, textsIn } from "./languages";

/**
 * An element that Home Assistant hands itself to, at every change of any state in the house.
 * It is drawn anew only where something changed that it shows, or its language has come.
 */
export abstract class HassElement extends LitElement {
  #hass: Hass | undefined;
  #texts: Texts | undefined;

  get hass(): Hass | undefined {
    return this.#hass;
  }

  set hass(hass: Hass | undefined) {
    const before = this.#hass;
    this.#hass = hass;
    if (hass === undefined) {
      return;
    }
    this.heard(hass);
    const texts = textsIn(hass.locale.language);
    const has = (each: Hass): unknown[] => [each.locale, each.config, each.connection, each.user, ...this.shows(each)];
    const old = before === undefined ? [] : has(before);
    if (before === undefined || texts !== this.#texts || has(hass).some((each, place) => each !== old[place])) {
      this.#texts = texts;
      this.requestUpdate();
    }
  }

  /** Waits for the language of who looks, so that nobody sees another one first. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const learning = this.#hass && learn(this.#hass.locale.language);
    if (learning !== undefined) {
      return learning.then(() => super.scheduleUpdate());
    }
    super.scheduleUpdate();
    return undefined;
  }

  /** What of Home Assistant is shown, beside what all cards depend on: always as many things, compared one by one. */
  protected shows(_hass: Hass): unknown[] {
    return [];
  }

  /** Called with every new state of the house, before it is decided whether to draw. */
  protected heard(_hass: Hass): void {}
}

/** Makes an element known, unless the page has it already: this module may be loaded twice, under two addresses. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) {
    customElements.define(tag, element);
  }
}

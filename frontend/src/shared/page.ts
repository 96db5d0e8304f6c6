/** What Home Assistant asks of a card before it hands itself to one: names for its lists, labels for its forms. */

import type { Hass } from "./ha";
import { type Facts, say, type Word } from "./words";

const LIST_LANGUAGE = "en";

/** A text for one of Home Assistant's own lists, in the language of the page as far as it is known. */
export function sayOnPage(word: Word, facts: Facts = {}): string {
  const { hass } = (document.querySelector("home-assistant") as { hass?: Hass } & Element) ?? {};
  return say(
    hass ?? { locale: { language: document.documentElement.lang || LIST_LANGUAGE } as Hass["locale"] },
    word,
    facts,
  );
}

/** Makes the card known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { say } from "../shared/words";
import { TrainingEnergyCard } from "./card";
import { pageLocale, suggestion, TYPE } from "./config";

interface Listed {
  type: string;
  [fact: string]: unknown;
}

declare global {
  interface Window {
    customCards?: Listed[];
  }
}

define(TYPE, TrainingEnergyCard);

window.customCards ??= [];
// This module may be loaded twice, under two addresses.
if (!window.customCards.some(({ type }) => type === TYPE)) {
  window.customCards.push({
    type: TYPE,
    name: say(pageLocale(), "card.title"),
    description: say(pageLocale(), "card.about"),
    preview: true,
    documentationURL: "https://github.com/training-energy/training-energy",
    getEntitySuggestion: suggestion,
  });
}

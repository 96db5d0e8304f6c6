/** Makes the card known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { sayOnPage } from "../shared/page";
import { TrainingEnergyCard } from "./card";
import { suggestion, TYPE } from "./config";

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
    name: sayOnPage("card.title"),
    description: sayOnPage("card.about"),
    preview: true,
    documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#live",
    getEntitySuggestion: suggestion,
  });
}

/** Makes the card known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { enlist, sayOnPage } from "../shared/page";
import { TrainingEnergyCard } from "./card";
import { suggestion, TYPE } from "./config";

define(TYPE, TrainingEnergyCard);

enlist("customCards", {
  type: TYPE,
  get name() {
    return sayOnPage("card.title");
  },
  get description() {
    return sayOnPage("card.about");
  },
  preview: true,
  documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#live",
  getEntitySuggestion: suggestion,
});

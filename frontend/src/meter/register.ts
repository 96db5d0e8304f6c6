/** Makes the meter known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { enlist, sayOnPage } from "../shared/page";
import { suggestion, TYPE } from "./config";
import { MeterCard } from "./meter";

define(TYPE, MeterCard);

enlist("customCards", {
  type: TYPE,
  get name() {
    return sayOnPage("meter.name");
  },
  get description() {
    return sayOnPage("meter.description");
  },
  preview: true,
  documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#meter",
  getEntitySuggestion: suggestion,
});

/** Makes the comparison known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { enlist, sayOnPage } from "../shared/page";
import { ComparisonCard } from "./card";
import { TYPE } from "./config";

define(TYPE, ComparisonCard);

enlist("customCards", {
  type: TYPE,
  get name() {
    return sayOnPage("comparison.card_name");
  },
  get description() {
    return sayOnPage("comparison.card_description");
  },
  preview: true,
  documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#comparison",
});

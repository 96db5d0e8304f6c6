/** Makes the comparison known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { sayOnPage } from "../shared/page";
import { ComparisonCard } from "./card";
import { TYPE } from "./config";

define(TYPE, ComparisonCard);

const page = window as { customCards?: { type: string }[] };
page.customCards ??= [];
if (!page.customCards.some((card) => card.type === TYPE)) {
  const card = {
    type: TYPE,
    name: sayOnPage("comparison.card_name"),
    description: sayOnPage("comparison.card_description"),
    preview: true,
    documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#comparison",
  };
  page.customCards.push(card);
}

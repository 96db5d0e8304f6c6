/** Makes the meter known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { sayOnPage } from "../shared/page";
import { suggestion, TYPE } from "./config";
import { MeterCard } from "./meter";

define(TYPE, MeterCard);

const page = window as { customCards?: { type: string }[] };
page.customCards ??= [];
if (!page.customCards.some((card) => card.type === TYPE)) {
  const card = {
    type: TYPE,
    name: sayOnPage("meter.name"),
    description: sayOnPage("meter.description"),
    preview: true,
    documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#meter",
    getEntitySuggestion: suggestion,
  };
  page.customCards.push(card);
}

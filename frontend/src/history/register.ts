/** Makes the history known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { sayOnPage } from "../shared/page";
import { HistoryCard } from "./card";
import { TYPE } from "./config";
import { Overlay } from "./overlay";
import { SessionDialog } from "./session";

define("training-energy-session", SessionDialog);
define("training-energy-overlay", Overlay);
define(TYPE, HistoryCard);

const page = window as { customCards?: { type: string }[] };
page.customCards ??= [];
if (!page.customCards.some((card) => card.type === TYPE)) {
  const card = {
    type: TYPE,
    name: sayOnPage("history.card_name"),
    description: sayOnPage("history.card_description"),
    preview: true,
    documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#history",
  };
  page.customCards.push(card);
}

/** Makes the history known to the page, and to its list of cards. */

import { define } from "../shared/element";
import { enlist, sayOnPage } from "../shared/page";
import { HistoryCard } from "./card";
import { TYPE } from "./config";
import { Overlay } from "./overlay";
import { SessionDialog } from "./session";

define("training-energy-session", SessionDialog);
define("training-energy-overlay", Overlay);
define(TYPE, HistoryCard);

enlist("customCards", {
  type: TYPE,
  get name() {
    return sayOnPage("history.card_name");
  },
  get description() {
    return sayOnPage("history.card_description");
  },
  preview: true,
  documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#history",
});

/** What the history card can be configured with. */

import type { CardConfig } from "../shared/ha";
import { editor, sayOnPage } from "../shared/page";

export const TYPE = "training-energy-history";
export const USUAL_PAGE = 25;
const MOST_ON_PAGE = 100; // rows; more is a wall, and there is the next page

export interface HistoryConfig extends CardConfig {
  /** How many sessions are on a page. */
  page_size?: number;
}

/** The configuration as it counts. Throws, in the user's words, where it is none. */
export function checked(config: HistoryConfig): HistoryConfig & { page_size: number } {
  const size = config.page_size ?? USUAL_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MOST_ON_PAGE) {
    throw new Error(
      sayOnPage("history.bad_page_size", {
        field: sayOnPage("history.page_size"),
        size: String(size),
        most: MOST_ON_PAGE,
      }),
    );
  }
  return { ...config, page_size: size };
}

/** The form of the card in Home Assistant's editor. */
export function form() {
  const selector = { number: { min: 1, max: MOST_ON_PAGE, mode: "box" } };
  const fields = [{ name: "page_size", default: USUAL_PAGE, selector }];
  return editor(fields, { page_size: "history.page_size" }, "shared.rig_help");
}

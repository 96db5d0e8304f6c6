/** What the history card can be configured with. */

import type { CardConfig, Hass } from "../shared/ha";
import { sayOnPage } from "../shared/page";
import { rigsOf } from "../shared/rigs";
import type { Word } from "../shared/words";

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

/** What a card begins with where it is added to a dashboard: the rig, where there are several to choose from. */
export function stub(hass: Hass): { rig?: string } {
  const [first, other] = rigsOf(hass);
  return first === undefined || other === undefined ? {} : { rig: first.entry_id };
}

const LABELS: Readonly<Record<string, Word>> = { rig: "shared.rig", page_size: "history.page_size" };

/** The form of the card in Home Assistant's editor. */
export function form() {
  return {
    schema: [
      { name: "rig", selector: { config_entry: { integration: "training_energy" } } },
      { name: "page_size", default: USUAL_PAGE, selector: { number: { min: 1, max: MOST_ON_PAGE, mode: "box" } } },
    ],
    computeLabel: ({ name }: { name: string }): string => (LABELS[name] ? sayOnPage(LABELS[name]) : name),
    computeHelper: ({ name }: { name: string }): string | undefined =>
      name === "rig" ? sayOnPage("history.rig_help") : undefined,
  };
}

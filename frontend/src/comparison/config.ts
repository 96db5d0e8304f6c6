/** What the comparison card can be configured with. */

import type { CardConfig, Hass } from "../shared/ha";
import { sayOnPage } from "../shared/page";
import { rigsOf } from "../shared/rigs";
import type { Word } from "../shared/words";

export const TYPE = "training-energy-comparison";
export const GROUPINGS = ["model", "name", "tag"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ComparisonConfig extends CardConfig {
  /** What the runs of a group have in common, at first. */
  group_by?: Grouping;
}

/** The configuration as it counts. Throws, in the user's words, where it is none. */
export function checked(config: ComparisonConfig): ComparisonConfig & { group_by: Grouping } {
  const by = config.group_by ?? "model";
  if (!GROUPINGS.includes(by)) {
    throw new Error(
      sayOnPage("comparison.bad_group_by", { field: sayOnPage("comparison.group_by"), value: String(by) }),
    );
  }
  return { ...config, group_by: by };
}

/** What a card begins with where it is added to a dashboard: the rig, where there are several to choose from. */
export function stub(hass: Hass): { rig?: string } {
  const [first, other] = rigsOf(hass);
  return first === undefined || other === undefined ? {} : { rig: first.entry_id };
}

const LABELS: Readonly<Record<string, Word>> = { rig: "shared.rig", group_by: "comparison.group_by" };

/** The form of the card in Home Assistant's editor. */
export function form() {
  const options = GROUPINGS.map((value) => ({ value, label: sayOnPage(`comparison.by_${value}`) }));
  return {
    schema: [
      { name: "rig", selector: { config_entry: { integration: "training_energy" } } },
      { name: "group_by", default: "model", selector: { select: { options, mode: "dropdown" } } },
    ],
    computeLabel: ({ name }: { name: string }): string => (LABELS[name] ? sayOnPage(LABELS[name]) : name),
    computeHelper: ({ name }: { name: string }): string | undefined =>
      name === "rig" ? sayOnPage("comparison.rig_help") : undefined,
  };
}

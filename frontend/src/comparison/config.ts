/** What the comparison card can be configured with. */

import type { CardConfig } from "../shared/ha";
import { editor, sayOnPage } from "../shared/page";

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

/** The form of the card in Home Assistant's editor. */
export function form() {
  const options = GROUPINGS.map((value) => ({ value, label: sayOnPage(`comparison.by_${value}`) }));
  const fields = [{ name: "group_by", default: "model", selector: { select: { options, mode: "dropdown" } } }];
  return editor(fields, { group_by: "comparison.group_by" }, "shared.rig_help");
}

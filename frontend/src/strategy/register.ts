/** Makes the dashboard known to the page, and to its list of dashboards. */

import { define } from "../shared/element";
import { enlist, sayOnPage } from "../shared/page";
import { Strategy } from "./element";

const TYPE = "training-energy";

define(`ll-strategy-dashboard-${TYPE}`, Strategy);

enlist("customStrategies", {
  type: TYPE,
  strategyType: "dashboard",
  get name() {
    return sayOnPage("strategy.name");
  },
  get description() {
    return sayOnPage("strategy.description");
  },
  documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md",
});

/** Makes the dashboard known to the page, and to its list of dashboards. */

import { define } from "../shared/element";
import { sayOnPage } from "../shared/page";
import { Strategy } from "./element";

const TYPE = "training-energy";

define(`ll-strategy-dashboard-${TYPE}`, Strategy);

const page = window as { customStrategies?: { type: string; strategyType: string }[] };
page.customStrategies ??= [];
if (!page.customStrategies.some((strategy) => strategy.type === TYPE)) {
  const strategy = {
    type: TYPE,
    strategyType: "dashboard",
    name: sayOnPage("strategy.name"),
    description: sayOnPage("strategy.description"),
    documentationURL: "https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md",
  };
  page.customStrategies.push(strategy);
}

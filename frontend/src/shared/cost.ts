/** What is said of a cost: one at a price that nobody could tell is an estimate. */

import type { BriefSession } from "./records";
import type { Word } from "./words";

/** kWh; what is less is shown as none, and no price makes it worth a word. */
const LEAST = 0.0005;

/** Whether part of a session was used at a price that was taken from before or after. */
export function isEstimated({ cost, estimated_kwh }: Pick<BriefSession, "cost" | "estimated_kwh">): boolean {
  return cost !== null && estimated_kwh >= LEAST;
}

/** What a session's cost is called. */
export function costWord(session: Pick<BriefSession, "cost" | "estimated_kwh">): Word {
  return isEstimated(session) ? "shared.cost_estimated" : "shared.cost";
}

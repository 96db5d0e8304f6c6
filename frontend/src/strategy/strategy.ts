/** The whole dashboard, made from the rigs that there are. */

import type { Hass } from "../shared/ha";
import { rigsOf } from "../shared/rigs";
import { say } from "../shared/words";
import { type Config, emptyView, rigView, wideView } from "./views";

/**
 * Returns the views: one for each rig, then the sessions, the comparison and the meters of all. `localize` knows what
 * entities of ours are called unless their user calls them otherwise.
 */
export function dashboardOf(
  hass: Hass,
  localize: Hass["localize"] = hass.localize,
): { title: string; views: Config[] } {
  const rigs = rigsOf(hass);
  const title = say(hass, "strategy.name");
  if (rigs.length === 0) {
    return { title, views: [emptyView(hass)] };
  }
  const wide = (room: "history" | "comparison" | "meter"): Config =>
    wideView(rigs, `custom:training-energy-${room}`, { title: say(hass, `strategy.${room}`), path: room });
  return {
    title,
    views: [...rigs.map((rig) => rigView(hass, rig, localize)), wide("history"), wide("comparison"), wide("meter")],
  };
}

/**
 * Whether the dashboard would be another one now. Asked at each change of any state in the house,
 * so it looks closer only where a list of Home Assistant changed.
 */
export function isOther(before: Hass, now: Hass): boolean {
  if (before.locale !== now.locale || before.user?.is_admin !== now.user?.is_admin) {
    return true;
  }
  return (
    (before.entities !== now.entities || before.devices !== now.devices) &&
    JSON.stringify(shownOf(before)) !== JSON.stringify(shownOf(now))
  );
}

/** What a dashboard is made from: the rigs, and the name of what has another one on it. */
function shownOf(hass: Hass): unknown[] {
  return rigsOf(hass).map((rig) => [rig, hass.entities[rig.entities.budget ?? ""]?.name]);
}

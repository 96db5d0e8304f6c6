/** The whole dashboard, made from the rigs that there are. */

import type { Hass } from "../shared/ha";
import { rigsOf } from "../shared/rigs";
import { say } from "../shared/words";
import { type Config, emptyView, rigView, wideView } from "./views";

/** Returns the views: one for each rig, then the sessions, the comparison and the meters of all. */
export function dashboardOf(hass: Hass): { title: string; views: Config[] } {
  const rigs = rigsOf(hass);
  const title = say(hass, "strategy.name");
  if (rigs.length === 0) {
    return { title, views: [emptyView(hass)] };
  }
  const wide = (room: "history" | "comparison" | "meter"): Config =>
    wideView(rigs, `custom:training-energy-${room}`, { title: say(hass, `strategy.${room}`), path: room });
  return {
    title,
    views: [...rigs.map((rig) => rigView(hass, rig)), wide("history"), wide("comparison"), wide("meter")],
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
    JSON.stringify(rigsOf(before)) !== JSON.stringify(rigsOf(now))
  );
}

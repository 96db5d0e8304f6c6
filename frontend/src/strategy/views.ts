/** The views of the dashboard, as somebody would have put them together by hand. */

import type { Hass } from "../shared/ha";
import type { KnownRig } from "../shared/rigs";
import { say } from "../shared/words";

/** What Home Assistant takes for a card, a section, or a view; it says itself what is wrong with one. */
export type Config = Record<string, unknown>;

/** As many columns as the widest view has; tables and graphs take all of them. */
const COLUMNS = 3;
/** The figures of a rig that are numbers to type in, and what they come to. */
const BUDGET = ["budget", "steps_per_run", "affordable_steps", "affordable_runs"];
const TOTALS = ["total_energy", "total_cost", "total_steps", "total_sessions"];

/** One rig: its card, and beside it what a budget buys, and all sessions together. */
export function rigView(hass: Hass, rig: KnownRig, localize: Hass["localize"]): Config {
  return {
    title: rig.name,
    path: `rig-${rig.entry_id.toLowerCase()}`,
    type: "sections",
    max_columns: COLUMNS,
    sections: [
      section([{ type: "custom:training-energy-card", rig: rig.entry_id }]),
      section(
        headed(say(hass, "strategy.budget"), "mdi:cash", [...budget(hass, rig, localize), ...unknownYet(hass, rig)]),
      ),
      section(headed(say(hass, "strategy.totals"), "mdi:sigma", tiles(rig, TOTALS))),
    ].filter((each) => each.cards.length > 0),
  };
}

/** A card for each rig, below each other, as wide as the page. */
export function wideView(rigs: readonly KnownRig[], card: string, view: { title: string; path: string }): Config {
  return {
    ...view,
    type: "sections",
    max_columns: COLUMNS,
    sections: rigs.map((rig) => ({
      ...section([{ type: card, rig: rig.entry_id, grid_options: { columns: "full", rows: "auto" } }]),
      column_span: COLUMNS,
    })),
  };
}

/** What there is to see before there is a rig: how to add one, for who may. */
export function emptyView(hass: Hass): Config {
  const mayAdd = hass.user?.is_admin ?? false;
  const button = {
    text: say(hass, "strategy.add"),
    icon: "mdi:plus",
    appearance: "filled",
    variant: "brand",
    tap_action: { action: "navigate", navigation_path: "/config/integrations/dashboard/add?domain=training_energy" },
  };
  const card = {
    type: "empty-state",
    content_only: true,
    icon: "mdi:expansion-card",
    title: say(hass, "strategy.no_rig"),
    content: say(hass, mayAdd ? "strategy.add_a_rig" : "strategy.ask_for_a_rig"),
    ...(mayAdd ? { buttons: [button] } : {}),
  };
  return { title: say(hass, "strategy.name"), path: "start", type: "panel", cards: [card] };
}

function section(cards: readonly Config[]): { type: string; cards: readonly Config[] } {
  return { type: "grid", cards };
}

/** Cards below a heading; none at all where there is nothing to head. */
function headed(heading: string, icon: string, cards: readonly Config[]): Config[] {
  return cards.length === 0 ? [] : [{ type: "heading", heading, icon }, ...cards];
}

/** What is bought, and by how much: a budget of another kind than the one that a run may have. */
function budget(hass: Hass, rig: KnownRig, localize: Hass["localize"]): Config[] {
  const given = hass.entities[rig.entities.budget ?? ""]?.name;
  const isOurs = given !== undefined && given === localize("component.training_energy.entity.number.budget.name");
  return tiles(rig, BUDGET).map((tile) =>
    isOurs && tile.entity === rig.entities.budget ? { ...tile, name: say(hass, "strategy.planning_budget") } : tile,
  );
}

/** Why it is not known what a budget buys, for as long as it is not. */
function unknownYet(hass: Hass, rig: KnownRig): Config[] {
  const entity = rig.entities.affordable_steps;
  const visibility = [{ condition: "state", entity, state: "unknown" }];
  return entity === undefined
    ? []
    : [{ type: "markdown", text_only: true, content: say(hass, "strategy.unknown_yet"), visibility }];
}

/** A tile for each figure that the rig has; numbers are set on the tile itself. */
function tiles(rig: KnownRig, keys: readonly string[]): Config[] {
  return keys.flatMap((key) => {
    const entity = rig.entities[key];
    if (entity === undefined) {
      return [];
    }
    const input = entity.startsWith("number.") ? { features: [{ type: "numeric-input", style: "buttons" }] } : {};
    return [{ type: "tile", entity, name: { type: "entity" }, ...input }];
  });
}

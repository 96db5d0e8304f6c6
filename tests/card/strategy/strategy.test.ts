/** The dashboard that needs no configuration. */

import { describe, expect, it } from "vitest";
import type { Hass } from "../../../frontend/src/shared/ha";
import { dashboardOf, isOther } from "../../../frontend/src/strategy/strategy";
import { house } from "./house";

type View = { title: string; path: string; sections: { cards: { type: string; entity?: string; name?: unknown }[] }[] };

const views = (hass = house()): View[] => dashboardOf(hass).views as View[];

it("has a view of each rig, then one of what all have", () => {
  expect(views().map(({ title, path }) => [title, path])).toEqual([
    ["Tower", "rig-tower"],
    ["Sessions", "history"],
    ["Comparison", "comparison"],
    ["Meter", "meter"],
  ]);
});

it("puts our cards there, for the rig, and only the entities that there are", () => {
  const cards = views().map(({ sections }) => sections.map((section) => section.cards));
  expect(cards[0]?.map((each) => each.map((card) => card.entity ?? card.type))).toEqual([
    ["custom:training-energy-card"],
    ["heading", "number.tower_budget"],
    ["heading", "sensor.tower_total_energy"],
  ]);
  for (const [view, room] of [
    [1, "history"],
    [2, "comparison"],
    [3, "meter"],
  ] as const) {
    expect(cards[view]).toMatchObject([[{ type: `custom:training-energy-${room}`, rig: "tower" }]]);
  }
});

describe("the budget that runs are reckoned by", () => {
  const named = (name: string): Hass => {
    const { entities } = house();
    return house({ entities: { ...entities, "number.tower_budget": { ...entities["number.tower_budget"]!, name } } });
  };
  const called = (hass: Hass): unknown => {
    const [rig] = dashboardOf(hass, (key) => (key.endsWith(".number.budget.name") ? "Budget" : "")).views as View[];
    return rig?.sections[1]?.cards.find(({ entity }) => entity === "number.tower_budget")?.name;
  };

  it.each([
    ["has a name that tells it from that of a run", "Budget", "Planning budget"],
    ["keeps the name that its user gave it", "Pocket money", { type: "entity" }],
    ["has its own where nobody knows of a name", "Presupuesto", { type: "entity" }],
  ])("%s", (_what, name, expected) => {
    expect(called(named(name))).toEqual(expected);
  });

  it("is shown anew once its user calls it otherwise", () => {
    const before = named("Budget");
    expect(isOther(before, { ...named("Pocket money"), locale: before.locale })).toBe(true);
  });
});

it("says why it is not known yet what a budget buys, for as long as it is not", () => {
  const { entities } = house();
  const affordable = {
    ...entities["number.tower_budget"]!,
    entity_id: "sensor.steps",
    translation_key: "affordable_steps",
  };
  const [rig] = views(house({ entities: { ...entities, "sensor.steps": affordable } }));
  expect(rig?.sections[1]?.cards.at(-1)).toMatchObject({
    content: "The next run with steps and a cost tells how many steps and runs that is.",
    visibility: [{ condition: "state", entity: "sensor.steps", state: "unknown" }],
  });
});

describe("without a rig", () => {
  const [view] = dashboardOf(house({ entities: {} })).views as unknown as { cards: Record<string, unknown>[] }[];

  it("leads an administrator to the first one", () => {
    expect(view?.cards[0]).toMatchObject({ title: "There is no rig yet", buttons: [{ text: "Add a rig" }] });
  });

  it("offers nobody what they may not do", () => {
    const user = { is_admin: false, name: "Guest" };
    const [view] = dashboardOf(house({ entities: {}, user })).views as unknown as { cards: object[] }[];
    expect(Object.keys(view?.cards[0] ?? {})).toEqual(["type", "content_only", "icon", "title", "content"]);
  });
});

describe("it is made anew", () => {
  const before = house();
  it.each([
    ["not where nothing changed", before, false],
    ["not where the lists are others with the same in them", house({ locale: before.locale }), false],
    ["where the last rig is gone", house({ locale: before.locale, entities: {} }), true],
    [
      "where a rig has another name",
      house({
        locale: before.locale,
        devices: { device: { id: "device", name: "Attic", config_entries: ["tower"] } },
      }),
      true,
    ],
    ["where the language changed", house(), true],
    ["where somebody else is there", house({ locale: before.locale, user: { is_admin: false, name: "Guest" } }), true],
  ])("%s", (_where, now, expected) => {
    expect(isOther(before, now)).toBe(expected);
  });
});

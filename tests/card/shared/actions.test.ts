/** What a refusal says to who looks at a card. */

import { describe, expect, it } from "vitest";
import { CONNECTION_LOST, refusalOf } from "../../../frontend/src/shared/actions";
import type { Hass } from "../../../frontend/src/shared/ha";

const KEY = "component.training_energy.exceptions.no_rig.message";
const hass = {
  locale: { language: "en" },
  localize: () => "",
  loadBackendTranslation: async () => (key: string, facts?: Record<string, string>) =>
    key === KEY ? `Kein Rig ${facts?.rig}` : "",
} as unknown as Hass;
const ours = { translation_domain: "training_energy", message: "In English." };

describe("a refusal", () => {
  it.each([
    [
      "is in the user's language",
      { ...ours, translation_key: "no_rig", translation_placeholders: { rig: "A" } },
      "Kein Rig A",
    ],
    ["is as it came where there is no translation", { ...ours, translation_key: "new_one" }, "In English."],
    [
      "has no words for automations",
      { ...ours, translation_key: "session_running" },
      "A run is going on here. Stop it first.",
    ],
    [
      "may be the connection's own",
      { type: "result", success: false, error: { code: CONNECTION_LOST, message: "Connection lost" } },
      "Home Assistant cannot be reached right now. Try again once it is back.",
    ],
    ["may be anything", new Error("Broken"), "Broken"],
    ["may be nothing at all", "Broken", "Broken"],
  ])("%s", async (_name, error, expected) => {
    expect(await refusalOf(hass, error)).toBe(expected);
  });
});

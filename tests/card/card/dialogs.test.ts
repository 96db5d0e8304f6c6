/** What the dialogs of the card say. */

import { beforeAll, expect, it, vi } from "vitest";
import { voiceOf } from "../../../frontend/src/card/scene";
import type { Session } from "../../../frontend/src/shared/records";
import { session, user } from "../history/people";

let stepsHint: typeof import("../../../frontend/src/card/dialogs/stop").stepsHint;

beforeAll(async () => {
  vi.stubGlobal("customElements", { get: () => undefined, define: () => undefined });
  ({ stepsHint } = await import("../../../frontend/src/card/dialogs/stop"));
});

it.each<[string, Partial<Session>, string]>([
  ["none where they are known", { steps: 300 }, ""],
  ["that they may be left out", { steps: null }, "Leave it empty if you do not know."],
  [
    "how many of them were planned, without those of the run that it continues",
    { steps: null, planned_steps: 2000, start_step: 500 },
    "Planned: 1,500. Leave it empty if you do not know.",
  ],
])("a stop has as a hint to the steps %s", (_what, known, expected) => {
  expect(stepsHint(session(known), voiceOf(user()))).toBe(expected);
});

/** What a form changes of a session. */

import { describe, expect, it } from "vitest";
import { changesOf, type Draft, draftOf } from "../../../frontend/src/history/edit";
import { session } from "./people";

const ZONE = "America/New_York";
const RUN = session({ started_at: "2026-03-01T13:00:00.123456+00:00", ended_at: "2026-03-01T14:00:00+00:00" });

function changes(typed: Partial<Draft>): Record<string, unknown> {
  return changesOf(RUN, { ...draftOf(RUN, ZONE), ...typed }, ZONE);
}

describe("what is changed", () => {
  it.each<[string, Partial<Draft>, Record<string, unknown>]>([
    ["nothing, also where a time has parts of a second that no field shows", {}, {}],
    ["nothing, where only space was typed", { name: " LoRA ", notes: " " }, {}],
    ["a name", { name: "Other" }, { name: "Other" }],
    ["tags, whatever they have in them", { tags: "one, two\n\n three " }, { tags: ["one, two", "three"] }],
    ["tags that are taken away", { tags: "" }, { tags: [] }],
    ["numbers", { steps: "3000", price: "0.25" }, { steps: 3000, price: 0.25 }],
    ["a time, in the user's zone", { ended_at: "2026-03-01T09:30:00" }, { ended_at: "2026-03-01T14:30:00.000Z" }],
    ["an outcome", { outcome: "failed" }, { outcome: "failed" }],
  ])("is %s", (_name, typed, expected) => {
    expect(changes(typed)).toEqual(expected);
  });
});

describe("the form", () => {
  it("of a session that runs has no end and no outcome", () => {
    const draft = draftOf(session({ ended_at: null, outcome: null, steps: null, name: null }), ZONE);
    expect(draft).toMatchObject({ ended_at: "", outcome: "", steps: "", name: "", price: "" });
  });
});

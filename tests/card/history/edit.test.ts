/** What a form changes of a session. */

import { describe, expect, it } from "vitest";
import { changesOf, type Draft, draftOf, faultsOf } from "../../../frontend/src/history/edit";
import { session, user } from "./people";

const OWNER = user("America/New_York");
const GERMAN = { ...OWNER, locale: { ...OWNER.locale, language: "de" } };
const RUN = session({ started_at: "2026-03-01T13:00:00.123456+00:00", ended_at: "2026-03-01T14:00:00+00:00" });

function changes(typed: Partial<Draft>): Record<string, unknown> {
  return changesOf(RUN, { ...draftOf(RUN, OWNER), ...typed }, OWNER);
}

describe("what is changed", () => {
  it.each<[string, Partial<Draft>, Record<string, unknown>]>([
    ["nothing, also where a time has parts of a second that no field shows", {}, {}],
    ["nothing, where only space was typed", { name: " LoRA ", notes: " " }, {}],
    ["nothing, where a form only writes it otherwise", { tags: "lora\r\nnight", ended_at: "2026-03-01T09:00" }, {}],
    ["a name", { name: "Other" }, { name: "Other" }],
    ["tags, whatever they have in them", { tags: "one, two\n\n three " }, { tags: ["one, two", "three"] }],
    ["tags that are taken away", { tags: "" }, { tags: [] }],
    ["numbers", { steps: "3000", price: "0.25" }, { steps: 3000, price: 0.25 }],
    ["a number, whatever sign it has", { price: "0,3" }, { price: 0.3 }],
    ["a time, in the user's zone", { ended_at: "2026-03-01T09:30:00" }, { ended_at: "2026-03-01T14:30:00.000Z" }],
    ["an outcome", { outcome: "failed" }, { outcome: "failed" }],
  ])("is %s", (_name, typed, expected) => {
    expect(changes(typed)).toEqual(expected);
  });
});

describe("a number", () => {
  it.each<[string, Partial<Draft>, object]>([
    ["may be left out", { steps: "", price: " " }, {}],
    ["may be below nothing where it is a price", { price: "-0,01" }, {}],
    ["is one", { steps: "many", price: "cheap" }, { steps: "history.bad_steps", price: "history.bad_price" }],
    ["of steps is whole", { steps: "1.5" }, { steps: "history.bad_steps" }],
    ["of steps is not below nothing", { steps: "-1" }, { steps: "history.bad_steps" }],
    ["of steps is exact", { steps: "12345678901234567890" }, { steps: "history.bad_steps" }],
  ])("%s", (_name, typed, expected) => {
    expect(faultsOf(RUN, { ...draftOf(RUN, OWNER), ...typed }, OWNER)).toEqual(expected);
  });
});

describe("a time", () => {
  it.each<[string, Partial<Draft>, object]>([
    ["may be another one", { started_at: "2026-03-01T07:30:00", ended_at: "2026-03-01T08:30:00" }, {}],
    ["of an end is after the start", { ended_at: "2026-03-01T07:59:00" }, { ended_at: "history.bad_times" }],
    ["of a start is before the end", { started_at: "2026-03-01T09:00:00" }, { started_at: "history.bad_times" }],
    [
      "is no other's",
      { started_at: "2026-03-01T10:00:00", ended_at: "2026-03-01T10:00:00" },
      { ended_at: "history.bad_times" },
    ],
    ["that is not there yet is no wrong one", { ended_at: "" }, {}],
  ])("%s", (_name, typed, expected) => {
    expect(faultsOf(RUN, { ...draftOf(RUN, OWNER), ...typed }, OWNER)).toEqual(expected);
  });

  it.each([
    ["that nobody touched", session({ ended_at: "2026-03-01T08:00:00.4+00:00" }), {}],
    ["of a session that runs", session({ ended_at: null }), { started_at: "2026-03-01T09:00:00" }],
  ])("%s is not wrong", (_what, run, typed) => {
    expect(faultsOf(run, { ...draftOf(run, OWNER), ...typed }, OWNER)).toEqual({});
  });
});

describe("the form", () => {
  it("has steps as the user writes them, and takes them back", () => {
    const draft = draftOf(RUN, GERMAN);
    expect(draft.steps).toBe("2.000");
    expect(changesOf(RUN, { ...draft, steps: "2.500" }, GERMAN)).toEqual({ steps: 2500 });
  });

  it("of a session that runs has no end and no outcome", () => {
    const draft = draftOf(session({ ended_at: null, outcome: null, steps: null, name: null }), OWNER);
    expect(draft).toMatchObject({ ended_at: "", outcome: "", steps: "", name: "", price: "" });
  });
});

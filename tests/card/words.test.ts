/** The cards' own texts. */

import { describe, expect, it } from "vitest";
import type { Locale } from "../../frontend/src/shared/ha";
import { say, type Word } from "../../frontend/src/shared/words";

function speaking(language: string): { locale: Locale } {
  return { locale: { language } as Locale };
}

describe("a text", () => {
  it("has its facts in place, and what is no fact stays", () => {
    expect(say(speaking("en"), "card.progress", { done: "5", planned: 10 })).toBe("5 of 10 steps");
    expect(say(speaking("en"), "card.progress", { done: 5 })).toBe("5 of {planned} steps");
  });

  it.each([
    [1, "By the last run of X"],
    [3, "By the last 3 runs of X"],
  ])("has the form for %d", (count, expected) => {
    expect(say(speaking("en"), "card.estimate_basis", { count, model: "X" }, count)).toBe(expected);
  });

  it.each(["de", "pt-BR", "xx"])("is English where there is none in %s", (language) => {
    expect(say(speaking(language), "card.stop")).toBe("Stop");
  });

  it("in English keeps its order among others that are read from right to left", () => {
    expect(say(speaking("he"), "card.stop")).toBe("\u2066Stop\u2069");
  });

  it("that is nowhere shows its name", () => {
    expect(say(speaking("en"), "card.nothing" as Word)).toBe("card.nothing");
  });

  it("never takes a fact for a text", () => {
    expect(say(speaking("en"), "card.stop_title", { name: "{rig} $& <b>" })).toBe("Stop {rig} $& <b>?");
  });
});

/** The languages of the cards: when they come, and what is said until then. */

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Locale } from "../../frontend/src/shared/ha";
import de from "../../frontend/src/translations/de.json";
import en from "../../frontend/src/translations/en.json";
import pl from "../../frontend/src/translations/pl.json";

type Languages = typeof import("../../frontend/src/shared/languages");
type Words = typeof import("../../frontend/src/shared/words");

let languages: Languages;
let words: Words;

function runs(language: string, count: number): string {
  return words.say({ locale: { language } as Locale }, "comparison.runs", { count }, count);
}

describe("a language", () => {
  beforeEach(async () => {
    vi.resetModules();
    languages = await import("../../frontend/src/shared/languages");
    words = await import("../../frontend/src/shared/words");
  });

  afterEach(() => {
    vi.doUnmock("../../frontend/src/translations/fr.json");
    vi.useRealTimers();
  });

  it.each([
    ["de", "de"],
    ["de-CH", "de"],
    ["pt-BR", "pt-BR"],
    ["zh-Hans", "zh-Hans"],
  ])("%s is fetched once", async (language, file) => {
    expect(languages.textsIn(language)).toBeUndefined();
    const learning = languages.learn(language);
    expect(languages.learn(language)).toBe(learning);
    await learning;
    expect(languages.learn(language)).toBeUndefined();
    const texts = await import(`../../frontend/src/translations/${file}.json`);
    expect(languages.textsIn(language)).toEqual(texts.default);
  });

  it.each(["en", "en-GB", "pt", "zh-Hant", "xx", "constructor"])("%s has nothing to fetch", (language) => {
    expect(languages.learn(language)).toBeUndefined();
  });

  it("is English until it is here", async () => {
    expect(runs("de", 2)).toBe(en.comparison.runs.other.replace("{count}", "2"));
    await languages.learn("de");
    expect(runs("de", 2)).toBe(de.comparison.runs.other.replace("{count}", "2"));
  });

  it("has its own forms of a number", async () => {
    await languages.learn("pl");
    const { one, few, many } = pl.comparison.runs;
    expect([1, 2, 5, 22].map((count) => runs("pl", count))).toEqual(
      [one, few, many, few].map((form, place) => form.replace("{count}", String([1, 2, 5, 22][place]))),
    );
  });

  it.each([
    ["does not come", () => Promise.reject(new Error("offline"))],
    ["is late", () => new Promise(() => undefined)],
  ])("that %s is English, and asked for again after a while", async (_, answer) => {
    vi.useFakeTimers();
    vi.doMock("../../frontend/src/translations/fr.json", answer);
    const learning = languages.learn("fr");
    await vi.advanceTimersByTimeAsync(3_000);
    await learning;
    expect(runs("fr", 2)).toBe(en.comparison.runs.other.replace("{count}", "2"));
    expect(languages.learn("fr")).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(languages.learn("fr")).toBeDefined();
  });
});

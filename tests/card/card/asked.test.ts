/** What was asked is not asked again. */

import { describe, expect, it, vi } from "vitest";
import { askNoMore, wasAsked } from "../../../frontend/src/card/asked";

describe("a question that was asked", () => {
  function shelf(content: string | null = null) {
    return {
      content,
      getItem: () => content,
      setItem: vi.fn((_key: string, value: string) => {
        content = value;
      }),
    };
  }

  it("is remembered, for the last few sessions", () => {
    const kept = shelf();
    expect(wasAsked("1", kept)).toBe(false);
    for (let id = 1; id <= 60; id += 1) {
      askNoMore(String(id), kept);
    }
    expect([wasAsked("60", kept), wasAsked("11", kept), wasAsked("10", kept)]).toEqual([true, true, false]);
  });

  it.each(["no JSON", '{"not": "a list"}', "null"])("is forgotten where %s is kept", (content) => {
    expect(wasAsked("1", shelf(content))).toBe(false);
  });

  it("is asked again where the browser keeps nothing", () => {
    const closed = {
      getItem: (): string => {
        throw new Error("denied");
      },
      setItem: (): void => {
        throw new Error("denied");
      },
    };
    askNoMore("1", closed);
    expect(wasAsked("1", closed)).toBe(false);
  });
});

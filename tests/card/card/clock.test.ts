/** The time that passes only where somebody sees it. */

import type { ReactiveController } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Clock } from "../../../frontend/src/card/clock";

const page = { visibilityState: "visible", seen: (): void => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  page.visibilityState = "visible";
  vi.stubGlobal("document", {
    get visibilityState() {
      return page.visibilityState;
    },
    addEventListener: (_kind: string, seen: () => void) => {
      page.seen = seen;
    },
    removeEventListener: () => {
      page.seen = () => undefined;
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A card on the page, with how often it was drawn. */
function card() {
  const host = {
    isConnected: true,
    isNeeded: true,
    drawn: 0,
    updateComplete: Promise.resolve(true),
    addController: (_controller: ReactiveController) => undefined,
    removeController: () => undefined,
    requestUpdate: () => {
      host.drawn += 1;
    },
  };
  const clock = new Clock(host, () => host.isNeeded);
  clock.hostConnected();
  return { host, clock };
}

describe("the clock of a card", () => {
  it("goes while a run does", () => {
    const { host, clock } = card();
    vi.advanceTimersByTime(90_000);
    expect(host.drawn).toBe(3);
    host.isNeeded = false;
    clock.hostUpdated();
    vi.advanceTimersByTime(90_000);
    expect([host.drawn, vi.getTimerCount()]).toEqual([3, 0]);
  });

  it("stands while nobody sees the page, and tells the time at once when somebody does", () => {
    const { host } = card();
    page.visibilityState = "hidden";
    page.seen();
    expect([host.drawn, vi.getTimerCount()]).toEqual([0, 0]);
    page.visibilityState = "visible";
    page.seen();
    expect([host.drawn, vi.getTimerCount()]).toEqual([1, 1]);
  });

  it("is gone with the card", () => {
    const { host, clock } = card();
    host.isConnected = false;
    clock.hostDisconnected();
    page.seen();
    vi.advanceTimersByTime(90_000);
    expect([host.drawn, vi.getTimerCount()]).toEqual([0, 0]);
  });
});

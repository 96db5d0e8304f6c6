/** Estimates while somebody is typing. */

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Asking, forecast, PAUSE } from "../../../frontend/src/card/estimating";
import type { Hass } from "../../../frontend/src/shared/ha";

describe("an estimate", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is asked for once somebody has stopped typing, and only the last answer counts", async () => {
    const answers = new Map<string, (answer: string) => void>();
    const ask = vi.fn((question: string) => new Promise<string>((resolve) => answers.set(question, resolve)));
    const told: string[] = [];
    const asking = new Asking<string, string>(ask, (answer) => told.push(answer));
    for (const question of ["2", "20", "200"]) {
      asking.about(question);
      vi.advanceTimersByTime(PAUSE - 1);
    }
    expect(ask.mock.calls).toEqual([]);
    vi.advanceTimersByTime(PAUSE);
    expect(ask.mock.calls).toEqual([["200"]]);
    asking.about("2000");
    vi.advanceTimersByTime(PAUSE);
    answers.get("2000")?.("new");
    answers.get("200")?.("old");
    await vi.runAllTimersAsync();
    expect(told).toEqual(["new"]);
    asking.about("3");
    asking.drop();
    await vi.runAllTimersAsync();
    expect(told).toEqual(["new"]);
  });

  function refusing(error: unknown): Hass {
    return {
      callWS: () => Promise.reject(error),
      localize: () => "",
      loadBackendTranslation: async () => undefined,
    } as unknown as Hass;
  }

  it.each([
    [{ translation_key: "no_runs" }, "no_runs"],
    [{ translation_key: "no_runs_of_model" }, "no_runs_of_model"],
    [{ message: "The rig is away." }, { refusal: "The rig is away." }],
    [null, { refusal: "null" }],
  ])("that is refused with %j says so", async (error, expected) => {
    expect(await forecast(refusing(error), "rig", { steps: 5, model: null })).toEqual(expected);
  });

  it("is asked of a model only where there is one", async () => {
    const callWS = vi.fn(async (_request: Record<string, unknown>) => ({ response: {} }));
    const hass = { callWS } as unknown as Hass;
    await forecast(hass, "rig", { steps: 5, model: null });
    await forecast(hass, "rig", { steps: 5, model: "X" });
    expect(callWS.mock.calls.map(([request]) => request.service_data)).toEqual([
      { rig: "rig", steps: 5 },
      { rig: "rig", steps: 5, model: "X" },
    ]);
  });
});

/** A rig that is followed: what is heard is joined, and nothing is lost when the connection is. */

import { describe, expect, it, vi } from "vitest";
import type { Hass } from "../../frontend/src/shared/ha";
import { joined, Live } from "../../frontend/src/shared/live";
import type { BriefSession, News, Session } from "../../frontend/src/shared/records";

function brief(known: Partial<BriefSession> = {}): BriefSession {
  return { id: "1", duration_s: 10, energy_kwh: 0.001, ...known } as BriefSession;
}

function whole(curve: [number, number][], known: Partial<Session> = {}): Session {
  return { ...brief(), metadata: null, segments: [], lineage: null, curve, ...known };
}

describe("a session that goes on", () => {
  it("is replaced by a whole one", () => {
    const news = whole([[0, 0]]);
    expect(
      joined(
        whole([
          [0, 0],
          [5, 5],
        ]),
        news,
      ),
    ).toBe(news);
  });

  it("has its curve drawn on to the newest figure", () => {
    const before = whole(
      [
        [0, 0],
        [10, 1],
      ],
      { segments: [{ from: "a", to: "b", kwh: 1, price: 1, estimated: false }] },
    );
    const after = joined(before, brief({ duration_s: 20, energy_kwh: 0.003 }));
    expect(after.curve).toEqual([
      [0, 0],
      [10, 1],
      [20, 3],
    ]);
    expect(after.segments).toBe(before.segments);
    expect(after.energy_kwh).toBe(0.003);
  });

  it("keeps no point for each moment in which nothing was used", () => {
    let session = whole([
      [0, 0],
      [10, 1],
    ]);
    for (const second of [20, 30, 40]) {
      session = joined(session, brief({ duration_s: second }));
    }
    expect(session.curve).toEqual([
      [0, 0],
      [10, 1],
      [40, 1],
    ]);
  });

  it("has no trace of a rise that was undone", () => {
    const after = joined(
      whole([
        [0, 0],
        [10, 1],
        [20, 99],
      ]),
      brief({ duration_s: 30, energy_kwh: 0.002 }),
    );
    expect(after.curve).toEqual([
      [0, 0],
      [10, 1],
      [30, 2],
    ]);
  });

  it("has no more points than anybody sees, however long it is shown", () => {
    let session = whole([
      [0, 0],
      [86_400, 1000],
    ]);
    for (let second = 86_401; second < 2 * 86_400; second += 20) {
      session = joined(session, brief({ duration_s: second, energy_kwh: second / 86_400 }));
    }
    expect(session.curve.length).toBeLessThan(600);
    expect(session.curve.slice(0, 2)).toEqual([
      [0, 0],
      [86_400, 1000],
    ]);
    expect(session.curve.at(-1)?.[0]).toBe(86_401 + 4319 * 20);
  });

  it("is not drawn on from another one", () => {
    const after = joined(
      whole(
        [
          [0, 0],
          [10, 1],
        ],
        { id: "other" },
      ),
      brief({ duration_s: 5, energy_kwh: 0.002 }),
    );
    expect(after.curve).toEqual([
      [0, 0],
      [5, 2],
    ]);
    expect(joined(null, brief()).curve).toEqual([
      [0, 0],
      [10, 1],
    ]);
  });
});

/** A connection whose subscriptions are answered by hand. */
class Wire {
  readonly asked: { tell: (news: News) => void; request: Record<string, unknown>; stop: () => Promise<void> }[] = [];
  refusal: unknown;

  async subscribeMessage(tell: (news: never) => void, request: Record<string, unknown>, options?: unknown) {
    expect(options).toEqual({ resubscribe: false });
    const stop = vi.fn(async () => undefined);
    this.asked.push({ tell: tell as (news: News) => void, request, stop });
    if (this.refusal !== undefined) {
      throw this.refusal;
    }
    return stop;
  }
}

function followed(wire = new Wire()) {
  const host = { isConnected: true, addController: vi.fn(), requestUpdate: vi.fn(), removeController: vi.fn() };
  const live = new Live({ ...host, updateComplete: Promise.resolve(true) });
  const hass = { connection: wire, entities: {}, config: {}, connected: true, localize: () => "" } as unknown as Hass;
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { wire, live, host, hass, settled };
}

const NEWS: News = { version: "abc", rig: { entry_id: "1", name: "A", loaded: true }, session: null, outlook: null };

describe("a rig that is followed", () => {
  it("is asked for once, whatever happens in the house", async () => {
    const { wire, live, hass, settled } = followed();
    live.follow(hass, "A");
    live.follow({ ...hass }, "A");
    live.follow({ ...hass, entities: {} }, "A");
    await settled();
    expect(wire.asked.map(({ request }) => request)).toEqual([{ type: "training_energy/follow", rig: "A" }]);
    wire.asked[0]?.tell(NEWS);
    expect([live.version, live.rig?.name]).toEqual(["abc", "A"]);
  });

  it("is left for another, and not heard any more", async () => {
    const { wire, live, hass, settled } = followed();
    live.follow(hass, undefined);
    await settled();
    live.follow(hass, "B");
    await settled();
    expect(wire.asked.map(({ request }) => request.rig)).toEqual([undefined, "B"]);
    expect(wire.asked[0]?.stop).toHaveBeenCalledOnce();
    wire.asked[0]?.tell(NEWS);
    expect(live.rig).toBeUndefined();
  });

  it("is asked for again once a connection that was lost is back", async () => {
    const { wire, live, hass, settled } = followed();
    live.follow(hass, "A");
    await settled();
    live.follow({ ...hass, connected: false }, "A");
    live.follow({ ...hass, connected: false }, "A");
    expect(wire.asked).toHaveLength(1);
    live.follow({ ...hass, connected: true }, "A");
    await settled();
    expect([wire.asked.length, live.turn]).toEqual([2, 2]);
    // On the new connection its number may be that of somebody else's subscription.
    expect(vi.mocked(wire.asked[0]!.stop).mock.calls).toEqual([]);
  });

  it("that is not there is asked for when it may have come, and not before", async () => {
    const { wire, live, hass, settled } = followed();
    wire.refusal = { message: "There is no such rig." };
    live.follow(hass, "A");
    await settled();
    expect(live.error).toBe("There is no such rig.");
    live.follow({ ...hass }, "A");
    expect(wire.asked).toHaveLength(1);
    wire.refusal = undefined;
    live.follow({ ...hass, entities: {} }, "A");
    await settled();
    wire.asked[1]?.tell(NEWS);
    expect([live.error, live.rig?.name]).toEqual([undefined, "A"]);
  });

  it.each(["unknown_command", 3])(
    "goes on as it was while Home Assistant starts, and says nothing of %s",
    async (code) => {
      const { wire, live, hass, settled } = followed();
      live.follow(hass, "A");
      await settled();
      wire.asked[0]?.tell(NEWS);
      live.follow({ ...hass, connected: false }, "A");
      // As the connection rejects: what Home Assistant refuses as it is, its own fault inside of it.
      wire.refusal =
        typeof code === "number" ? { type: "result", error: { code, message: "Lost" } } : { code, message: "No." };
      live.follow(hass, "A");
      await settled();
      expect([live.error, live.rig?.name]).toEqual([undefined, "A"]);
      wire.refusal = undefined;
      live.follow({ ...hass, config: { ...hass.config } }, "A");
      await settled();
      expect(wire.asked).toHaveLength(3);
    },
  );

  it("is left with the page, and found again", async () => {
    const { wire, live, hass, settled } = followed();
    live.follow(hass, "A");
    await settled();
    live.hostDisconnected();
    expect(wire.asked[0]?.stop).toHaveBeenCalledOnce();
    live.hostConnected();
    expect(wire.asked).toHaveLength(2);
  });
});

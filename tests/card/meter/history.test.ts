/** What Home Assistant is asked for, and how often. */

import { expect, it } from "vitest";
import { historyOf } from "../../../frontend/src/meter/history";
import { spanOf } from "../../../frontend/src/meter/span";
import type { Hass } from "../../../frontend/src/shared/ha";

type Request = Record<string, unknown> & { service_data?: Record<string, unknown> };

const NOW = Date.parse("2026-11-28T12:00:00Z");

/** A Home Assistant that notes what it is asked. */
function asked(answer: (request: Request) => unknown): { hass: Hass; requests: Request[] } {
  const requests: Request[] = [];
  const callWS = async (request: Request): Promise<unknown> => {
    requests.push(request);
    return answer(request);
  };
  return { hass: { callWS } as unknown as Hass, requests };
}

const sessions = { response: { sessions: [] } };

async function ask(hass: Hass, days: number, back = 0) {
  const span = spanOf(NOW, "UTC", { days, back });
  return await historyOf(hass, { rig: "tower", meters: ["sensor.plug"], span, now: NOW });
}

it.each([
  ["a day", 1, 0, ["2026-11-27T23:00:00.000Z", "2026-11-27T23:00:00.000Z"]],
  ["a week", 7, 0, ["2026-11-21T23:00:00.000Z", "2026-11-28T10:00:00.000Z"]],
  ["a week that is over", 7, 1, ["2026-11-14T23:00:00.000Z"]],
])("asks for %s by the hour, and finer where that is of use", async (_what, days, back, expected) => {
  const { hass, requests } = asked(({ service }) => (service ? sessions : {}));
  expect(await ask(hass, days, back)).toEqual({ meters: [[]], sessions: [] });
  const statistics = requests.filter(({ type }) => type === "recorder/statistics_during_period");
  expect(statistics.map((request) => request.start_time)).toEqual(expected);
  expect(statistics.map((request) => request.units)).toEqual(expected.map(() => ({ energy: "kWh" })));
});

it("takes the session that reaches into the span, and no earlier one", async () => {
  const over = { id: "over", ended_at: "2026-11-28T01:00:00+00:00" };
  const past = { id: "past", ended_at: "2026-11-27T01:00:00+00:00" };
  const open = { id: "open", ended_at: null };
  for (const [before, expected] of [
    [over, ["open", "over"]],
    [past, ["open"]],
  ] as const) {
    const answer = ({ service, service_data }: Request): unknown =>
      service ? { response: { sessions: [service_data?.after ? open : before] } } : {};
    const history = await ask(asked(answer).hass, 1);
    expect(history.sessions.map(({ id }) => id)).toEqual(expected);
  }
});

it("takes all sessions, however many answers they fill", async () => {
  const many = Array.from({ length: 1200 }, (_, place) => ({
    id: String(place),
    ended_at: "2026-11-28T01:00:00+00:00",
  }));
  const answer = ({ service, service_data }: Request): unknown => {
    const { offset = 0, limit = 0 } = (service_data ?? {}) as { offset?: number; limit?: number };
    const found = service_data?.after ? many : [];
    return service ? { response: { sessions: found.slice(offset, offset + limit), total: found.length } } : {};
  };
  expect((await ask(asked(answer).hass, 1)).sessions).toHaveLength(1200);
});

it("tells a recorder that is off from a question that failed", async () => {
  const failing = (code: string): Hass =>
    asked(({ service }) => {
      if (service) {
        return sessions;
      }
      throw { code };
    }).hass;
  expect((await ask(failing("unknown_command"), 1)).meters).toBeNull();
  await expect(ask(failing("timeout"), 1)).rejects.toEqual({ code: "timeout" });
});

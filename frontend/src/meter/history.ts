/** Asks Home Assistant for what a span of days has: the statistics of the meters, and the sessions. */

import { act } from "../shared/actions";
import type { Hass } from "../shared/ha";
import type { BriefSession } from "../shared/records";
import { joined, type Row, type Rows } from "./readings";
import type { Span } from "./span";

const HOUR = 3_600_000;
const FINE_DAYS = 2; // more than a few hundred points no screen shows
const MOST_AT_ONCE = 500; // as many as an answer has

/** What there is to draw; `meters` has the rows of each meter, or is null where nothing is recorded at all. */
export interface History {
  meters: (readonly Row[])[] | null;
  sessions: BriefSession[];
}

/** Fetches all of it at once. */
export async function historyOf(
  hass: Hass,
  { rig, meters, span, now }: { rig: string; meters: readonly string[]; span: Span; now: number },
): Promise<History> {
  const [rows, sessions] = await Promise.all([
    rowsOf(hass, meters, { span, now }).catch((error) => {
      if (isMissing(error)) {
        return null;
      }
      throw error;
    }),
    sessionsOf(hass, rig, span),
  ]);
  return { meters: rows, sessions };
}

/** By the hour, and by five minutes on a day or two, and for what the hours do not have yet. */
async function rowsOf(
  hass: Hass,
  meters: readonly string[],
  { span, now }: { span: Span; now: number },
): Promise<(readonly Row[])[]> {
  const ask = (period: "hour" | "5minute", from: number): Promise<Rows> =>
    hass.callWS({
      type: "recorder/statistics_during_period",
      start_time: new Date(from).toISOString(),
      end_time: new Date(span.to).toISOString(),
      statistic_ids: meters,
      period,
      units: { energy: "kWh" },
      types: ["state", "sum"],
    });
  // An hour before, whose end is what the meter showed at the first midnight.
  const before = span.from - HOUR;
  const recent = span.days <= FINE_DAYS ? before : Math.max(before, now - 2 * HOUR);
  const [coarse, fine] = await Promise.all([ask("hour", before), recent < span.to ? ask("5minute", recent) : {}]);
  return meters.map((meter) => joined(coarse[meter], (fine as Rows)[meter]));
}

/** Those that began in the span, and the one before, which alone may reach into it: a rig has one at a time. */
async function sessionsOf(hass: Hass, rig: string, span: Span): Promise<BriefSession[]> {
  const list = async (filter: Record<string, unknown>): Promise<{ sessions: BriefSession[]; total: number }> =>
    act(hass, "list_sessions", { rig, ...filter });
  const all = async (filter: Record<string, unknown>): Promise<BriefSession[]> => {
    const found: BriefSession[] = [];
    let most = 1;
    while (found.length < most) {
      const { sessions, total } = await list({ ...filter, limit: MOST_AT_ONCE, offset: found.length });
      found.push(...sessions);
      most = sessions.length > 0 ? total : 0;
    }
    return found;
  };
  const [from, to] = [span.from, span.to].map((moment) => new Date(moment).toISOString());
  const found = await Promise.all([
    all({ after: from, before: to }),
    list({ before: from, limit: 1 }).then(({ sessions }) => sessions),
  ]);
  return found.flat().filter((session) => session.ended_at === null || Date.parse(session.ended_at) > span.from);
}

/** Whether Home Assistant does not know the question: its recorder is off. */
function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "unknown_command";
}

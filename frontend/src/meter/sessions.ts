/** The sessions of a span of days, as bands behind the line of the meter. */

import type { Band } from "../shared/chart";
import type { BriefSession } from "../shared/records";

interface Stretch {
  from: number;
  to: number;
}

const STRENGTH = 0.6; // plain to see, and the line stands out before it

/** Where a session lies within a stretch (ms), an open one until now; null where it lies outside. */
export function within(session: BriefSession, stretch: Stretch, now: number): Stretch | null {
  const from = Math.max(Date.parse(session.started_at), stretch.from);
  const to = Math.min(session.ended_at === null ? now : Date.parse(session.ended_at), stretch.to);
  return to > from ? { from, to } : null;
}

/** The bands of sessions, each by its name. */
export function bandsOf(
  sessions: readonly BriefSession[],
  stretch: Stretch,
  { now, nameOf }: { now: number; nameOf: (session: BriefSession) => string },
): Band[] {
  return sessions.flatMap((session) => {
    const place = within(session, stretch, now);
    return place === null ? [] : [{ ...place, label: nameOf(session), strength: STRENGTH }];
  });
}

/** Whether a session that is over lies in a stretch with a part of its time only. */
export function isCut(session: BriefSession, stretch: Stretch): boolean {
  const end = session.ended_at === null ? stretch.to : Date.parse(session.ended_at);
  return Date.parse(session.started_at) < stretch.from || end > stretch.to;
}

/** What sessions used within a stretch (kWh); one that reaches beyond it counts by the part of its time. */
export function trainedOf(sessions: readonly BriefSession[], stretch: Stretch, now: number): number {
  return sessions.reduce((total, session) => {
    const place = within(session, stretch, now);
    const whole = within(session, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }, now);
    return place === null || whole === null
      ? total
      : total + (session.energy_kwh * (place.to - place.from)) / (whole.to - whole.from);
  }, 0);
}

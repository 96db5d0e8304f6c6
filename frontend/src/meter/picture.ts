/** What the meter card shows of a span of days, worked out once for each answer of Home Assistant. */

import type { Band, Series } from "../shared/chart";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { BriefSession } from "../shared/records";
import { say } from "../shared/words";
import type { History } from "./history";
import { countedOf, lineOf } from "./readings";
import { bandsOf, trainedOf } from "./sessions";
import { marksOf, type Span } from "./span";

const WEEK = 8; // days whose names tell them apart

export interface Picture {
  /** The one line; without points where nothing is kept. */
  series: Series[];
  /** Where the axis begins and ends. */
  stretch: [number, number];
  bands: Band[];
  marks: number[];
  /** What the meter counted, and how much of it was training. */
  summary: string;
  /** Each session, for who does not see the bands. */
  entries: string[];
  writeX: (moment: number) => string;
  writeY: (kwh: number, digits: number) => string;
  /** Whether nothing is kept because nothing is recorded. */
  isUnrecorded: boolean;
}

/** Works out all that is drawn and said. */
export function pictureOf(hass: Hass, history: History, at: { span: Span; now: number; zone: string }): Picture {
  const { span, now, zone } = at;
  const format = formatOf(hass);
  const meters = history.meters ?? [];
  const line = lineOf(meters).filter(([moment]) => moment >= span.from && moment <= span.to);
  const stretch = { from: span.from, to: Math.min(span.to, Math.max(now, span.from)) };
  const nameOf = (session: BriefSession): string => session.name || session.model || say(hass, "meter.session");
  const bands = bandsOf(history.sessions, stretch, { now, nameOf });
  const marks = marksOf(span, zone);
  return {
    series: line.length === 0 ? [] : [{ points: line, name: say(hass, "meter.reading") }],
    stretch: [span.from, span.to],
    bands,
    marks,
    summary: summaryOf(hass, countedOf(meters, span.from), {
      trained: trainedOf(history.sessions, stretch, now),
      count: history.sessions.length,
    }),
    entries: history.sessions.map((session) =>
      say(hass, "meter.entry", {
        name: nameOf(session),
        when: format.moment(session.started_at),
        energy: format.energy(session.energy_kwh),
      }),
    ),
    writeX: (moment) => (marks.includes(moment) ? markOf(hass, span, moment) : pointOf(hass, bands, moment)),
    writeY: (kwh, digits) => format.number(kwh, digits, digits),
    isUnrecorded: history.meters === null,
  };
}

/** What stands below a mark of the axis. */
function markOf(hass: Hass, span: Span, moment: number): string {
  const format = formatOf(hass);
  if (span.days <= 2) {
    return format.time(moment);
  }
  return span.days < WEEK ? format.weekday(moment) : format.day(moment);
}

/** What is read where somebody points: the moment, and the session that ran then. */
function pointOf(hass: Hass, bands: readonly Band[], moment: number): string {
  const when = formatOf(hass).moment(moment);
  const band = bands.find(({ from, to }) => from <= moment && moment <= to);
  return band === undefined ? when : say(hass, "meter.point", { when, name: band.label });
}

function summaryOf(hass: Hass, total: number | null, { trained, count }: { trained: number; count: number }): string {
  const format = formatOf(hass);
  if (total === null) {
    return "";
  }
  if (count === 0) {
    return say(hass, "meter.total", { total: format.energy(total) });
  }
  const facts = {
    total: format.energy(total),
    trained: format.energy(trained),
    // A meter that reports late has not counted yet what is known of a session.
    share: format.share(total > 0 ? Math.min(trained / total, 1) : 1),
    count: format.number(count),
  };
  return say(hass, "meter.trained", facts, count);
}

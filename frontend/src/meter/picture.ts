/** What the meter card shows of a span of days, worked out once for each answer of Home Assistant. */

import type { Band, Series } from "../shared/chart";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { BriefSession } from "../shared/records";
import { say } from "../shared/words";
import type { History } from "./history";
import { countedOf, lineOf } from "./readings";
import { bandsOf, isCut, trainedOf } from "./sessions";
import { marksOf, type Span } from "./span";

const WEEK = 8; // days whose names tell them apart

export interface Picture {
  /** The one line; none where less is kept than a line takes. */
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
  /** Whether there may be more once the recorder has added to it. */
  isYoung: boolean;
}

/** The days that are looked at, when that is (ms), and in which zone. */
export interface Moment {
  span: Span;
  now: number;
  zone: string;
}

/** Works out all that is drawn and said. */
export function pictureOf(hass: Hass, history: History, at: Moment): Picture {
  const { span, now, zone } = at;
  const format = formatOf(hass);
  const meters = history.meters ?? [];
  const line = lineOf(meters).filter(([moment]) => moment >= span.from && moment <= span.to);
  const stretch = { from: span.from, to: Math.min(span.to, Math.max(now, span.from)) };
  const nameOf = (session: BriefSession): string => session.name || session.model || say(hass, "meter.session");
  const bands = bandsOf(history.sessions, stretch, { now, nameOf });
  const marks = marksOf(span, zone);
  const isDrawn = line.length > 1;
  return {
    series: !isDrawn ? [] : [{ points: line, name: say(hass, "meter.reading") }],
    stretch: [span.from, span.to],
    bands,
    marks,
    summary: summaryOf(hass, isDrawn ? countedOf(meters, span.from) : null, {
      trained: trainedOf(history.sessions, stretch, now),
      count: history.sessions.length,
      isCut: history.sessions.some((session) => isCut(session, stretch)),
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
    isYoung: span.to > now,
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

/** What was counted, and how much of it in sessions; a share only where that is a part of what was counted. */
function summaryOf(
  hass: Hass,
  total: number | null,
  { trained, count, isCut }: { trained: number; count: number; isCut: boolean },
): string {
  const format = formatOf(hass);
  const energy = format.energy(trained);
  const facts = { trained: isCut ? say(hass, "meter.about", { energy }) : energy, count: format.number(count) };
  if (total === null) {
    return count === 0 ? "" : say(hass, "meter.alone", facts, count);
  }
  const whole = { ...facts, total: format.energy(total) };
  if (count === 0) {
    return say(hass, "meter.total", whole);
  }
  // A meter that reports late has not counted yet what is known of a session.
  return total > 0 && trained <= total
    ? say(hass, "meter.trained", { ...whole, share: format.share(trained / total) }, count)
    : say(hass, "meter.apart", whole, count);
}

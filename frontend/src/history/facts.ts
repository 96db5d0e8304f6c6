/** What there is to say of a session, line by line, in the user's words and figures. */

import { costWord, isEstimated } from "../shared/cost";
import { formatOf, outwards } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Session } from "../shared/records";
import { priceOf } from "../shared/runchart";
import { type Facts, say, type Word } from "../shared/words";

export interface Fact {
  key: string;
  label: string;
  text: string;
  /** What stands below it, smaller. */
  detail?: string;
}

/** The lines that a session has; what is not known of it has none. */
export function factsOf(hass: Hass, session: Session): Fact[] {
  return [...runOf(hass, session), ...energyOf(hass, session), ...costOf(hass, session), ...ratesOf(hass, session)];
}

type Line = [key: Word, text: string | null, detail?: string | null, facts?: Facts];

function lines(hass: Hass, all: readonly Line[]): Fact[] {
  return all
    .filter((line): line is [Word, string, (string | null)?, Facts?] => line[1] !== null)
    .map(([word, text, detail, facts]) => ({
      key: word,
      label: say(hass, word, facts),
      text,
      ...(detail ? { detail } : {}),
    }));
}

/** A text, unless the figure that it is about is not known. */
function known(figure: number | null | undefined, write: (figure: number) => string | null): string | null {
  return figure === null || figure === undefined ? null : write(figure);
}

function runOf(hass: Hass, session: Session): Fact[] {
  const format = formatOf(hass);
  const { started_at, ended_at, duration_s, active_s, steps, planned_steps, start_step } = session;
  const begin = format.moment(started_at);
  const paused = Math.round(duration_s - active_s);
  const done = known(steps, (each) => format.number(each));
  return lines(hass, [
    [
      "history.when",
      ended_at === null
        ? say(hass, "history.since", { begin })
        : begin === format.moment(ended_at)
          ? begin
          : say(hass, "history.from_to", { begin, end: endOf(hass, session) }),
    ],
    [
      "history.duration",
      format.duration(duration_s),
      paused > 0 ? say(hass, "history.pauses", { paused: format.duration(paused) }) : null,
    ],
    [
      "shared.steps",
      done,
      known(planned_steps, (each) => say(hass, "history.planned", { steps: format.number(each) })) ??
        (start_step ? say(hass, "history.start_step", { step: format.number(start_step) }) : null),
    ],
    ["history.outcome", session.outcome === null ? null : say(hass, `shared.outcome_${session.outcome}`)],
  ]);
}

/** When a session ended; without its day where that is the one on which it began. */
function endOf(hass: Hass, { started_at, ended_at }: Session): string {
  const format = formatOf(hass);
  return format.day(started_at) === format.day(ended_at) ? format.time(ended_at) : format.moment(ended_at);
}

function energyOf(hass: Hass, session: Session): Fact[] {
  const format = formatOf(hass);
  const { start_reading_kwh: before, end_reading_kwh: after, energy_min_kwh, energy_max_kwh } = session;
  const isOpen = energy_min_kwh !== energy_max_kwh;
  const interval = known(energy_min_kwh, (least) =>
    known(energy_max_kwh, (most) => {
      const [from, to] = outwards(least, most);
      return say(hass, "history.interval", { least: format.number(from, 3, 3), most: format.energy(to) });
    }),
  );
  return lines(hass, [
    [
      "history.meter",
      known(before, (one) =>
        known(after, (other) =>
          say(hass, "history.readings", { before: format.number(one, 3, 3), after: format.energy(other) }),
        ),
      ),
    ],
    ["shared.energy", format.energy(session.energy_kwh), isOpen ? interval : null],
    [
      "history.net",
      known(session.net_energy_kwh, format.energy.bind(format)),
      known(session.net_cost, (money) => format.money(money, session.currency)),
    ],
    ["history.power", known(session.average_power_w, format.power.bind(format))],
    ["history.emissions", known(session.emissions_kg, (kg) => `${format.significant(kg)} kg CO₂eq`)],
  ]);
}

function costOf(hass: Hass, session: Session): Fact[] {
  const format = formatOf(hass);
  const { currency } = session;
  return lines(hass, [
    [
      "history.price",
      known(session.average_price, (price) => priceOf(hass, price, currency)),
      isEstimated(session) ? say(hass, "history.estimated", { energy: format.energy(session.estimated_kwh) }) : null,
    ],
    [costWord(session), known(session.cost, (money) => format.money(money, currency))],
    ["history.budget", known(session.budget, (money) => format.money(money, currency))],
    ["history.cost_per_step", known(session.cost_per_step, (money) => format.smallMoney(money, currency))],
    ["history.steps_per", known(session.steps_per_currency, (steps) => format.significant(steps)), null, { currency }],
  ]);
}

function ratesOf(hass: Hass, session: Session): Fact[] {
  const format = formatOf(hass);
  const lineage = session.lineage as { sessions?: number; steps?: number; energy_kwh?: number; cost?: number } | null;
  const facts = lineage && {
    sessions: format.number(lineage.sessions),
    steps: format.number(lineage.steps),
    energy: format.energy(lineage.energy_kwh),
    cost: format.money(lineage.cost, session.currency),
  };
  return lines(hass, [
    ["history.energy_per_step", known(session.energy_per_step_wh, (wh) => `${format.significant(wh, 4)} Wh`)],
    [
      "history.speed",
      known(session.step_rate, (rate) => say(hass, "history.a_second", { steps: format.significant(rate) })),
    ],
    ["history.lineage", facts && say(hass, lineage?.cost == null ? "history.line_unpriced" : "history.line", facts)],
  ]);
}

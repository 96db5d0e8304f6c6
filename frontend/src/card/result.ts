/** A run's result, laid out as one would write it up: the meter, the energy, the price, and what a step costs. */

import { costWord } from "../shared/cost";
import type { Format } from "../shared/format";
import type { BriefSession, Rig, Session } from "../shared/records";
import type { Facts, Word } from "../shared/words";

/** How figures and texts are written for one user. */
export interface Voice {
  format: Format;
  say(word: Word, facts?: Facts, amount?: number): string;
}

/** A line of the result. */
export interface Row {
  label: string;
  value: string;
}

type Known = Pick<Rig, "steps_per_run">;

/** The lines of a result, without those of which nothing is known. */
export function rowsOf(session: BriefSession, rig: Known, voice: Voice): Row[] {
  const { say, format } = voice;
  const rows = [
    ...meterRows(session, voice),
    { label: say("shared.energy"), value: format.energy(session.energy_kwh) },
  ];
  if (session.steps !== null) {
    rows.push({ label: say("shared.steps"), value: format.number(session.steps) });
  }
  if (session.cost !== null) {
    return [...rows, ...moneyRows(session, session.cost, voice), ...worthRows(session, rig, voice)];
  }
  if (session.energy_per_step_wh !== null) {
    const value = `${format.significant(session.energy_per_step_wh)} Wh`;
    rows.push({ label: say("card.energy_per_step"), value });
  }
  return rows;
}

function meterRows(session: BriefSession, { say, format }: Voice): Row[] {
  const { start_reading_kwh: before, end_reading_kwh: after } = session;
  if (before === null || after === null) {
    return [];
  }
  const span = say("card.meter_span", { before: format.number(before, 3, 3), after: format.number(after, 3, 3) });
  // Isolated from right-to-left text around it: the arrow points from the first to the last.
  return [{ label: say("card.meter"), value: `\u2066${span}\u2069` }];
}

function moneyRows(session: BriefSession, cost: number, { say, format }: Voice): Row[] {
  const { average_price: price, cost_per_step: perStep, currency } = session;
  const rows: Row[] = [];
  if (price !== null) {
    const value = say("shared.price_per_kwh", { price: format.money(price, currency) });
    rows.push({ label: say(isOnePrice(session) ? "card.price" : "card.average_price"), value });
  }
  rows.push({ label: say(costWord(session)), value: format.money(cost, currency) });
  if (perStep !== null) {
    rows.push({ label: say("card.cost_per_step"), value: format.smallMoney(perStep, currency) });
  }
  return rows;
}

/** Whether all was used at one price, as far as the segments of a session are known. */
function isOnePrice(session: BriefSession & Partial<Pick<Session, "segments">>): boolean {
  return new Set(session.segments?.map(({ price }) => price)).size < 2;
}

function worthRows(session: BriefSession, { steps_per_run: perRun }: Known, { say, format }: Voice): Row[] {
  const { steps_per_currency: steps, currency } = session;
  if (steps === null) {
    return [];
  }
  const money = format.money(1, currency);
  const rows = [{ label: say("card.steps_for", { money }), value: format.significant(steps) }];
  if (perRun) {
    const label = say("card.runs_for", { money, steps: format.number(perRun) });
    rows.push({ label, value: format.significant(steps / perRun) });
  }
  return rows;
}

/** What the rig's budget buys; null where the result says that already, or nothing is known. */
export function budgetBuys(session: BriefSession | null, rig: Rig, { say, format }: Voice): string | null {
  const { affordable_steps: steps, affordable_runs: runs, budget, steps_per_run: perRun } = rig;
  const isSaid = budget === 1 && session?.steps_per_currency != null;
  if (steps == null || runs == null || budget == null || perRun == null || isSaid) {
    return null;
  }
  return say("card.budget_buys", {
    money: format.money(budget, rig.currency ?? ""),
    steps: format.number(steps),
    runs: format.significant(runs),
    per_run: format.number(perRun),
  });
}

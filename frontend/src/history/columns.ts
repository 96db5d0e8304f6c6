/** The columns of the table: what each is called, sorted by, and says of a session. */

import { isEstimated } from "../shared/cost";
import type { Format } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { BriefSession } from "../shared/records";
import { say, type Word } from "../shared/words";
import type { Sort } from "./asking";

const MANY = 1000; // steps; a single one costs too little to be read

export interface Column {
  key: Sort;
  word: Word;
  isNumber?: boolean;
  /** Its figure with the words that its heading has, for where there is no heading. */
  alone?(hass: Hass, figure: string): string;
  write(session: BriefSession, format: Format): string;
  /** What its figure does not say by itself. */
  hint?(hass: Hass, session: BriefSession, format: Format): string | null;
}

const SHARED: readonly Column[] = [
  {
    key: "model",
    word: "shared.model",
    write: ({ model }) => model ?? "",
    hint: (_hass, { model }) => model,
  },
  {
    key: "started",
    word: "history.when",
    write: ({ started_at }, format) => format.moment(started_at),
  },
  {
    key: "energy",
    word: "shared.energy",
    isNumber: true,
    write: ({ energy_kwh }, format) => format.energy(energy_kwh),
  },
];
const COST: Column = {
  key: "cost",
  word: "shared.cost",
  isNumber: true,
  write: (session, format) =>
    `${isEstimated(session) ? "≈ " : ""}${format.moneyInColumn(session.cost, session.currency)}`,
  hint: (hass, session, format) =>
    isEstimated(session) ? say(hass, "history.estimated", { energy: format.energy(session.estimated_kwh) }) : null,
};
const STEPS: Column = {
  key: "steps",
  word: "shared.steps",
  isNumber: true,
  alone: (hass, steps) => say(hass, "history.some_steps", { steps }),
  write: ({ steps }, format) => format.number(steps),
};

/** What 1000 steps of a session cost. */
export function costOfMany({ cost_per_step }: Pick<BriefSession, "cost_per_step">): number | null {
  return cost_per_step === null ? null : cost_per_step * MANY;
}

/** The columns beside the name; of a rig without a price they are about energy only. */
export function columnsOf(hasPrice: boolean): readonly Column[] {
  const alone = (hass: Hass, figure: string): string => say(hass, "history.for_1000", { figure });
  const ratio: Column = hasPrice
    ? {
        key: "cost_per_step",
        word: "history.cost_per_1000",
        isNumber: true,
        alone,
        write: (session, format) => format.moneyInColumn(costOfMany(session), session.currency),
      }
    : {
        key: "energy_per_step",
        word: "history.energy_per_1000",
        isNumber: true,
        alone,
        // As many kWh for a thousand steps as Wh for one.
        write: ({ energy_per_step_wh }, format) =>
          energy_per_step_wh === null ? format.significant(null) : `${format.significant(energy_per_step_wh)} kWh`,
      };
  return [...SHARED, ...(hasPrice ? [COST] : []), STEPS, ratio];
}

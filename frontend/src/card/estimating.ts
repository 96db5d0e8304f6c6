/** What so many steps will take, asked while somebody is still typing. */

import { act, refusalOf } from "../shared/actions";
import type { Hass } from "../shared/ha";
import type { Estimate } from "../shared/records";

/** ms in which nobody types a number on. */
export const PAUSE = 300;

export interface Question {
  steps: number;
  model: string | null;
}

/** Asks once somebody has stopped typing; only the answer to the last question counts. */
export class Asking<Asked, Answer> {
  readonly #ask: (question: Asked) => Promise<Answer>;
  readonly #tell: (answer: Answer) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(ask: (question: Asked) => Promise<Answer>, tell: (answer: Answer) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** Asks in a moment, unless there is another question by then. */
  about(question: Asked): void {
    this.drop();
    const turn = this.#last;
    this.#timer = setTimeout(async () => {
      const answer = await this.#ask(question);
      if (turn === this.#last) {
        this.#tell(answer);
      }
    }, PAUSE);
  }

  /** Asks nothing any more, and hears no answer. */
  drop(): void {
    this.#last += 1;
    clearTimeout(this.#timer);
  }
}

/** What is known of a run that is planned: an estimate, that there is nothing to go by, or why there is none. */
export type Forecast = Estimate | "no_runs" | "no_runs_of_model" | { refusal: string };

/** Asks a rig for an estimate; a refusal is an answer, too. */
export async function forecast(hass: Hass, rig: string, question: Question): Promise<Forecast> {
  const { steps, model } = question;
  try {
    return await act<Estimate>(hass, "estimate", { rig, steps, ...(model === null ? {} : { model }) });
  } catch (error) {
    const key = (error as { translation_key?: unknown } | null)?.translation_key;
    return key === "no_runs" || key === "no_runs_of_model" ? key : { refusal: await refusalOf(hass, error) };
  }
}

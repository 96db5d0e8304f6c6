/** What a face of the card is drawn from. */

import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Live } from "../shared/live";
import type { Outlook, Rig, Session } from "../shared/records";
import { type Facts, say, type Word } from "../shared/words";
import type { Voice } from "./result";

/** A rig that runs, of which everything is known. */
export type LoadedRig = Required<Rig>;

/** What one can press. */
export interface Deeds {
  start(): void;
  stop(): void;
  pause(): void;
  resume(): void;
  keepSteps(steps: number): void;
  skipSteps(): void;
}

export interface Scene extends Voice {
  hass: Hass;
  rig: LoadedRig;
  outlook: Outlook | null;
  now: Date;
  isBusy: boolean;
  /** Whether the session's steps were asked for already. */
  wasAsked: boolean;
  deeds: Deeds;
}

/** The user's way with figures and words. */
export function voiceOf(hass: Hass): Voice {
  return {
    format: formatOf(hass),
    say: (word: Word, facts?: Facts, amount?: number) => say(hass, word, facts, amount),
  };
}

/** Whether a rig runs. */
export function isLoaded(rig: Rig): rig is LoadedRig {
  return rig.loaded;
}

/** Whether something is shown that changes with time alone: how long a run still takes. */
export function dependsOnTime({ rig, outlook }: Pick<Live, "rig" | "outlook">): boolean {
  return rig?.status === "training" && outlook?.end != null;
}

/** Whether a session is over, be it that its figures are not final yet. */
export function isOver(session: Session): boolean {
  return session.status === "settling" || session.status === "finished";
}

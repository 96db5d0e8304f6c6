/** What to say where a session is asked for that is no longer there. */

import type { Hass } from "../shared/ha";
import { say } from "../shared/words";

/** An answer about a session; where there is none any more, an error that says so to who looked at it. */
export async function found<Answer>(hass: Hass, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const { translation_key: key } = (error ?? {}) as { translation_key?: string };
    throw key === "unknown_session" ? new Error(say(hass, "history.gone")) : error;
  }
}

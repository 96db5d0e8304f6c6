/** The actions, by which the cards do what everyone else does, and what a refusal says in the user's language. */

import type { Hass } from "./ha";
import { say, type Word } from "./words";

const DOMAIN = "training_energy";

/** What the connection says when it is lost. */
export const CONNECTION_LOST = 3;

/** What the actions refuse in words for who writes automations, said for who looks at a card. */
const SAID: Readonly<Record<string, Word>> = {
  session_finished: "shared.refused_session_finished",
  session_running: "shared.refused_session_running",
  unknown_session: "shared.refused_unknown_session",
};

/** What Home Assistant answers where it refuses. */
export interface Refusal {
  code?: string | number;
  message?: string;
  translation_domain?: string;
  translation_key?: string;
  translation_placeholders?: Record<string, string>;
}

/** Performs an action on a rig; returns its response, rejects with what Home Assistant refused it with. */
export async function act<Answer>(
  hass: Hass,
  action: string,
  data: Record<string, unknown> & { rig: string },
): Promise<Answer> {
  const answer = await hass.callWS<{ response: Answer }>({
    type: "call_service",
    domain: DOMAIN,
    service: action,
    service_data: data,
    return_response: true,
  });
  return answer.response;
}

/** What to tell the user of an error: the integration's own text, translated where there is a translation. */
export async function refusalOf(hass: Hass, error: unknown): Promise<string> {
  const refusal = refused(error);
  const { translation_domain: domain, translation_key: key } = refusal;
  const said = key === undefined ? undefined : SAID[key];
  if (refusal.code === CONNECTION_LOST) {
    return say(hass, "shared.connection_lost");
  }
  if (domain === DOMAIN && said !== undefined) {
    return say(hass, said);
  }
  if (domain && key) {
    // What is loaded now, the Home Assistant that the card was handed does not know yet.
    const loaded = await hass.loadBackendTranslation("exceptions", domain).catch(() => undefined);
    const text = (loaded ?? hass.localize)(
      `component.${domain}.exceptions.${key}.message`,
      refusal.translation_placeholders,
    );
    if (text) {
      return text;
    }
  }
  return refusal.message || String(error);
}

/** What was refused, wherever in an error that is: one of the connection itself has it inside. */
export function refused(error: unknown): Refusal {
  const outer = (typeof error === "object" && error !== null ? error : {}) as Refusal & { error?: Refusal };
  return typeof outer.error === "object" && outer.error !== null ? outer.error : outer;
}

/** The actions, by which the cards do what everyone else does, and what a refusal says in the user's language. */

import type { Hass } from "./ha";

const DOMAIN = "training_energy";

/** What Home Assistant answers where it refuses. */
interface Refusal {
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
  const refusal = (typeof error === "object" && error !== null ? error : {}) as Refusal;
  const { translation_domain: domain, translation_key: key } = refusal;
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

/** What a planned run will take, in words. */

import { html, type TemplateResult } from "lit";
import { endsOf } from "../../shared/ends";
import type { Estimate } from "../../shared/records";
import type { Forecast } from "../estimating";
import type { Voice } from "../result";

/** Says what is known of a planned run; quietly why there is nothing. */
export function forecastText(forecast: Forecast | null, voice: Voice): TemplateResult {
  if (forecast === null) {
    return html`<p class="quiet">${voice.say("card.estimate_hint")}</p>`;
  }
  if (typeof forecast === "string") {
    return html`<p class="quiet">${voice.say(`card.${forecast}`)}</p>`;
  }
  return "refusal" in forecast ? html`<p class="quiet">${forecast.refusal}</p>` : estimateText(forecast, voice);
}

function estimateText(estimate: Estimate, voice: Voice): TemplateResult {
  const { say, format } = voice;
  const { energy_kwh: kwh, cost, duration_s: seconds, currency, model } = estimate;
  const facts = {
    energy: format.energy(kwh),
    duration: format.duration(seconds),
    cost: format.money(cost, currency),
  };
  const count = estimate.based_on.sessions;
  const basis =
    model === null
      ? say("card.estimate_basis_none", { count: format.number(count) }, count)
      : say("card.estimate_basis", { count: format.number(count), model }, count);
  return html`<p>${say(cost === null ? "card.estimate" : "card.estimate_cost", facts)}</p>
    ${rangeText(estimate, voice)}
    <p class="quiet">${basis}</p>`;
}

/** Between what the runs before lie, where they differ. */
function rangeText(estimate: Estimate, { say, format }: Voice): TemplateResult {
  const { energy_min_kwh: least, energy_max_kwh: most, cost_min: cheap, cost_max: dear, currency } = estimate;
  const [from, to] =
    cheap === null || dear === null
      ? [format.energy(least), format.energy(most)]
      : endsOf(format, [cheap, dear], currency);
  return from === to ? html`` : html`<p class="quiet">${say("card.estimate_range", { least: from, most: to })}</p>`;
}

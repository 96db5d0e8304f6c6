/** The chart of one run: its energy from the start on, and the price behind it where that changed. */

import { html, type TemplateResult } from "lit";
import "./chart";
import { bandsOf, curveOf } from "./curve";
import { formatOf } from "./format";
import type { Hass } from "./ha";
import type { Session } from "./records";
import { durationTicks } from "./scale";
import { say } from "./words";

/** Draws a run; one without a curve is a straight line, and one without any length is left out by whoever asks. */
export function runChart(hass: Hass, session: Session): TemplateResult {
  const format = formatOf(hass);
  const facts = { energy: format.energy(session.energy_kwh), duration: format.duration(session.duration_s) };
  return html`<training-energy-chart
    .series=${[{ points: curveOf(session), name: say(hass, "shared.energy"), isArea: true }]}
    .bands=${bandsOf(session, (price) => priceOf(hass, price, session.currency))}
    .label=${say(hass, "shared.curve", facts)}
    .unit=${"kWh"}
    .xTicks=${durationTicks(session.duration_s)}
    .writeX=${(seconds: number) => format.elapsed(seconds)}
    .writeY=${(kwh: number, digits: number) => format.number(kwh, digits, digits)}
  ></training-energy-chart>`;
}

/** A price, or that none is known. */
export function priceOf(hass: Hass, price: number | null, currency: string): string {
  return price === null
    ? say(hass, "shared.no_price")
    : say(hass, "shared.price_per_kwh", { price: formatOf(hass).money(price, currency) });
}

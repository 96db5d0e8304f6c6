/** A session as it is read: its curve, its figures, what its meters did, and what was used at which price. */

import { html, nothing, type TemplateResult } from "lit";
import { joinedSegments, turnsOf } from "../shared/curve";
import { priceOf, runChart } from "../shared/runchart";
import "../shared/chart";
import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { Segment, Session } from "../shared/records";
import { say } from "../shared/words";
import { factsOf } from "./facts";
import { deedsOf } from "./flags";

export function sheet(hass: Hass, session: Session, open: (id: string) => void): TemplateResult {
  return html`
    ${chips(hass, session)} ${curve(hass, session)}
    <dl class="facts">
      ${factsOf(hass, session).map(
        ({ label, text, detail }) =>
          html`<div><dt>${label}</dt><dd>${text}${detail ? html`<small>${detail}</small>` : nothing}</dd></div>`,
      )}
      <div class="id"><dt>${say(hass, "history.id")}</dt><dd><code>${session.id}</code></dd></div>
    </dl>
    ${session.notes ? html`<section><h3>${say(hass, "history.notes")}</h3><p class="notes" dir="auto">${session.notes}</p></section>` : nothing}
    ${session.parent ? html`<button class="link" @click=${() => open(session.parent!)}>${say(hass, "history.parent")}</button>` : nothing}
    ${flags(hass, session)} ${segments(hass, session)}
  `;
}

function chips(hass: Hass, { model, tags, name, status }: Session): TemplateResult | typeof nothing {
  const said = [...(name && model ? [model] : []), ...tags];
  const isOver = status === "finished";
  return said.length === 0 && isOver
    ? nothing
    : html`<p class="chips">
        ${isOver ? nothing : html`<span class="chip strong">${say(hass, `shared.status_${status}`)}</span>`}
        ${said.map((text) => html`<bdi class="chip">${text}</bdi>`)}
      </p>`;
}

function curve(hass: Hass, session: Session): TemplateResult | typeof nothing {
  return session.curve.length > 1 && session.duration_s > 0 ? runChart(hass, session) : nothing;
}

function flags(hass: Hass, session: Session): TemplateResult | typeof nothing {
  const deeds = deedsOf(session.flags);
  const format = formatOf(hass);
  const called = (meter: string): string => String(hass.states[meter]?.attributes.friendly_name ?? meter);
  return deeds.length === 0
    ? nothing
    : html`<section>
        <h3>${say(hass, "history.flags")}</h3>
        <ul class="flags">
          ${deeds.map(
            ({ word, meter, count, kwh }) =>
              html`<li>${say(hass, word, { meter: called(meter), count: format.number(count), energy: `${format.significant(kwh)} kWh` }, count)}</li>`,
          )}
        </ul>
      </section>`;
}

function segments(hass: Hass, session: Session): TemplateResult | typeof nothing {
  const rows = joinedSegments(session.segments);
  const { length } = turnsOf(rows);
  return rows.length === 0
    ? nothing
    : html`<details>
        <summary>${say(hass, "history.segments", { count: formatOf(hass).number(length) }, length)}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${say(hass, "history.segments_table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">${say(hass, "history.from")}</th>
                <th scope="col">${say(hass, "history.to")}</th>
                <th scope="col" class="number">${say(hass, "shared.energy")}</th>
                <th scope="col" class="number">${say(hass, "history.price")}</th>
                <th scope="col" class="number">${say(hass, "shared.cost")}</th>
              </tr>
            </thead>
            <tbody>${rows.map((row) => segment(hass, row, session.currency))}</tbody>
          </table>
        </div>
      </details>`;
}

function segment(hass: Hass, { from, to, kwh, price, estimated }: Segment, currency: string): TemplateResult {
  const format = formatOf(hass);
  const written = priceOf(hass, price, currency);
  return html`<tr>
    <td>${format.moment(from)}</td>
    <td>${format.moment(to)}</td>
    <td class="number">${format.energy(kwh)}</td>
    <td class="number">${estimated ? say(hass, "history.estimated_price", { price: written }) : written}</td>
    <td class="number">${format.money(price === null ? null : price * kwh, currency)}</td>
  </tr>`;
}

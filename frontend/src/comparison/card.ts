/** What runs of each model, name or tag come to beside each other. */

import { css, html, nothing, type TemplateResult } from "lit";
import { act, refusalOf } from "../shared/actions";
import { type Bar, style as barStyle, bars } from "../shared/bars";
import { HassElement } from "../shared/element";
import { endsOf } from "../shared/ends";
import { formatOf } from "../shared/format";
import type { GridOptions, Hass } from "../shared/ha";
import { rigsOf, stub } from "../shared/rigs";
import { base, fields } from "../shared/style";
import { change, style as trendStyle } from "../shared/trend";
import { outdatedNote } from "../shared/version";
import { Watch } from "../shared/watch";
import { say } from "../shared/words";
import { type ComparisonConfig, checked, form, GROUPINGS, type Grouping } from "./config";
import { areFew, type Group, type Measure, measuresOf, rangeOf, telling } from "./groups";

const FEW = 10; // groups; more only where somebody asks for them

const style = css`
  :host {
    display: block;
  }
  ha-card {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: var(--te-space);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    overflow-wrap: break-word;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr));
    gap: 12px;
  }
  .small {
    font-size: var(--ha-font-size-s, 12px);
  }
  button {
    align-self: flex-start;
  }
`;

/** `custom:training-energy-comparison`. */
export class ComparisonCard extends HassElement {
  static override styles = [base, fields, barStyle, trendStyle, style];
  static getStubConfig = stub;
  static getConfigForm = form;

  #config: ReturnType<typeof checked> | undefined;
  #by: Grouping = "model";
  #measure: Measure | undefined;
  #groups: readonly Group[] | undefined;
  #error: string | undefined;
  #isWhole = false;
  #request = 0;
  readonly #watch = new Watch(this, (isNews) => isNews && this.#load());

  setConfig(config: ComparisonConfig): void {
    this.#config = checked(config);
    this.#by = this.#config.group_by;
    if (this.hass) {
      this.heard(this.hass);
      this.#load();
    }
    this.requestUpdate();
  }

  getCardSize(): number {
    return 5;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6 };
  }

  protected override heard(hass: Hass): void {
    if (this.#config) {
      this.#watch.live.follow(hass, this.#config.rig);
    }
  }

  async #load(): Promise<void> {
    const { hass } = this;
    const { rig, error } = this.#watch.live;
    this.#error = error;
    this.requestUpdate();
    if (hass === undefined || rig === undefined) {
      return;
    }
    this.#request += 1;
    const request = this.#request;
    const data = { rig: rig.entry_id, group_by: this.#by };
    const [groups, refusal] = await act<{ groups: Group[] }>(hass, "compare_sessions", data).then(
      (answer) => [answer.groups, undefined] as const,
      async (cause) => [this.#groups, await refusalOf(hass, cause)] as const,
    );
    if (request === this.#request) {
      this.#groups = groups;
      this.#error = refusal;
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (hass === undefined || this.#config === undefined) {
      return nothing;
    }
    const name = this.#watch.live.rig?.name;
    const isOnly = name === undefined || rigsOf(hass).length < 2;
    return html`<ha-card>
      <h2>${isOnly ? say(hass, "comparison.title") : say(hass, "comparison.title_of", { rig: name })}</h2>
      ${outdatedNote(hass, this.#watch.live.version)}
      ${this.#error === undefined ? nothing : html`<p class="error" role="alert">${this.#error}</p>`}
      ${this.#body(hass)}
    </ha-card>`;
  }

  #body(hass: Hass): TemplateResult | typeof nothing {
    const groups = this.#groups;
    if (groups === undefined) {
      return this.#error === undefined
        ? html`<p class="quiet" role="status">${say(hass, "shared.loading")}</p>`
        : nothing;
    }
    const measures = measuresOf(groups);
    const measure = measures.find((each) => each === this.#measure) ?? measures[0];
    return html`${this.#choices(hass, measures, measure)}
      ${measure === undefined ? html`<p class="quiet" role="status">${say(hass, "comparison.empty")}</p>` : this.#bars(hass, groups, measure)}`;
  }

  #choices(hass: Hass, measures: readonly Measure[], measure: Measure | undefined): TemplateResult {
    return html`<div class="choices">
      <label>${say(hass, "comparison.group_by")}
        <select @change=${this.#regroup}>
          ${GROUPINGS.map((each) => html`<option value=${each} ?selected=${each === this.#by}>${say(hass, `comparison.by_${each}`)}</option>`)}
        </select>
      </label>
      ${
        measures.length < 2
          ? nothing
          : html`<label>${say(hass, "comparison.measure")}
            <select @change=${this.#remeasure}>
              ${measures.map((each) => html`<option value=${each} ?selected=${each === measure}>${say(hass, `comparison.${each}`)}</option>`)}
            </select>
          </label>`
      }
    </div>`;
  }

  #bars(hass: Hass, groups: readonly Group[], measure: Measure): TemplateResult {
    const { shown, silent } = telling(groups, measure);
    const some = this.#isWhole ? shown : shown.slice(0, FEW);
    const left = { count: formatOf(hass).number(shown.length) };
    return html`${bars(
      some.map((group) => this.#bar(hass, group, measure)),
      say(hass, `comparison.${measure}`),
    )}
    ${shown.length > some.length ? html`<button @click=${this.#showAll}>${say(hass, "comparison.show_all", left)}</button>` : nothing}
    <p class="quiet small">
      ${say(hass, "comparison.legend")}
      ${silent > 0 ? say(hass, "comparison.silent", { count: formatOf(hass).number(silent) }, silent) : nothing}
    </p>`;
  }

  #bar(hass: Hass, group: Group, measure: Measure): Bar {
    const format = formatOf(hass);
    const spread = group[measure];
    const isMoney = measure === "cost_per_1000_steps";
    const told = (value: string): string =>
      isMoney ? value : say(hass, measure === "step_rate" ? "comparison.a_second" : "comparison.kwh", { value });
    const median = (value: number): string =>
      told(isMoney ? format.smallMoney(value, group.currency) : format.significant(value));
    const range = rangeOf(spread);
    const [least = "", most = ""] = range ? endsOf(format, range, isMoney ? group.currency : undefined).map(told) : [];
    const counted = { some: format.number(spread?.runs ?? 0), count: format.number(group.runs) };
    const runs = say(hass, spread?.runs === group.runs ? "comparison.runs" : "comparison.runs_of", counted, group.runs);
    const between =
      least !== most && say(hass, areFew(spread) ? "comparison.spanned" : "comparison.between", { least, most });
    const percent = group.last?.change_percent[measure];
    return {
      label: group.group ?? say(hass, `comparison.no_${this.#by}`),
      value: spread?.median ?? null,
      text: spread === null ? format.number(null) : median(spread.median),
      range,
      note: html`${[runs, between].filter(Boolean).join(" · ")}${percent == null ? nothing : html` · ${say(hass, "comparison.last")} ${change(hass, percent, measure === "step_rate")}`}`,
    };
  }

  #regroup(event: Event): void {
    this.#by = (event.target as HTMLSelectElement).value as Grouping;
    this.#isWhole = false;
    this.#load();
  }

  #remeasure(event: Event): void {
    this.#measure = (event.target as HTMLSelectElement).value as Measure;
    this.requestUpdate();
  }

  #showAll(): void {
    this.#isWhole = true;
    this.requestUpdate();
  }
}

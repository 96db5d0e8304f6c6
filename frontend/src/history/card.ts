/** The history of a rig as a table: sorted, narrowed down, page by page; its sessions are opened and compared. */

import { html, nothing, type TemplateResult } from "lit";
import { act, refusalOf } from "../shared/actions";
import { HassElement } from "../shared/element";
import { formatOf } from "../shared/format";
import type { GridOptions, Hass } from "../shared/ha";
import { rigsOf, stub } from "../shared/rigs";
import { base, fields } from "../shared/style";
import { style as trendStyle } from "../shared/trend";
import { outdatedNote } from "../shared/version";
import { Watch } from "../shared/watch";
import { say } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { EVERYTHING, filtersOf, isNarrowed, type ListedSession, placeOf, resorted } from "./asking";
import { type Column, columnsOf } from "./columns";
import { checked, form, type HistoryConfig } from "./config";
import { download } from "./download";
import { filters } from "./filters";
import { itemsStyle } from "./items-style";
import { Leafing } from "./leafing";
import type { SessionDialog } from "./session";
import { style } from "./style";
import { table } from "./table";

const FORMATS = ["csv", "json"] as const;

/** `custom:training-energy-history`. */
export class HistoryCard extends HassElement {
  static override styles = [base, fields, trendStyle, style, itemsStyle];
  static getStubConfig = stub;
  static getConfigForm = form;

  #config: ReturnType<typeof checked> | undefined;
  #selected: ReadonlyMap<string, ListedSession> = new Map();
  readonly #leafing = new Leafing(() => {
    this.#renewSelected(this.#leafing.page?.sessions ?? []);
    this.requestUpdate();
  });
  readonly #watch = new Watch(this, (isNews) => this.#hear(isNews));

  setConfig(config: HistoryConfig): void {
    this.#config = checked(config);
    if (this.#leafing.size !== this.#config.page_size) {
      this.#leafing.size = this.#config.page_size;
      this.#leafing.choose({ page: 0 });
    }
    if (this.hass) {
      this.heard(this.hass);
    }
    this.requestUpdate();
  }

  getCardSize(): number {
    return 8;
  }

  getGridOptions(): GridOptions {
    return { columns: "full", rows: "auto", min_columns: 6 };
  }

  override disconnectedCallback(): void {
    this.#leafing.stop();
    super.disconnectedCallback();
  }

  protected override heard(hass: Hass): void {
    if (this.#config) {
      this.#watch.live.follow(hass, this.#config.rig);
    }
  }

  get #rig(): string | undefined {
    return this.#watch.live.rig?.entry_id;
  }

  get #hasPrice(): boolean {
    const { page } = this.#leafing;
    return this.#watch.live.rig?.has_price || (page?.sessions.some(({ cost }) => cost !== null) ?? true);
  }

  #hear(isNews: boolean): void {
    const { session, error } = this.#watch.live;
    if (this.#rig !== undefined && this.#rig !== this.#leafing.rig) {
      this.#selected = new Map(); // they are another rig's
    }
    if (error !== undefined) {
      this.#leafing.fail(error);
    } else if (isNews && this.hass && this.#rig !== undefined) {
      this.#leafing.read(this.hass, this.#rig);
    } else if (session) {
      // What runs is shown as it is told, without asking for the page again.
      this.#leafing.renew(session);
      this.#renewSelected([session]);
    }
  }

  /** What is selected is compared as it is now, whatever has been corrected since. */
  #renewSelected(sessions: readonly Pick<ListedSession, "id">[]): void {
    const newer = new Map(sessions.map((session) => [session.id, session]));
    this.#selected = new Map([...this.#selected].map(([id, known]) => [id, { ...known, ...newer.get(id) }]));
  }

  #select(session: ListedSession, isSelected: boolean): void {
    const others = [...this.#selected].filter(([id]) => id !== session.id);
    this.#selected = new Map(isSelected ? [...others, [session.id, session]] : others);
    this.requestUpdate();
  }

  #open(id: string): void {
    this.renderRoot.querySelector<SessionDialog>("training-energy-session")?.show(id);
  }

  /** A session was corrected, or deleted where one is named. */
  #changed({ detail }: CustomEvent<string | null>): void {
    this.#selected = new Map([...this.#selected].filter(([id]) => id !== detail));
    this.#leafing.load();
  }

  async #export(hass: Hass, format: (typeof FORMATS)[number]): Promise<void> {
    try {
      const asked = filtersOf(this.#leafing.asked, zoneOf(hass));
      const data = { rig: this.#rig ?? "", format, ...asked };
      const { url } = await act<{ url: string }>(hass, "export_sessions", data);
      this.#leafing.fail(undefined);
      download(url);
    } catch (error) {
      this.#leafing.fail(await refusalOf(hass, error));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (hass === undefined || this.#config === undefined) {
      return nothing;
    }
    const { asked, page, error } = this.#leafing;
    const columns = columnsOf(this.#hasPrice);
    return html`<ha-card>
        ${this.#head(hass)} ${outdatedNote(hass, this.#watch.live.version)}
        ${page === undefined && error !== undefined ? nothing : filters(hass, { asked, page, columns, choose: (chosen) => this.#leafing.choose(chosen) })}
        ${error === undefined ? nothing : html`<p class="error" role="alert">${error}</p>`}
        ${this.#body(hass, columns)} ${this.#pager(hass)} ${this.#comparison(hass)}
      </ha-card>
      <training-energy-session
        .hass=${hass}
        .rig=${this.#rig ?? ""}
        .models=${page?.models ?? []}
        @changed=${this.#changed}
      ></training-energy-session>`;
  }

  #head(hass: Hass): TemplateResult {
    const rig = this.#watch.live.rig?.name;
    const isOnly = rig === undefined || rigsOf(hass).length < 2;
    const hint = say(hass, "history.export_hint");
    return html`<div class="head">
      <h2>${isOnly ? say(hass, "history.title") : say(hass, "history.title_of", { rig })}</h2>
      <div class="export" role="group" aria-label=${hint} title=${hint}>
        ${FORMATS.map(
          (format) =>
            html`<button class="plain" ?disabled=${!this.#leafing.page?.total} aria-label=${say(hass, `history.export_${format}`)} @click=${() => this.#export(hass, format)}>
              <ha-icon icon="mdi:download"></ha-icon>${format.toUpperCase()}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #body(hass: Hass, columns: readonly Column[]): TemplateResult | typeof nothing {
    const { page, asked, isBusy, error } = this.#leafing;
    if (page === undefined) {
      return error === undefined
        ? html`<p class="quiet state" role="status">${say(hass, "shared.loading")}</p>`
        : nothing;
    }
    return page.total === 0
      ? this.#empty(hass)
      : table(hass, {
          sessions: page.sessions,
          columns,
          asked,
          selected: this.#selected,
          isBusy,
          sort: (by) => this.#leafing.choose(resorted(asked, by)),
          select: (session, isSelected) => this.#select(session, isSelected),
          open: (id) => this.#open(id),
        });
  }

  #empty(hass: Hass): TemplateResult {
    const { sort, isDescending } = this.#leafing.asked;
    const showAll = (): void => this.#leafing.choose({ ...EVERYTHING, sort, isDescending });
    return isNarrowed(this.#leafing.asked)
      ? html`<div class="quiet state" role="status">
          <p>${say(hass, "history.none_fits")}</p>
          <button @click=${showAll}>${say(hass, "history.show_all")}</button>
        </div>`
      : html`<p class="quiet state" role="status">${say(hass, "history.empty")}</p>`;
  }

  #pager(hass: Hass): TemplateResult | typeof nothing {
    const { page, asked, size } = this.#leafing;
    if (!page?.total) {
      return nothing;
    }
    const format = formatOf(hass);
    const { first, last, hasBefore, hasAfter } = placeOf(asked.page, size, page.total);
    const facts = { first: format.number(first), last: format.number(last), total: format.number(page.total) };
    const turn = (by: number) => () => this.#leafing.choose({ page: asked.page + by });
    return html`<nav class="pager" aria-label=${say(hass, "history.pages")}>
      <button class="icon" ?disabled=${!hasBefore} aria-label=${say(hass, "history.before")} @click=${turn(-1)}><ha-icon class="turned" icon="mdi:chevron-left"></ha-icon></button>
      <span role="status">${say(hass, "history.place", facts)}</span>
      <button class="icon" ?disabled=${!hasAfter} aria-label=${say(hass, "history.after")} @click=${turn(1)}><ha-icon class="turned" icon="mdi:chevron-right"></ha-icon></button>
    </nav>`;
  }

  /** What is selected: side by side below the table, and a line about it that stays in sight. */
  #comparison(hass: Hass): TemplateResult | typeof nothing {
    const sessions = [...this.#selected.values()];
    const { length } = sessions;
    if (length === 0) {
      return nothing;
    }
    const isPair = length > 1;
    const count = { count: formatOf(hass).number(length) };
    return html`${isPair ? html`<training-energy-overlay tabindex="-1" .hass=${hass} .rig=${this.#rig ?? ""} .sessions=${sessions}></training-energy-overlay>` : nothing}
      <div class="selection">
        <span role="status">${isPair ? say(hass, "history.selected", count) : say(hass, "history.select_another")}</span>
        ${isPair ? html`<button class="primary" @click=${this.#goToComparison}>${say(hass, "history.compare")}</button>` : nothing}
        <button @click=${this.#unselect}>${say(hass, "history.unselect")}</button>
      </div>`;
  }

  #goToComparison(): void {
    const overlay = this.renderRoot.querySelector<HTMLElement>("training-energy-overlay");
    overlay?.scrollIntoView({ block: "nearest" });
    overlay?.focus({ preventScroll: true });
  }

  #unselect(): void {
    this.#selected = new Map();
    this.requestUpdate();
  }
}

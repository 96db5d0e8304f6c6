/** A chart of lines over time, with bands behind them: the energy of a run and its prices, a meter and its sessions. */

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  svg,
  type TemplateResult,
} from "lit";
import { HEIGHT, style } from "./chart-style";
import { define } from "./element";
import { digitsOf, path, scale, thinned, ticks, valueAt } from "./scale";

type Point = [number, number];

/** A line; `x` in whatever unit the chart's ticks are in, rising. */
export interface Series {
  points: readonly Point[];
  name: string;
  /** A CSS colour; the accent where none is given. */
  color?: string;
  /** Whether the area below is filled. */
  isArea?: boolean;
}

/** A stretch behind the lines, such as a price; `strength` from 0 to 1 says how much it stands out. */
export interface Band {
  from: number;
  to: number;
  label: string;
  strength: number;
}

const TOP = 18;
const BOTTOM = 22;
const DIGIT = 7; // px, about as wide as a digit of the axis is
const LETTER = 6;
const MOST_POINTS = 600; // more than a card has pixels

/** `training-energy-chart`: as wide as its place, redrawn where that changes. What it shows must also be there as text. */
export class Chart extends LitElement {
  static override properties: PropertyDeclarations = {
    series: { attribute: false },
    bands: { attribute: false },
    label: { attribute: false },
    unit: { attribute: false },
    xTicks: { attribute: false },
    writeX: { attribute: false },
    writeY: { attribute: false },
    fromZero: { attribute: false },
    span: { attribute: false },
    width: { state: true },
    pointed: { state: true },
  };

  static override styles = style;

  declare series: readonly Series[];
  declare bands: readonly Band[];
  /** What a screen reader says of the whole picture. */
  declare label: string;
  /** What stands above the axis of values. */
  declare unit: string;
  declare xTicks: readonly number[];
  declare writeX: (x: number) => string;
  declare writeY: (y: number, digits: number) => string;
  /** Whether the axis of values begins at 0; else it begins below the least. */
  declare fromZero: boolean;
  /** Where the axis of places begins and ends; without it, with the first and the last point. */
  declare span: readonly [number, number] | undefined;
  declare width: number;
  declare pointed: number | null;

  readonly #observer = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? 0);
  });

  constructor() {
    super();
    this.series = [];
    this.bands = [];
    this.label = "";
    this.unit = "";
    this.xTicks = [];
    this.writeX = String;
    this.writeY = (y, digits) => y.toFixed(digits);
    this.fromZero = true;
    this.width = 0;
    this.pointed = null;
    this.addEventListener("pointermove", (event) => this.#point(event));
    this.addEventListener("pointerleave", () => {
      this.pointed = null;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.#observer.disconnect();
    super.disconnectedCallback();
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.width > 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const points = this.series.flatMap((each) => each.points);
    if (points.length === 0) {
      return nothing;
    }
    const { levels, x, y, left } = this.#axes(points);
    const digits = digitsOf(levels);
    return html`<svg width=${this.width} height=${HEIGHT} role="img" aria-label=${this.label}>
        ${this.bands.map((band) => this.#band(band, x))}
        ${levels.map(
          (level) => svg`<line class="grid" x1=${left} x2=${this.width} y1=${y(level)} y2=${y(level)} />
            <text x=${left - 6} y=${y(level) + 4} text-anchor="end">${this.writeY(level, digits)}</text>`,
        )}
        <text x=${0} y=${10}>${this.unit}</text>
        ${this.xTicks.map((tick) => svg`<text x=${x(tick)} y=${HEIGHT - 6} text-anchor=${this.#anchor(x(tick), this.writeX(tick))}>${this.writeX(tick)}</text>`)}
        ${this.series.map((each) => this.#line(each, x, y))}
        ${this.pointed === null ? nothing : svg`<line class="cursor" x1=${x(this.pointed)} x2=${x(this.pointed)} y1=${TOP} y2=${HEIGHT - BOTTOM} />`}
      </svg>
      ${this.#readout(x, digits)}`;
  }

  #axes(points: readonly Point[]) {
    const values = points.map(([, value]) => value);
    const most = values.reduce((one, other) => Math.max(one, other));
    const least = this.fromZero
      ? Math.min(
          0,
          values.reduce((one, other) => Math.min(one, other)),
        )
      : values.reduce((one, other) => Math.min(one, other));
    const levels = ticks(least, most > least ? most : least + 1);
    const left = 10 + Math.max(...levels.map((level) => this.writeY(level, digitsOf(levels)).length)) * DIGIT;
    return {
      levels,
      left,
      x: scale(this.#span(points), [left, this.width - 2]),
      y: scale([levels[0] ?? 0, levels.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]),
    };
  }

  #span(points: readonly Point[]): readonly [number, number] {
    const places = points.map(([place]) => place);
    return (
      this.span ?? [
        places.reduce((one, other) => Math.min(one, other)),
        places.reduce((one, other) => Math.max(one, other)),
      ]
    );
  }

  #line(series: Series, x: (value: number) => number, y: (value: number) => number): TemplateResult {
    const points = thinned(series.points as Point[], MOST_POINTS).map(([place, value]): Point => [x(place), y(value)]);
    const color = series.color ?? "var(--te-accent, var(--primary-color))";
    const drawn = path(points);
    const area = `${drawn}V${HEIGHT - BOTTOM}H${points[0]?.[0] ?? 0}Z`;
    return svg`${series.isArea ? svg`<path class="area" d=${area} style="fill:${color}" />` : nothing}
      <path class="line" d=${drawn} style="stroke:${color}" />` as TemplateResult;
  }

  #band(band: Band, x: (value: number) => number): TemplateResult {
    const [from, to] = [x(band.from), x(band.to)];
    const hasPlace = to - from > band.label.length * LETTER + 4;
    return svg`<rect class="band" x=${from} width=${Math.max(to - from, 0.5)} y=${TOP} height=${HEIGHT - BOTTOM - TOP}
        style="opacity:${0.06 + 0.24 * band.strength}"><title>${band.label}</title></rect>
      ${hasPlace ? svg`<text x=${(from + to) / 2} y=${TOP + 12} text-anchor="middle">${band.label}</text>` : nothing}` as TemplateResult;
  }

  #anchor(place: number, text: string): string {
    const half = (text.length * LETTER) / 2;
    return place < half ? "start" : place > this.width - half ? "end" : "middle";
  }

  #readout(x: (value: number) => number, digits: number): TemplateResult | typeof nothing {
    const pointed = this.pointed;
    if (pointed === null) {
      return nothing;
    }
    const place = x(pointed);
    const side = place < this.width / 2 ? `left:${place + 8}px` : `right:${this.width - place + 8}px`;
    const read = this.series
      .map((each) => [each, valueAt(each.points, pointed)] as const)
      .filter(([, value]) => value !== null);
    return html`<div class="read" style=${side}>
      <div>${this.writeX(pointed)}</div>
      ${read.map(([each, value]) => html`<div><i style="background:${each.color ?? "var(--te-accent)"}"></i>${each.name} ${this.writeY(value ?? 0, digits + 1)} ${this.unit}</div>`)}
    </div>`;
  }

  #point(event: PointerEvent): void {
    const points = this.series.flatMap((each) => each.points);
    if (points.length < 2 || this.width === 0) {
      return;
    }
    const { left } = this.#axes(points);
    const [first, last] = this.#span(points);
    const at = scale([left, this.width - 2], [first, last])(event.clientX - this.getBoundingClientRect().left);
    this.pointed = Math.min(Math.max(at, first), last);
  }
}

define("training-energy-chart", Chart);

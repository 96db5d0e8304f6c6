/** Numbers, money and times as the user wants them written: by the language and by Home Assistant's own settings. */

import type { Hass, Locale } from "./ha";

/** What stands where a figure is not known. */
export const UNKNOWN = "–";

/** The languages whose way with numbers a setting of Home Assistant stands for. */
const NUMBER_LANGUAGES: Record<Locale["number_format"], string[] | undefined> = {
  language: undefined,
  system: [],
  comma_decimal: ["en-US", "en"],
  decimal_comma: ["de", "es", "it"],
  space_comma: ["fr", "sv", "cs"],
  quote_decimal: ["de-CH"],
  none: ["en-US", "en"],
};
const MINUTE = 60;
const HOUR = 3600;

/** Money of a whole run is told to hundredths of a cent, since a run costs cents. */
const MONEY_DIGITS = 4;
/** As many digits tell the costs of two steps apart. */
const RATIO_DIGITS = 3;
const WH = 1000; // in a kWh
const SLIP = 1e-6; // Wh; more than a computer is off by

/** The bounds of an energy (kWh), moved outwards to whole Wh: with the digits of the energy they still bound it. */
export function outwards(least: number, most: number): [number, number] {
  return [Math.floor(least * WH + SLIP) / WH, Math.ceil(most * WH - SLIP) / WH];
}

/** Writes figures for one user; all take null and undefined for what is not known. */
export class Format {
  readonly #locale: Locale;
  readonly #zone: string | undefined;
  readonly #made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  constructor(hass: Pick<Hass, "locale" | "config">) {
    this.#locale = hass.locale;
    this.#zone = hass.locale.time_zone === "server" ? hass.config.time_zone : undefined;
  }

  /** A number as one types it, with the user's own sign before its decimals and nothing between thousands. */
  typed(value: number | null | undefined): string {
    return value == null ? "" : this.#number(value, { maximumFractionDigits: 12, useGrouping: false });
  }

  /** A number with at most so many digits after the point. */
  number(value: number | null | undefined, digits = 0, least = 0): string {
    return this.#number(value, { maximumFractionDigits: digits, minimumFractionDigits: Math.min(least, digits) });
  }

  /** A number with so many digits that count, however small it is; whole thousands stay whole. */
  significant(value: number | null | undefined, digits = RATIO_DIGITS): string {
    return Math.abs(value ?? 0) >= 10 ** digits
      ? this.number(value)
      : this.#number(value, { maximumSignificantDigits: digits });
  }

  /** Energy in kWh, to the Wh as meters show it. */
  energy(kwh: number | null | undefined): string {
    return this.#with(this.number(kwh, 3, 3), "kWh");
  }

  /** Between what an energy lies (kWh), so that what is shown still bounds it. */
  bounds(least: number, most: number): { least: string; most: string } {
    const [from, to] = outwards(least, most);
    return { least: this.energy(from), most: this.energy(to) };
  }

  power(watts: number | null | undefined): string {
    return this.#with(this.number(watts), "W");
  }

  /** Money of a run or of a budget. */
  money(value: number | null | undefined, currency: string): string {
    return this.#money(value, currency, { maximumFractionDigits: MONEY_DIGITS, minimumFractionDigits: 2 });
  }

  /** Money with so many digits after the point: in a column of a table those should stand below each other. */
  moneyInColumn(value: number | null | undefined, currency: string, digits = MONEY_DIGITS): string {
    return this.#money(value, currency, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  }

  /** Money of a step or of a kWh, which may be far less than a cent. */
  smallMoney(value: number | null | undefined, currency: string): string {
    return this.#money(value, currency, { maximumSignificantDigits: RATIO_DIGITS });
  }

  /** A change in percent, with its sign. */
  change(percent: number | null | undefined): string {
    const digits = Math.abs(percent ?? 0) < 10 ? 1 : 0;
    return this.#number(percent == null ? percent : percent / 100, {
      style: "percent",
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
      signDisplay: "exceptZero",
    });
  }

  /** A part of a whole, from 0 to 1, in percent. */
  share(part: number | null | undefined): string {
    return this.#number(part, { style: "percent", maximumFractionDigits: 0 });
  }

  /** The day of the week, in a few letters. */
  weekday(moment: string | number | Date | null | undefined): string {
    return this.#moment(moment, "weekday", { weekday: "short" });
  }

  /** How long something took (s): two units, the larger one first. */
  duration(seconds: number | null | undefined): string {
    if (seconds == null || !Number.isFinite(seconds)) {
      return UNKNOWN;
    }
    const whole = Math.round(seconds);
    if (whole === 0) {
      return `< ${this.#unit(1, "second")}`;
    }
    if (whole < MINUTE) {
      return this.#unit(whole, "second");
    }
    if (whole < HOUR) {
      return `${this.#unit(Math.floor(whole / MINUTE), "minute")} ${this.#unit(whole % MINUTE, "second")}`;
    }
    return this.minutes(whole);
  }

  /** How long something is still to take (s), to the minute. */
  minutes(seconds: number): string {
    const minutes = Math.round(seconds / MINUTE);
    return minutes < MINUTE
      ? this.#unit(minutes, "minute")
      : `${this.#unit(Math.floor(minutes / MINUTE), "hour")} ${this.#unit(minutes % MINUTE, "minute")}`;
  }

  /** A time since a start (s), as short as an axis wants it: `0`, `5m`, `1h 30m`. */
  elapsed(seconds: number): string {
    const whole = Math.round(seconds);
    const parts: [number, string][] =
      whole < HOUR
        ? [
            [Math.floor(whole / MINUTE), "minute"],
            [whole % MINUTE, "second"],
          ]
        : [
            [Math.floor(whole / HOUR), "hour"],
            [Math.floor((whole % HOUR) / MINUTE), "minute"],
          ];
    const shown = parts.filter(([value]) => value > 0);
    return shown.length === 0
      ? this.number(0)
      : shown.map(([value, unit]) => this.#number(value, { style: "unit", unit, unitDisplay: "narrow" })).join(" ");
  }

  /** The time of day, in one piece: no line ends before PM. */
  time(moment: string | number | Date | null | undefined): string {
    const time = this.#moment(moment, "time", { hour: "numeric", minute: "2-digit", ...this.#clock() });
    return time.replaceAll(" ", "\u00a0");
  }

  /** The day, without its year where that is this one. */
  day(moment: string | number | Date | null | undefined, now: Date = new Date()): string {
    const yearOf = (each: typeof moment): string => this.#moment(each, "year", { year: "numeric" });
    const isThisYear = yearOf(moment) === yearOf(now);
    return this.#moment(moment, `day ${isThisYear}`, {
      day: "numeric",
      month: "short",
      ...(isThisYear ? {} : { year: "numeric" }),
    });
  }

  /** The day and the time of day. */
  moment(moment: string | number | Date | null | undefined, now: Date = new Date()): string {
    return moment == null ? UNKNOWN : `${this.day(moment, now)}, ${this.time(moment)}`;
  }

  #unit(value: number, unit: string): string {
    return this.#number(value, { style: "unit", unit, unitDisplay: "short" });
  }

  #with(text: string, unit: string): string {
    return text === UNKNOWN ? text : `${text} ${unit}`;
  }

  #money(value: number | null | undefined, currency: string, options: Intl.NumberFormatOptions): string {
    try {
      return this.#number(value, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...options });
    } catch {
      // Not a currency that the browser knows.
      return this.#with(this.#number(value, options), currency);
    }
  }

  #number(value: number | null | undefined, options: Intl.NumberFormatOptions): string {
    if (value == null || !Number.isFinite(value)) {
      return UNKNOWN;
    }
    const setting = this.#locale.number_format;
    const languages = NUMBER_LANGUAGES[setting] ?? [this.#locale.language];
    return this.#formatter(
      JSON.stringify(options),
      () => new Intl.NumberFormat(languages, { useGrouping: setting !== "none", signDisplay: "negative", ...options }),
    ).format(value);
  }

  #moment(moment: string | number | Date | null | undefined, key: string, options: Intl.DateTimeFormatOptions): string {
    if (moment == null) {
      return UNKNOWN;
    }
    const zone = this.#zone === undefined ? {} : { timeZone: this.#zone };
    return this.#formatter(key, () => new Intl.DateTimeFormat(this.#locale.language, { ...options, ...zone })).format(
      new Date(moment),
    );
  }

  #clock(): Pick<Intl.DateTimeFormatOptions, "hourCycle"> {
    const { time_format: setting } = this.#locale;
    if (setting === "system") {
      const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
      return hourCycle === undefined ? {} : { hourCycle };
    }
    return setting === "12" ? { hourCycle: "h12" } : setting === "24" ? { hourCycle: "h23" } : {};
  }

  #formatter<Made extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Made): Made {
    let made = this.#made.get(key);
    if (made === undefined) {
      made = make();
      this.#made.set(key, made);
    }
    return made as Made;
  }
}

const formats = new WeakMap<Locale, [zone: string, format: Format]>();

/** The way a user wants figures written; made once for as long as the settings stay. */
export function formatOf(hass: Pick<Hass, "locale" | "config">): Format {
  const [zone, known] = formats.get(hass.locale) ?? [];
  if (known !== undefined && zone === hass.config.time_zone) {
    return known;
  }
  const format = new Format(hass);
  formats.set(hass.locale, [hass.config.time_zone, format]);
  return format;
}

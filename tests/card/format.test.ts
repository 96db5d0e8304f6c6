/** Figures as the user wants them written. */

import { describe, expect, it } from "vitest";
import { Format, formatOf } from "../../frontend/src/shared/format";
import type { Locale } from "../../frontend/src/shared/ha";

const AMERICAN: Locale = {
  language: "en",
  number_format: "language",
  time_format: "language",
  date_format: "language",
  time_zone: "local",
};

function format(settings: Partial<Locale> = {}): Format {
  const config = { currency: "USD", time_zone: "America/New_York", state: "RUNNING" };
  return new Format({ locale: { ...AMERICAN, ...settings }, config });
}

describe("the reference run", () => {
  it.each([
    ["energy", format().energy(0.211), "0.211 kWh"],
    ["cost", format().money(0.0422, "USD"), "$0.0422"],
    ["cost per step", format().smallMoney(0.0000211, "USD"), "$0.0000211"],
    ["steps per dollar", format().number(47393), "47,393"],
    ["fine-tunes per dollar", format().number(29.6, 1), "29.6"],
  ])("has its %s as in its table", (_name, shown, expected) => {
    expect(shown).toBe(expected);
  });
});

describe("the settings of Home Assistant", () => {
  it.each([
    ["comma_decimal", "1,234.5"],
    ["decimal_comma", "1.234,5"],
    ["space_comma", "1\u202f234,5"],
    ["quote_decimal", "1'234.5"],
    ["none", "1234.5"],
    ["language", "1,234.5"],
  ] as const)("write a number with %s as %s", (number_format, expected) => {
    expect(format({ number_format }).number(1234.5, 1).replace("’", "'")).toBe(expected);
  });

  it.each([
    ["12", "2:05\u00a0PM"],
    ["24", "14:05"],
  ] as const)("tell the time by %s hours", (time_format, expected) => {
    expect(format({ time_format }).time("2026-11-28T14:05:00Z").replace("\u202f", "\u00a0")).toBe(expected);
  });

  it("tell the time of the server where the user wants that", () => {
    expect(format({ time_zone: "server", time_format: "24" }).time("2026-11-28T14:05:00Z")).toBe("09:05");
  });
});

describe("a figure that is not known", () => {
  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])("is a dash for %s", (value) => {
    const shown = [
      format().number(value),
      format().energy(value),
      format().money(value, "USD"),
      format().duration(value),
    ];
    expect(new Set(shown)).toEqual(new Set(["–"]));
  });

  it("keeps a currency that no browser knows", () => {
    expect(format().money(1.5, "points")).toBe("1.50 points");
  });
});

describe("a duration", () => {
  it.each([
    [0.4, "< 1 sec"],
    [59.4, "59 sec"],
    [60, "1 min 0 sec"],
    [3599.6, "1 hr 0 min"],
    [3600, "1 hr 0 min"],
    [7199, "2 hr 0 min"],
    [90061, "25 hr 1 min"],
  ])("of %d s is told as %s", (seconds, expected) => {
    expect(format().duration(seconds)).toBe(expected);
  });
});

describe("what an energy lies between", () => {
  it.each([
    [0.0066, 0.0074, "0.006 kWh", "0.008 kWh"],
    [0.21, 0.212, "0.210 kWh", "0.212 kWh"],
    [0.1 + 0.2, 0.1 + 0.2, "0.300 kWh", "0.300 kWh"],
    [0, 0.0001, "0.000 kWh", "0.001 kWh"],
  ])("still bounds it where it is %d to %d kWh", (lower, upper, least, most) => {
    expect(format().bounds(lower, upper)).toEqual({ least, most });
  });
});

describe("a time since a start", () => {
  it.each([
    [0, "0"],
    [45, "45s"],
    [90, "1m 30s"],
    [1800, "30m"],
    [5400, "1h 30m"],
    [7200, "2h"],
    [90000, "25h"],
  ])("of %i s stands on an axis as %s", (seconds, expected) => {
    expect(format().elapsed(seconds)).toBe(expected);
  });
});

describe("a table", () => {
  it("has the points of its money below each other", () => {
    expect([0.05, 0.0525].map((money) => format().moneyInColumn(money, "USD"))).toEqual(["$0.0500", "$0.0525"]);
  });
});

describe("a date", () => {
  const moments = (settings: Partial<Locale>): string[] => {
    const german = format({ language: "de", ...settings });
    const at = "2025-10-28T18:30:00Z";
    return [german.day(at, new Date("2025-11-01T00:00:00Z")), german.weekday(at), german.time(at)];
  };

  it.each(["language", "system", "DMY", "MDY", "YMD"] as const)("is in the user's language with %s", (date_format) => {
    expect(moments({ date_format })).toEqual(["28. Okt.", "Di", "18:30"]);
  });

  it("has its year where that is not this one, by the clock of the user", () => {
    const newYorker = format({ time_zone: "server" });
    expect(newYorker.day("2026-01-01T02:00:00Z", new Date("2026-01-01T12:00:00Z"))).toBe("Dec 31, 2025");
    expect(newYorker.day("2026-01-01T02:00:00Z", new Date("2026-01-01T03:00:00Z"))).toBe("Dec 31");
  });

  it("is told in another zone once Home Assistant has one", () => {
    const locale: Locale = { ...AMERICAN, time_zone: "server", time_format: "24" };
    const times = ["America/New_York", "Europe/Berlin"].map((time_zone) =>
      formatOf({ locale, config: { currency: "USD", time_zone, state: "RUNNING" } }).time("2026-11-28T14:05:00Z"),
    );
    expect(times).toEqual(["09:05", "15:05"]);
  });
});

describe("a sign", () => {
  it("stands before no nothing", () => {
    expect([format().money(-0.00004, "USD"), format().money(-0.4, "USD"), format().number(-0.2)]).toEqual([
      "$0.00",
      "-$0.40",
      "0",
    ]);
  });
});

describe("a number in a field", () => {
  it("is written as one would type it", () => {
    const german = format({ language: "de" });
    expect([format().typed(1234.5), german.typed(1234.5), german.typed(null)]).toEqual(["1234.5", "1234,5", ""]);
  });
});

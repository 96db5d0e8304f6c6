/** What is said of a session. */

import { describe, expect, it } from "vitest";
import { columnsOf, costOfMany } from "../../../frontend/src/history/columns";
import { fileName, fileOf } from "../../../frontend/src/history/download";
import { factsOf } from "../../../frontend/src/history/facts";
import { deedsOf } from "../../../frontend/src/history/flags";
import { formatOf } from "../../../frontend/src/shared/format";
import type { Flag, Session } from "../../../frontend/src/shared/records";
import { session, user } from "./people";

const HASS = user();

function facts(other: Partial<Session> = {}): Record<string, string> {
  const all = factsOf(HASS, session(other));
  return Object.fromEntries(all.map(({ label, text, detail }) => [label, detail ? `${text} (${detail})` : text]));
}

describe("the reference run", () => {
  it("is told as in its table", () => {
    expect(facts()).toEqual({
      When: "Mar 1, 08:00 – 08:40",
      Duration: "40 min 0 sec",
      Steps: "2,000",
      Outcome: "Completed",
      Meter: "351.688 → 351.899 kWh",
      Energy: "0.211 kWh (between 0.210 and 0.212 kWh)",
      "Average power": "317 W",
      Price: "$0.20 per kWh",
      Cost: "$0.0422",
      "Cost per step": "$0.0000211",
      "Steps per USD": "47,393",
      "Energy per step": "0.1055 Wh",
      Speed: "0.833 steps/s",
    });
  });

  it("has its row in the table", () => {
    const format = formatOf(HASS);
    const row = (hasPrice: boolean) => columnsOf(hasPrice).map((column) => column.write(session(), format));
    const shared = ["PonyDiffusion XL v6", "Mar 1, 08:00", "0.211 kWh"];
    expect(row(true)).toEqual([...shared, "$0.0422", "2,000", "$0.0211"]);
    expect(row(false)).toEqual([...shared, "2,000", "0.106 kWh"]);
    expect(costOfMany({ cost_per_step: null })).toBeNull();
  });

  it("says there which cost is an estimate", () => {
    const cost = columnsOf(true).find(({ key }) => key === "cost");
    const guessed = session({ estimated_kwh: 0.1 });
    expect(cost?.write(guessed, formatOf(HASS))).toBe("≈ $0.0422");
    expect(cost?.hint?.(HASS, guessed, formatOf(HASS))).toBe("estimated for 0.100 kWh");
    expect(cost?.hint?.(HASS, session(), formatOf(HASS))).toBeNull();
  });
});

describe("what is known of a session", () => {
  it("is no more than that while it runs without a price", () => {
    const running = { ended_at: null, outcome: null, steps: null, cost: null, average_price: null };
    const ratios = { cost_per_step: null, steps_per_currency: null, energy_per_step_wh: null, step_rate: null };
    const shown = facts({ ...running, ...ratios, end_reading_kwh: null, energy_min_kwh: 0.211, energy_max_kwh: 0.211 });
    expect(shown).toEqual({
      When: "since Mar 1, 08:00",
      Duration: "40 min 0 sec",
      Energy: "0.211 kWh",
      "Average power": "317 W",
    });
  });

  it("has what some rigs have", () => {
    const shown = facts({
      active_s: 1800,
      planned_steps: 4000,
      net_energy_kwh: 0.2,
      net_cost: 0.04,
      emissions_kg: 0.0844,
      estimated_kwh: 0.1,
      budget: 1,
      ended_at: "2026-03-02T08:40:00+00:00",
      lineage: { ids: ["a", "b"], sessions: 2, steps: 4000, energy_kwh: 0.5, cost: 0.1 },
    });
    expect(shown).toMatchObject({
      When: "Mar 1, 08:00 – Mar 2, 08:40",
      Duration: "40 min 0 sec (10 min 0 sec of it paused)",
      Steps: "2,000 (of 4,000 planned)",
      "Net of idle": "0.200 kWh ($0.04)",
      Emissions: "0.0844 kg CO₂eq",
      Price: "$0.20 per kWh (estimated for 0.100 kWh)",
      "Cost, estimated": "$0.0422",
      Budget: "$1.00",
      "With the runs it continues": "2 sessions, 4,000 steps, 0.500 kWh, $0.10",
    });
    expect(facts({ start_step: 500 }).Steps).toBe("2,000 (from step 500 on)");
    expect(facts({ ended_at: "2026-03-01T08:00:30+00:00" }).When).toBe("Mar 1, 08:00");
  });
});

describe("what the meters did", () => {
  const flag = (fault: string, other: Partial<Flag> = {}): Flag => ({
    fault,
    meter: "sensor.plug",
    at: "",
    kwh: 0.1,
    count: 1,
    ...other,
  });

  it("is gathered by kind and meter", () => {
    const deeds = deedsOf([flag("dip"), flag("dip", { count: 3 }), flag("dip", { meter: "sensor.other", kwh: null })]);
    expect(deeds).toEqual([
      { word: "history.dip", meter: "sensor.plug", count: 4, kwh: 0.2 },
      { word: "history.dip", meter: "sensor.other", count: 1, kwh: 0 },
    ]);
  });

  it("is told also where nobody knows the word", () => {
    expect(deedsOf([flag("melted")])[0]?.word).toBe("history.other_fault");
  });
});

describe("a file with one session", () => {
  it("is one that can be imported", () => {
    const at = new Date("2026-03-01T09:00:00Z");
    expect(JSON.parse(fileOf(session(), at))).toEqual({
      format: "training_energy",
      version: 1,
      rig: session().rig,
      exported_at: "2026-03-01T09:00:00.000Z",
      sessions: [session()],
    });
  });
});

describe("the name of a file", () => {
  it.each([
    ["LoRA: épopée / 2", "LoRA-epopee-2.json"],
    ["../../etc/passwd", "etc-passwd.json"],
    ["<img src=x onerror=window.pwned=1>", "img-src-x-onerror-window.pwned-1.json"],
    ["日本", "session.json"],
  ])("is plain for %s", (label, expected) => {
    expect(fileName(label)).toBe(expected);
  });
});

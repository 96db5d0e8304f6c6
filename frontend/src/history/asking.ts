/** Which page of the history is asked for. */

import type { BriefSession } from "../shared/records";
import { dayOf, momentOf, shifted } from "./times";

export type Sort =
  | "started"
  | "name"
  | "model"
  | "energy"
  | "cost"
  | "steps"
  | "cost_per_step"
  | "energy_per_step"
  | "duration";

export const PERIODS = ["all", "week", "month", "year", "own"] as const;
export type Period = (typeof PERIODS)[number];

const DAYS: Readonly<Partial<Record<Period, number>>> = { week: 7, month: 30, year: 365 };

/** What the user has chosen; an empty text is no choice. `from` and `to` are the days of a period of one's own. */
export interface Asked {
  name: string;
  model: string;
  tag: string;
  period: Period;
  from: string;
  to: string;
  sort: Sort;
  isDescending: boolean;
  /** Counted from 0. */
  page: number;
}

export const EVERYTHING: Asked = {
  name: "",
  model: "",
  tag: "",
  period: "all",
  from: "",
  to: "",
  sort: "started",
  isDescending: true,
  page: 0,
};

/** A session of a page. */
export interface ListedSession extends BriefSession {
  /** By how much (%) a step cost more, or used more, than in the run of the same model before. */
  change_percent: number | null;
}

export interface Page {
  sessions: ListedSession[];
  total: number;
  models: string[];
  tags: string[];
}

/** What narrows the history down, as the actions take it. */
export function filtersOf(asked: Asked, zone: string, now = Date.now()): Record<string, string> {
  const days = DAYS[asked.period];
  const isOwn = asked.period === "own";
  const from = days === undefined ? (isOwn ? asked.from : "") : dayOf(now, zone, 1 - days);
  const to = isOwn && asked.to ? shifted(asked.to, 1) : "";
  const given = {
    name: asked.name.trim(),
    model: asked.model,
    tag: asked.tag,
    after: from && momentOf(`${from}T00:00:00`, zone),
    before: to && momentOf(`${to}T00:00:00`, zone),
  };
  return Object.fromEntries(Object.entries(given).filter((each): each is [string, string] => Boolean(each[1])));
}

/** Whether anything is left out. */
export function isNarrowed(asked: Asked): boolean {
  const { name, model, tag, period } = asked;
  return Boolean(name.trim() || model || tag) || period !== "all";
}

/** What a column is sorted by: letters, times, or how much it is. */
export function kindOf(sort: Sort): "text" | "time" | "number" {
  return sort === "name" || sort === "model" ? "text" : sort === "started" ? "time" : "number";
}

/** The order after a press on a heading: the other way round, else what is usually looked for first. */
export function resorted(asked: Asked, sort: Sort): Asked {
  const isLargeFirst = kindOf(sort) !== "text";
  return { ...asked, sort, isDescending: asked.sort === sort ? !asked.isDescending : isLargeFirst, page: 0 };
}

/** Which sessions a page shows, counted from 1, and whether there are others before and after. */
export function placeOf(page: number, size: number, total: number) {
  const first = Math.min(page * size + 1, total);
  const last = Math.min((page + 1) * size, total);
  return { first, last, hasBefore: page > 0, hasAfter: last < total };
}

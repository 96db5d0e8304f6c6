/** What an owner changes of a session: a form's texts, and what of them is news. */

import { formatOf } from "../shared/format";
import type { Hass } from "../shared/ha";
import type { BriefSession } from "../shared/records";
import { typed } from "../shared/typed";
import type { Word } from "../shared/words";
import { zoneOf } from "../shared/zone";
import { momentOf, wallOf } from "./times";

type User = Pick<Hass, "locale" | "config">;

/** The fields of the form, as texts. */
export interface Draft {
  name: string;
  model: string;
  /** One a line, since a tag may have any other character. */
  tags: string;
  notes: string;
  steps: string;
  /** Money per kWh for all of the session; empty leaves each segment its own. */
  price: string;
  outcome: string;
  started_at: string;
  ended_at: string;
}

/** A session as the form shows it to a user. */
export function draftOf(session: BriefSession, user: User): Draft {
  const zone = zoneOf(user);
  return {
    name: session.name ?? "",
    model: session.model ?? "",
    tags: session.tags.join("\n"),
    notes: session.notes ?? "",
    steps: session.steps === null ? "" : formatOf(user).number(session.steps),
    price: "",
    outcome: session.outcome ?? "",
    started_at: wallOf(session.started_at, zone),
    ended_at: session.ended_at === null ? "" : wallOf(session.ended_at, zone),
  };
}

/** What the action is to change: only what the form says otherwise than the session. */
export function changesOf(session: BriefSession, draft: Draft, user: User): Record<string, unknown> {
  const before = draftOf(session, user);
  const fields = Object.keys(draft) as (keyof Draft)[];
  return Object.fromEntries(
    fields
      .filter((field) => plain(draft[field]) !== plain(before[field]))
      .map((field) => [field, taken(field, plain(draft[field]), user)]),
  );
}

/** A text as it was put into its field: forms end their lines otherwise, and leave out seconds that are none. */
function plain(text: string): string {
  return text
    .trim()
    .replaceAll("\r\n", "\n")
    .replace(/^(\d+-\d\d-\d\dT\d\d:\d\d)$/, "$1:00");
}

/** What is wrong with the fields that are numbers. */
export type Faults = { readonly [field in keyof Draft]?: Word };

/** Numbers that nobody can read, or that cannot be: said where they were typed, before anything is sent. */
export function faultsOf({ steps, price }: Pick<Draft, "steps" | "price">, user: User): Faults {
  const [count, money] = [steps, price].map((text) => (text.trim() === "" ? 0 : typed(text, user)));
  const isCount = Number.isSafeInteger(count) && count! >= 0;
  return {
    ...(isCount ? {} : { steps: "history.bad_steps" }),
    ...(money === null ? { price: "history.bad_price" } : {}),
  };
}

function taken(field: keyof Draft, text: string, user: User): unknown {
  switch (field) {
    case "tags":
      return text
        .split("\n")
        .map((tag) => tag.trim())
        .filter(Boolean);
    case "steps":
    case "price":
      return text === "" ? text : typed(text, user);
    case "started_at":
    case "ended_at":
      return momentOf(text, zoneOf(user)) ?? text;
    default:
      return text;
  }
}

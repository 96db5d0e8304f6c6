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

/** What is wrong with the fields that are numbers or times. */
export type Faults = { readonly [field in keyof Draft]?: Word };

/** Numbers that nobody can read, and what cannot be: said where it was typed, before anything is sent. */
export function faultsOf(session: BriefSession, draft: Draft, user: User): Faults {
  const { steps, price } = draft;
  const [count, money] = [steps, price].map((text) => (text.trim() === "" ? 0 : typed(text, user)));
  const isCount = Number.isSafeInteger(count) && count! >= 0;
  return {
    ...(isCount ? {} : { steps: "history.bad_steps" }),
    ...(money === null ? { price: "history.bad_price" } : {}),
    ...timeFaults(session, draft, user),
  };
}

/** An end that is not after the start; of times that nobody touched nothing is said, however short the session was. */
function timeFaults(session: BriefSession, draft: Draft, user: User): Faults {
  const { started_at: begin, ended_at: end } = changesOf(session, draft, user) as Partial<Draft>;
  if (begin === undefined && end === undefined) {
    return {};
  }
  const [from, to] = [begin ?? session.started_at, end ?? session.ended_at].map((each) => Date.parse(each ?? ""));
  return from! >= to! ? { [end === undefined ? "started_at" : "ended_at"]: "history.bad_times" } : {};
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

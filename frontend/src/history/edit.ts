/** What an owner changes of a session: a form's texts, and what of them is news. */

import type { BriefSession } from "../shared/records";
import { momentOf, wallOf } from "./times";

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

/** A session as the form shows it. */
export function draftOf(session: BriefSession, zone: string): Draft {
  return {
    name: session.name ?? "",
    model: session.model ?? "",
    tags: session.tags.join("\n"),
    notes: session.notes ?? "",
    steps: session.steps === null ? "" : String(session.steps),
    price: "",
    outcome: session.outcome ?? "",
    started_at: wallOf(session.started_at, zone),
    ended_at: session.ended_at === null ? "" : wallOf(session.ended_at, zone),
  };
}

/** What the action is to change: only what the form says otherwise than the session. */
export function changesOf(session: BriefSession, draft: Draft, zone: string): Record<string, unknown> {
  const before = draftOf(session, zone);
  const fields = Object.keys(draft) as (keyof Draft)[];
  return Object.fromEntries(
    fields
      .filter((field) => draft[field].trim() !== before[field].trim())
      .map((field) => [field, taken(field, draft[field].trim(), zone)]),
  );
}

function taken(field: keyof Draft, text: string, zone: string): unknown {
  switch (field) {
    case "tags":
      return text
        .split("\n")
        .map((tag) => tag.trim())
        .filter(Boolean);
    case "steps":
    case "price":
      return text === "" ? text : Number(text);
    case "started_at":
    case "ended_at":
      return momentOf(text, zone) ?? text;
    default:
      return text;
  }
}

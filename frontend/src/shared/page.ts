/** What Home Assistant asks of a card before it hands itself to one: names for its lists, labels for its forms. */

import type { Hass } from "./ha";
import { learn } from "./languages";
import { PLATFORM } from "./rigs";
import { type Facts, say, type Word } from "./words";

const LIST_LANGUAGE = "en";

/** A text for one of Home Assistant's own lists, in the language of the page as far as it is known. */
export function sayOnPage(word: Word, facts: Facts = {}): string {
  return say({ locale: { language: languageOfPage() } as Hass["locale"] }, word, facts);
}

/** Fetches what Home Assistant's own lists will say, before somebody opens them. */
export function learnPage(): void {
  void learn(languageOfPage());
}

function languageOfPage(): string {
  const { hass } = (document.querySelector("home-assistant") as { hass?: Hass } & Element) ?? {};
  return hass?.locale.language ?? (document.documentElement.lang || LIST_LANGUAGE);
}

/** What one of Home Assistant's own lists shows of something of ours; what else there is depends on the list. */
interface Listed {
  type: string;
  name: string;
  description: string;
  documentationURL: string;
  [fact: string]: unknown;
}

/** Adds to one of the page's lists, unless it is there already: this module may be loaded twice, under two addresses. */
export function enlist(list: "customCards" | "customStrategies", entry: Listed): void {
  const page = window as { customCards?: Listed[]; customStrategies?: Listed[] };
  page[list] ??= [];
  if (!page[list].some(({ type }) => type === entry.type)) {
    page[list].push(entry);
  }
}

/** A field of a card's form beside the rig. */
interface Field {
  name: string;
  default: unknown;
  selector: Record<string, unknown>;
}

/** The questions of a card's visual editor, which Home Assistant asks: the rig, and what else the card takes. */
export function editor(fields: readonly Field[], labels: Readonly<Record<string, Word>>, help: Word) {
  const words: Readonly<Record<string, Word>> = { rig: "shared.rig", ...labels };
  return {
    schema: [{ name: "rig", selector: { config_entry: { integration: PLATFORM } } }, ...fields],
    computeLabel: ({ name }: { name: string }): string => (words[name] ? sayOnPage(words[name]) : name),
    computeHelper: ({ name }: { name: string }): string | undefined => (name === "rig" ? sayOnPage(help) : undefined),
  };
}

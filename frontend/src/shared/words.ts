/** The cards' own texts. Home Assistant hands none of an integration's texts to cards, so they come with the cards. */

import en from "../translations/en.json";
import type { Hass } from "./ha";
import { type Text, type Texts, textsIn } from "./languages";

/** The languages of Home Assistant that are read from right to left. */
const LEFTWARDS = /^(ar|fa|he|ur)\b/;

/** The name of a text, such as `card.start`. */
export type Word = { [Room in keyof typeof en]: `${Room}.${keyof (typeof en)[Room] & string}` }[keyof typeof en];

export type Facts = Readonly<Record<string, string | number>>;

const plurals = new Map<string, Intl.PluralRules>();

/**
 * A text in the user's language, in English where it has no such text, with its facts in place of `{names}`.
 * `amount` chooses between the forms of a text that has several; facts are already written as the user reads them.
 */
export function say(hass: Pick<Hass, "locale">, word: Word, facts: Facts = {}, amount = 0): string {
  const language = hass.locale.language;
  const [room, key] = word.split(".") as [string, string];
  const text = textsIn(language)?.[room]?.[key];
  if (text !== undefined) {
    return filled(formOf(text, language, amount), facts);
  }
  const english = (en as Texts)[room]?.[key];
  const said = filled(english === undefined ? word : formOf(english, "en", amount), facts);
  // Else what surrounds it would turn the parts of the sentence round.
  return LEFTWARDS.test(language) ? `\u2066${said}\u2069` : said;
}

function formOf(text: Text, language: string, amount: number): string {
  if (typeof text === "string") {
    return text;
  }
  let rules = plurals.get(language);
  if (rules === undefined) {
    rules = new Intl.PluralRules(language);
    plurals.set(language, rules);
  }
  return text[rules.select(amount)] ?? text.other ?? "";
}

function filled(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place));
}

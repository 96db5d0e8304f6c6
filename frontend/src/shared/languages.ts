/** The languages of the cards: English comes with them, any other is fetched once, when somebody reads it. */

import en from "../translations/en.json";

export type Forms = { [form in Intl.LDMLPluralRule]?: string };
export type Text = string | Forms;
export type Texts = { readonly [room: string]: { readonly [key: string]: Text } };

const FILES: ReadonlyMap<string, () => Promise<{ default: Texts }>> = new Map([
  ["de", () => import("../translations/de.json")],
  ["es", () => import("../translations/es.json")],
  ["fr", () => import("../translations/fr.json")],
  ["it", () => import("../translations/it.json")],
  ["nl", () => import("../translations/nl.json")],
  ["pl", () => import("../translations/pl.json")],
  ["pt-BR", () => import("../translations/pt-BR.json")],
  ["zh-Hans", () => import("../translations/zh-Hans.json")],
]);

const known = new Map<string, Texts>([["en", en]]);
const coming = new Map<string, Promise<void>>();

/** The texts in a language as far as they are here: of `de-CH` those of `de`, of one that there is not, none. */
export function textsIn(language: string): Texts | undefined {
  return known.get(named(language));
}

/** Fetches the texts in a language; undefined where there is nothing to wait for, and never fails: English remains. */
export function learn(language: string): Promise<void> | undefined {
  const name = named(language);
  const file = FILES.get(name);
  if (file === undefined || known.has(name)) {
    return undefined;
  }
  let learning = coming.get(name);
  if (learning === undefined) {
    learning = file().then(
      (texts) => void known.set(name, texts.default),
      () => void known.set(name, {}),
    );
    coming.set(name, learning);
  }
  return learning;
}

function named(language: string): string {
  return FILES.has(language) ? language : (language.split("-")[0] ?? language);
}

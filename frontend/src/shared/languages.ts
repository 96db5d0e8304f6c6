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

/** Milliseconds that a card waits for its language, then it is English until that is here. */
const PATIENCE = 3_000;
/** Milliseconds until what did not come is asked for again: a panel on a wall is never loaded anew. */
const PAUSE = 60_000;

const known = new Map<string, Texts>([["en", en]]);
const coming = new Map<string, Promise<void>>();
const overdue = new Set<string>();

/** The texts in a language as far as they are here: of `de-CH` those of `de`, of one that there is not, none. */
export function textsIn(language: string): Texts | undefined {
  return known.get(named(language));
}

/** Fetches the texts in a language; undefined where there is nothing to wait for. It never fails, and is soon over. */
export function learn(language: string): Promise<void> | undefined {
  const name = named(language);
  const file = FILES.get(name);
  if (file === undefined || known.has(name) || overdue.has(name)) {
    return undefined;
  }
  const learning = coming.get(name) ?? learnt(name, file);
  coming.set(name, learning);
  return learning;
}

async function learnt(name: string, file: () => Promise<{ default: Texts }>): Promise<void> {
  const here = file().then(
    (texts) => void known.set(name, texts.default),
    () => undefined,
  );
  await Promise.race([here, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  coming.delete(name);
  if (!known.has(name)) {
    overdue.add(name);
    setTimeout(() => overdue.delete(name), PAUSE);
  }
}

function named(language: string): string {
  return FILES.has(language) ? language : (language.split("-")[0] ?? language);
}

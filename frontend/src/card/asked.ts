/** Which sessions were asked about already; in this browser only, since it is a courtesy and no record. */

const KEY = "training-energy-asked";
/** A rig shows its last session only; so many rigs at a time nobody has. */
const MOST = 50;

type Shelf = Pick<Storage, "getItem" | "setItem">;

/** Whether a session was asked about. */
export function wasAsked(id: string, shelf?: Shelf): boolean {
  return known(shelf).includes(id);
}

/** Asks about a session no more. */
export function askNoMore(id: string, shelf?: Shelf): void {
  const ids = [...known(shelf).filter((each) => each !== id), id].slice(-MOST);
  try {
    // Reading the property alone may throw where the browser keeps nothing.
    (shelf ?? localStorage).setItem(KEY, JSON.stringify(ids));
  } catch {
    // Then it is asked again on the next visit: better than no card.
  }
}

function known(shelf: Shelf | undefined): unknown[] {
  try {
    const ids: unknown = JSON.parse((shelf ?? localStorage).getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}

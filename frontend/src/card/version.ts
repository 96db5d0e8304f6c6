/** Whether this is the build of the cards that Home Assistant serves now. */

/** What tells this build from others: part of the address that it was loaded from; null where that has none. */
export function digestOf(address: string): string | null {
  return /\/frontend\/([0-9a-f]+)\/[^/]+\.js/.exec(address)?.[1] ?? null;
}

/** Whether Home Assistant serves another build than the one that was loaded; what is not known is none. */
export function isOutdated(served: string | null, address: string): boolean {
  const own = digestOf(address);
  return served !== null && own !== null && served !== own;
}

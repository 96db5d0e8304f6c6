/** The geometry of bars, without a page. */

/** What a bar stands for; `range` is how far most of it lies apart. */
export interface Measured {
  value: number | null;
  range?: readonly [number, number] | null;
}

/** Where a bar ends and where its range is, in percent of the longest. */
export interface Length {
  end: number;
  range: readonly [number, number] | null;
}

const WHOLE = 100;

/** How long bars are beside each other: from 0, what is not known or below it has none. */
export function lengths(bars: readonly Measured[]): Length[] {
  const most = bars.reduce((longest, { value, range }) => Math.max(longest, value ?? 0, range?.[1] ?? 0), 0);
  const part = (value: number): number => (most > 0 ? (Math.max(value, 0) / most) * WHOLE : 0);
  return bars.map(({ value, range }) => ({
    end: part(value ?? 0),
    range: range && most > 0 ? [part(range[0]), part(range[1])] : null,
  }));
}

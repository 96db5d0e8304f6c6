/** What the recorder has kept of a rig's meters, joined to one line and one total. */

type Point = [number, number];

/** A row of a statistic: what the meter showed at its end (kWh), and all that it has counted since it is known (kWh). */
export interface Row {
  start: number;
  end: number;
  state?: number | null;
  sum?: number | null;
}

export type Rows = Readonly<Record<string, readonly Row[]>>;

/** The fine rows of a meter, before them the coarse ones: those of five minutes are kept for some days only. */
export function joined(coarse: readonly Row[] = [], fine: readonly Row[] = []): readonly Row[] {
  const [first] = fine;
  return first === undefined ? coarse : [...coarse.filter((row) => row.end <= first.start), ...fine];
}

/** What the displays of all meters showed together, from the moment on at which all showed something. */
export function lineOf(meters: readonly (readonly Row[])[]): Point[] {
  const shown = meters.map((rows) => rows.filter((row) => row.state != null));
  const moments = [...new Set(shown.flatMap((rows) => rows.map((row) => row.end)))].sort((one, other) => one - other);
  const places = shown.map(() => 0);
  return moments.flatMap((moment): Point[] => {
    let total = 0;
    for (const [meter, rows] of shown.entries()) {
      while ((rows[places[meter]!]?.end ?? Number.POSITIVE_INFINITY) <= moment) {
        places[meter]!++;
      }
      total += rows[places[meter]! - 1]?.state ?? Number.NaN;
    }
    return Number.isNaN(total) ? [] : [[moment, total]];
  });
}

/** What the meters counted from a moment on (kWh), over resets; null where none of them counted. */
export function countedOf(meters: readonly (readonly Row[])[], from: number): number | null {
  const counted = meters.flatMap((rows) => {
    const known = rows.filter((row) => row.sum != null);
    const first = known.findLast((row) => row.end <= from) ?? known[0];
    const last = known.at(-1);
    return first === undefined || last === undefined || last.end <= from ? [] : [last.sum! - first.sum!];
  });
  return counted.length === 0 ? null : counted.reduce((one, other) => one + other);
}

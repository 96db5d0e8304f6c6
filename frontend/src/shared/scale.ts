/** The geometry of charts, without a page. */

/** Round numbers from 0, or from below the least, to above the most, about so many. */
export function ticks(least: number, most: number, about = 4): number[] {
  const span = most - least;
  if (!(span > 0)) {
    return [least];
  }
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step - 1e-9);
  // Counted, not added up: 0.1 + 0.2 is no round number.
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

/** How many digits after the point a step between ticks needs. */
export function digitsOf(values: readonly number[]): number {
  const [first = 0, second = first] = values;
  const step = Math.abs(second - first);
  return step > 0 ? Math.min(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)), 6) : 0;
}

/** Maps a range of values onto a range of places. */
export function scale(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const span = from[1] - from[0];
  return (value) => (span === 0 ? to[0] : to[0] + ((value - from[0]) / span) * (to[1] - to[0]));
}

/** A line through points, as the path of an SVG; at most so fine as a screen shows. */
export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");
}

const DURATIONS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800];

/** Round durations (s) from a start on, about so many, none past the end. */
export function durationTicks(end: number, about = 4, start = 0): number[] {
  const rough = (end - start) / about;
  const step = DURATIONS.find((each) => each >= rough) ?? Math.ceil(rough / 604800) * 604800;
  const first = Math.ceil(start / step);
  return Array.from({ length: Math.max(Math.floor(end / step) - first + 1, 0) }, (_, place) => (first + place) * step);
}

/** The value of a line at a place between its points; null beyond its ends. */
export function valueAt(points: readonly (readonly [number, number])[], x: number): number | null {
  const next = points.findIndex(([each]) => each >= x);
  const after = points[next];
  if (after === undefined) {
    return null;
  }
  const before = points[next - 1];
  if (before === undefined) {
    return after[0] === x ? after[1] : null;
  }
  return after[0] === before[0] ? after[1] : scale([before[0], after[0]], [before[1], after[1]])(x);
}

/** At most so many points of a line, evenly over its length; its first and its last among them. */
export function thinned(points: readonly [number, number][], most: number): readonly [number, number][] {
  if (points.length <= most) {
    return points;
  }
  const last = points.length - 1;
  const gap = (points[last]![0] - points[0]![0]) / (most - 1);
  let next = Number.NEGATIVE_INFINITY;
  return points.filter(([x], place) => {
    const isKept = x >= next || place === last;
    next = isKept ? x + gap : next;
    return isKept;
  });
}

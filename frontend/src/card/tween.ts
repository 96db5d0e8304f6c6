/** How a figure moves from what was measured to what is measured now: never past either. */

/** ms; long enough to be seen, and over before the next reading. */
export const DURATION = 600;

/** Where a figure is, so long (ms) after it set out: fast at first, then gently to its end. */
export function between(from: number, to: number, elapsed: number): number {
  if (elapsed >= DURATION) {
    return to;
  }
  const rest = 1 - Math.max(elapsed, 0) / DURATION;
  return to - (to - from) * rest ** 3;
}

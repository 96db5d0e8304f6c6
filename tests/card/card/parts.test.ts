/** What the faces of the card say alike. */

import { expect, it } from "vitest";
import { ranOf } from "../../../frontend/src/card/faces/parts";
import { voiceOf } from "../../../frontend/src/card/scene";
import { session, user } from "../history/people";

it.each([
  ["how long it took", 2400, "Mar 1, 08:00, for 40 min 0 sec"],
  ["only when it was, if it took no time", 0.6, "Mar 1, 08:00"],
])("tells of a run that is over %s", (_what, duration_s, expected) => {
  const now = new Date().getFullYear();
  const run = session({ duration_s, started_at: `${now}-03-01T08:00:00+00:00` });
  expect(ranOf(run, voiceOf(user()))).toBe(expected);
});

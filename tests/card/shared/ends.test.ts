/** The two ends of a range. */

import { expect, it } from "vitest";
import { endsOf } from "../../../frontend/src/shared/ends";
import { formatOf } from "../../../frontend/src/shared/format";
import { user } from "../history/people";

it.each<[string, [number, number], string | undefined, [string, string]]>([
  ["money", [0.1552, 0.16], "USD", ["$0.155", "$0.160"]],
  ["money of whole cents", [0.5, 2], "USD", ["$0.50", "$2.00"]],
  ["money far below a cent", [0.0000211, 0.00005], "USD", ["$0.0000211", "$0.0000500"]],
  ["a number", [9.99, 10.25], undefined, ["9.99", "10.25"]],
  ["a number without a fraction", [1234.5, 2000], undefined, ["1,235", "2,000"]],
  ["nothing", [0, 0.1], undefined, ["0.0", "0.1"]],
])("have as many digits for %s", (_what, ends, currency, expected) => {
  expect(endsOf(formatOf(user()), ends, currency)).toEqual(expected);
});

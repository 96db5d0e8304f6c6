"""The command: has many rigs and trainers at once do what they do, looks for all of it, and prints what it took."""

import argparse
from dataclasses import replace
from statistics import median, quantiles
import sys
from typing import Final

from benchmarks import page, stepped

from . import house, trainers
from .drill import HOUR, Drill, Result, perform

DESCRIPTION = """\
Has rigs run in a Home Assistant in this process whose time is stepped, for an hour with a reading each second and for
a week with one each minute, while sessions start, pause, go on and stop; their plugs count in steps, start again from
zero, and are away for a while; the price changes every quarter of an hour; in the middle Home Assistant starts anew.
Then many trainers at once tell a Home Assistant of its own over REST how far they are. Prints:

  readings      for each second of processor time of the event loop's thread, with all that Home Assistant does
  times real    simulated time for each second of it
  longest       the longest that our code held up the event loop at once (ms), and where; of the garbage collector
  memory        of the process (MB), early and late after the restart, and the size of a rig's snapshot (kB)
  reports       over REST, for each second, and how long one took to be answered (ms)

Exit code 1 if anything was lost: the sessions must add up to what the plugs counted, to the last digit, and so must
their costs to their segments, and the totals to the sessions; or if the memory grows by more than a tenth.

The whole takes about an hour, most of it for the week; with --rigs, --hours and --days it takes less.
"""

MEGA: Final = 1_000_000
KILO: Final = 1000
DAY: Final = 24 * HOUR
MINUTE: Final = 60
MOST_GROWTH: Final = 1.1
# Whoever loses many of something loses them all in the same way.
MOST_SAID: Final = 10


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.load",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rigs", type=int, default=100, help="rigs (100)")
    parser.add_argument("--hours", type=float, default=1, help="hours with a reading each second (1)")
    parser.add_argument("--days", type=float, default=7, help="days with a reading each minute (7)")
    parser.add_argument("--clients", type=int, default=50, help="trainers that report at once (50)")
    parser.add_argument("--reports", type=int, default=200, help="reports of each (200)")
    parser.add_argument("--page", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    drills = [
        Drill(name=f"{options.hours:g} h, each second", rigs=options.rigs, readings=int(options.hours * HOUR), pace=1),
        Drill(
            name=f"{options.days:g} d, each minute",
            rigs=options.rigs,
            readings=int(options.days * DAY / MINUTE),
            pace=MINUTE,
        ),
    ]
    results = [stepped.run(_performed(drill)) for drill in drills]
    answers = trainers.told(options.clients, options.reports)
    text = f"{_drilled(results)}\n\n{_reported(options.clients, answers)}"
    faults = [fault for result in results for fault in _faults(result)] + answers.faults
    print(text, *faults[:MOST_SAID], sep="\n\n")
    print("\nAll as it should be." if not faults else f"\n{len(faults)} faults.")
    if options.page:
        page.fill("load", f"{text}\n\n{page.machine()}.")
    return 1 if faults else 0


async def _performed(drill: Drill) -> Result:
    """Perform a drill in a home of its own."""
    with house.home() as home, stepped.stepping() as clock, house.complaints() as complaints:
        result = await perform(drill, home, clock)
    return replace(result, faults=[*result.faults, *complaints])


def _faults(result: Result) -> list[str]:
    """Return what is wrong with what came out of a drill."""
    early, late = result.memory
    grown = [f"the memory grew from {early / MEGA:.0f} to {late / MEGA:.0f} MB"] if late > early * MOST_GROWTH else []
    return [f"{result.drill.name}: {fault}" for fault in [*result.faults, *grown]]


def _drilled(results: list[Result]) -> str:
    """Return what the drills took."""
    rows = []
    for result in results:
        drill = result.drill
        readings = drill.rigs * drill.readings
        early, late = (size / KILO / drill.rigs for size in result.stored)
        rows.append(
            (
                f"{drill.rigs} rigs, {drill.name}",
                f"{readings}",
                f"{result.sessions}",
                f"{len(result.faults)}",
                f"{readings / result.processor:.0f}",
                f"{drill.readings * drill.pace / result.processor:.0f}",
                f"{result.longest.ours * KILO:.1f}",
                f"{result.memory[0] / MEGA:.0f} → {result.memory[1] / MEGA:.0f}",
                f"{early:.0f} → {late:.0f}",
            )
        )
    titles = ("", "readings", "sessions", "wrong", "readings/s", "times real", "longest", "MB", "kB stored")
    held = [
        f"- {each.drill.name}: longest in `{each.longest.where}`; the garbage collector took {each.halt * KILO:.0f} ms"
        for each in results
    ]
    return "\n\n".join([page.table(titles, rows), "\n".join(held)])


def _reported(clients: int, answers: trainers.Answers) -> str:
    """Return what the trainers' reports took."""
    slowest = quantiles(answers.latencies, n=100)[-1]
    row = (
        f"{clients} trainers at once",
        f"{len(answers.latencies)}",
        f"{len(answers.faults)}",
        f"{len(answers.latencies) / answers.seconds:.0f}",
        f"{median(answers.latencies) * KILO:.0f}",
        f"{slowest * KILO:.0f}",
    )
    return page.table(("", "reports", "wrong", "reports/s", "ms, median", "ms, 99th percentile"), [row])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command: gives rigs histories of several lengths, measures what each thing that one does takes, and prints it."""

import argparse
import asyncio
from collections.abc import Mapping
import sys
from typing import Final

from benchmarks import page

from . import house
from .measures import Measure, Taken, measured
from .memory import Kept, kept

DESCRIPTION = """\
Runs a Home Assistant in this process, gives its rigs histories of several lengths, whose sessions the ledger has
measured, and prints for each thing that one does with them:

  for each length of history
             processor time (ms), of all threads and with Home Assistant's own work: the bounds are for that
  by clock   the time until it is done (ms), with the longest history
  loop       processor time of the event loop's thread (ms) in all of that, with the longest history
  longest    the longest that our code held up the event loop (ms), without what the garbage collector takes

of all of them the best of the turns: whatever else happens on the machine only makes a turn worse;

and the memory and the disk that a session takes. Exit code 1 if a bound is missed.
"""

MILLI: Final = 1000
# What each may take with the longest history (ms), and how long a callback of ours may be.
BOUNDS: Final = {
    Measure.SET_UP: 300.0,
    Measure.FIRST_PAGE: 20.0,
    Measure.LAST_PAGE: 20.0,
    Measure.FILTERED: 20.0,
    Measure.TABLE: 20.0,
    Measure.FILING: 50.0,
}
LONGEST: Final = 5.0

type Times = Mapping[Measure, Taken]


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sessions", type=int, default=10_000, help="sessions in the longest history (10000)")
    parser.add_argument("--turns", type=int, default=7, help="how often each thing is done (7)")
    parser.add_argument("--page", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    lengths = [0, options.sessions // 10, options.sessions]
    tables = asyncio.run(_measured(lengths, options.turns))
    times = [each for each, _ in tables]
    text = "\n\n".join([_ratios(lengths, times), _times(lengths, times), _memory([each for _, each in tables])])
    missed = _missed(times[-1])
    print(text, *missed, sep="\n\n")
    print("\nAll as it should be." if not missed else "\nA long history takes more than it may.")
    if options.page:
        page.fill("scale", f"{text}\n\n{page.machine()}.")
    return 1 if missed else 0


async def _measured(lengths: list[int], turns: int) -> list[tuple[Times, Kept]]:
    """Return what everything takes with histories of some lengths, and what they keep."""
    async with house.furnished(lengths) as rigs:
        return [(await measured(rig, turns), await kept(rig)) for rig in rigs]


def _ratios(lengths: list[int], times: list[Times]) -> str:
    """Return how much longer each takes with a history than without."""
    titles = ("times the work without a history", *(f"{length} sessions" for length in lengths[1:]))
    rows = [
        (measure.value, *(f"{took[measure].work / times[0][measure].work:.1f}" for took in times[1:]))
        for measure in times[0]
    ]
    return page.table(titles, rows)


def _times(lengths: list[int], times: list[Times]) -> str:
    """Return what each takes."""
    titles = ("ms, with sessions", *map(str, lengths), "bound", "by clock", "loop", "longest")
    rows = [
        (
            measure.value,
            *(f"{took[measure].work * MILLI:.1f}" for took in times),
            f"{BOUNDS[measure]:.0f}" if measure in BOUNDS else "",
            f"{last.seconds * MILLI:.1f}",
            f"{last.loop * MILLI:.1f}",
            f"{last.longest.ours * MILLI:.1f}",
        )
        for measure, last in times[-1].items()
    ]
    return page.table(titles, rows)


def _memory(kept: list[Kept]) -> str:
    """Return what a session of a history takes in memory and on the disk."""
    histories = kept[1:]
    titles = ("of a session, of so many", *(str(each.sessions) for each in histories))
    rows = [
        ("bytes in memory", *(f"{each.memory / each.sessions:.0f}" for each in histories)),
        ("things in memory", *(f"{each.things / each.sessions:.0f}" for each in histories)),
        ("bytes on the disk", *(f"{each.disk / each.sessions:.0f}" for each in histories)),
    ]
    return page.table(titles, rows)


def _missed(times: Times) -> list[str]:
    """Return which bounds are missed with the longest history, and by how much."""
    late = [
        f"{measure.value} takes {times[measure].work * MILLI:.1f} ms, more than {bound:.0f}"
        for measure, bound in BOUNDS.items()
        if times[measure].work * MILLI > bound
    ]
    held = [
        f"{measure.value} holds the event loop up for {took.longest.ours * MILLI:.1f} ms, in {took.longest.where}"
        for measure, took in times.items()
        if took.longest.ours * MILLI > LONGEST
    ]
    return late + held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

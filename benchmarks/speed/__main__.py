"""The command: measures each build in a process of its own, prints what a reading costs, and judges."""

import argparse
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
import sys

from benchmarks import page

from . import picture
from .builds import Build, Setting
from .table import Row, by_rigs, further, judged, notes
from .trial import Cost, measure

DESCRIPTION = """\
Replays readings of meters through a real Home Assistant with its recorder, all in one process whose clock is stepped:
one reading of each meter every 10 s. For each build, each in a fresh process, it prints

  µs        processor time of the event loop for one reading: median / 99th percentile
  s per h   processor time of the event loop for an hour in which all rigs train, with all that only time brings
  states    that a reading writes, the meter's own left out
  rows, kB  that the recorder writes for each rig and hour of training, beyond those of the meter alone
  memory    kB for each rig, beyond the meter alone

  the meter alone   nobody shows anything of it
  raw states        one async_set for each entity of ours that a reading changes: the floor of any integration
  by hand           a utility_meter reset by an automation, and templates: cost, cost per step, steps per currency,
                    duration, average power
  Training Energy   all default entities

Exit code 1, with all that is wrong, unless a reading costs the same with a long history and late in a long run, at most
ten times the floor, and writes no more rows for each figure than by hand.
"""
LONG = 4000  # readings: the last ones come eleven hours into the run


def main(arguments: list[str]) -> int:
    """Measure what the arguments name, and return the exit code."""
    options = _options(arguments)
    rows = list(_rows(options))
    print(notes(rows))
    found = judged(rows)
    if options.page:
        page.fill("speed", f"{page.machine()}.\n\n{by_rigs(rows)}\n\n{further(rows)}\n\n{notes(rows)}")
        picture.write(page.PAGE.with_name("speed.svg"), rows)
    print("", *(found or ["All as it should be."]), sep="\n")
    return 1 if found else 0


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    """Measure, and print each row as it comes."""
    states = 0
    for rigs in options.rigs:
        for build in sorted(Build, key=lambda build: build is not Build.OURS):
            setting = Setting(build=build, rigs=rigs)
            rounds = max(options.readings // rigs, 3)
            row = _row(setting, rounds, states=states, weighs=options.memory)
            if build is Build.OURS:
                states = states or round(row.cost.states)
            yield _said(row)
    ours = Setting(build=Build.OURS, rigs=1)
    for sessions in options.sessions:
        yield _said(_row(replace(ours, sessions=sessions), options.readings, weighs=options.memory))
    yield _said(_row(ours, options.readings, late=options.late))


def _row(setting: Setting, rounds: int, *, states: int = 0, late: int = 0, weighs: bool = False) -> Row:
    """Measure a setting for its times, and for its memory if that is asked for; `late` is after so many readings."""
    times = _apart(setting, rounds, states=states, late=late)
    memory = _apart(setting, 3, states=states, weighs=True).memory if weighs else 0
    return Row(setting=setting, rounds=rounds, cost=replace(times, memory=memory), late=late)


def _apart(setting: Setting, rounds: int, *, states: int, late: int = 0, weighs: bool = False) -> Cost:
    """Measure in a process that has done nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(partial(measure, setting, rounds, states=states, late=late, weighs=weighs)).result()


def _said(row: Row) -> Row:
    """Print a row, and return it."""
    print(row.line(), flush=True)
    return row


def _options(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--rigs", type=_counts, default="1,10,100", metavar="N,…", help="how many (%(default)s)")
    parser.add_argument(
        "--sessions", type=_counts, default="0,1000,10000", metavar="N,…", help="in the history (%(default)s)"
    )
    parser.add_argument("--readings", type=int, default=3000, metavar="N", help="for each row (%(default)s)")
    parser.add_argument(
        "--late", type=int, default=LONG, metavar="N", help="readings of the long run before those that are measured"
    )
    parser.add_argument(
        "--no-memory", dest="memory", action="store_false", help="do without the memory, which takes half the time"
    )
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md and its picture anew")
    return parser.parse_args(arguments)


def _counts(text: str) -> Iterable[int]:
    """Return the numbers that a text names."""
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

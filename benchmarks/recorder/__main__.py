"""The command: has rigs train for an hour before a real recorder, and prints what that has written."""

import argparse
import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import page

from .database import Content
from .house import BEGIN, POWER, REPORT, House, housed

DESCRIPTION = """\
Has rigs train before a real recorder, with all default entities, a price, planned steps and a report of steps a minute,
in time that is stepped, and prints what an hour of it takes, for each rig and in all:

  states       rows that our entities have added; the meter's own come on top
  statistics   rows of both statistics tables; those of five minutes are purged like the states, those of an hour stay
  bytes        by which the database has grown, everything in it
  recorded     whether `record_session` finds the energy of a run that nobody had started, in that database

Exit code 1 if a reading or a report has our entities write more than 12 states, or what is recorded is wrong.
"""

HOUR: Final = 3600
# A reading changes 11 figures of a rig that runs, a report as many; and one more changes with the clock in between.
MOST_STATES: Final = 12
RECORDED: Final = 600
TITLES: Final = ("rigs", "reading every", "states", "a rig", "meters", "statistics", "bytes", "a rig", "10 days")
# kWh; less than a plug shows.
EXACT: Final = 0.001
MEGABYTE: Final = 1_000_000
PURGED: Final = 24 * 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run has written in an hour, and whether a session was found in it."""

    rigs: int
    interval: int
    content: Content
    found: float
    counted: float

    @property
    def is_right(self) -> bool:
        """Return whether all bounds hold."""
        readings = self.rigs * (HOUR // self.interval)
        reports = self.rigs * (HOUR // REPORT)
        return self.ours <= MOST_STATES * (readings + reports) and abs(self.found - self.counted) < EXACT

    @property
    def ours(self) -> int:
        """Return the rows of states that are our entities'."""
        return self.content.states - self.content.plugs

    @property
    def row(self) -> tuple[str, ...]:
        """Return the figures of an hour as a row of a table."""
        content = self.content
        return (
            str(self.rigs),
            f"{self.interval} s",
            f"{self.ours:,}",
            f"{self.ours / self.rigs:,.0f}",
            f"{content.plugs:,}",
            f"{content.statistics:,}",
            f"{content.size / MEGABYTE:.1f} MB",
            f"{content.size / MEGABYTE / self.rigs:.2f} MB",
            f"{content.size / MEGABYTE * PURGED:,.0f} MB",
        )


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.recorder",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rigs", type=int, nargs="+", default=[1, 10], help="how many of them (1 10)")
    parser.add_argument(
        "--interval", type=int, nargs="+", default=[10, 60], help="s between two readings, tens of them (10 60)"
    )
    parser.add_argument("--database", help="address of an empty database (SQLite in a new folder)")
    options = parser.parse_args(arguments)
    outcomes = []
    for rigs in options.rigs:
        for interval in options.interval:
            with TemporaryDirectory() as folder:
                outcomes.append(asyncio.run(_measured(folder, options.database, rigs=rigs, interval=interval)))
            print(*outcomes[-1].row, flush=True)
    print(page.machine(), page.table(TITLES, [outcome.row for outcome in outcomes]), sep="\n\n")
    for wrong in (outcome for outcome in outcomes if not outcome.is_right):
        print(
            f"{wrong.rigs} rigs, a reading every {wrong.interval} s: not right; "
            f"recorded {wrong.found} of {wrong.counted} kWh"
        )
    return 0 if all(outcome.is_right for outcome in outcomes) else 1


async def _measured(folder: str, database: str | None, *, rigs: int, interval: int) -> Outcome:
    """Have so many rigs train for an hour, then one be used without a session, which is recorded afterwards."""
    address = database or f"sqlite:///{Path(folder) / 'home-assistant_v2.db'}"
    async with housed(folder, address, rigs=rigs, interval=interval) as house:
        # It takes a while until all there is to know of a rig and its meter stands in the database.
        await house.start()
        await house.run(15 * 60, training=True)
        before = await _content(house)
        await house.run(HOUR, training=True)
        content = (await _content(house)).since(before)
        await house.stop()
        await house.run(RECORDED * 3, training=False)
        found, counted = await _recorded(house)
    return Outcome(rigs=rigs, interval=interval, content=content, found=found, counted=counted)


async def _content(house: House) -> Content:
    """Return what is in the database, all that happened included."""
    await house.settle()
    return await house.recorder.async_add_executor_job(Content.of, house.recorder.engine)


async def _recorded(house: House) -> tuple[float, float]:
    """Return what `record_session` finds of the middle of the last minutes, and what the machine used then (kWh)."""
    now = BEGIN + timedelta(seconds=house.seconds - 60)
    start, end = now - timedelta(seconds=2 * RECORDED), now - timedelta(seconds=RECORDED)
    session = await house.ask(
        "record_session", house.names[0], start_time=start.isoformat(), end_time=end.isoformat(), steps=1000
    )
    return float(str(session["energy_kwh"])), float(POWER * RECORDED / HOUR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

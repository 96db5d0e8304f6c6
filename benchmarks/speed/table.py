"""What was measured, as tables, and whether it is as it should be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks import page

from .builds import Build, Setting
from .trial import HOUR, INTERVAL, Cost

# Times the floor. It is six to seven, of which two are what Home Assistant does with any entity; other work on the
# machine, which takes its caches, makes it nine.
MOST_FLOORS: Final = 10
# Times as much with a long history, or late in a long run: what is more is no accident of the machine.
MOST_GROWTH: Final = 1.3
KILO: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a setting costs; `late` tells after how many readings it was measured."""

    setting: Setting
    rounds: int
    cost: Cost
    late: int = 0

    @property
    def hourly(self) -> float:
        """Return how many rows the recorder writes for a rig in an hour of training."""
        return self.cost.rows * HOUR / INTERVAL

    def line(self) -> str:
        """Return the row for the terminal."""
        name = self.setting.build.value
        name += f", {self.setting.sessions} sessions in history" if self.setting.sessions else ""
        name += f", after {self.late} readings" if self.late else ""
        cost = self.cost
        return (
            f"{self.setting.rigs:>4} x {name:48} {cost.median:>6.0f} / {cost.high:>6.0f} µs {cost.busy:>7.2f} s per h"
            f" {cost.states:>5.1f} states {self.hourly:>6.0f} rows {cost.memory / KILO / self.setting.rigs:>6.0f} kB"
        )


def by_rigs(rows: Sequence[Row]) -> str:
    """Return the table of all builds, by how many rigs there are."""
    body = []
    for row in plain(rows):
        hand, floor = (_of(rows, build, row.setting.rigs) for build in (Build.BY_HAND, Build.FLOOR))
        alone = _of(rows, Build.ALONE, row.setting.rigs)
        hours = row.setting.rigs * row.rounds * INTERVAL / HOUR
        body.append(
            (
                f"{row.setting.rigs} x {row.setting.build.value}",
                f"{row.cost.median / floor.cost.median:.1f}",
                f"{row.cost.median / hand.cost.median:.2f}",
                f"{row.cost.median:.0f}",
                f"{row.cost.high:.0f}",
                f"{row.cost.busy:.2f}",
                f"{row.cost.states:.1f}",
                f"{row.hourly:.0f}",
                f"{(row.cost.size - alone.cost.size) / KILO / hours:.0f}",
                f"{(row.cost.memory - alone.cost.memory) / KILO / row.setting.rigs:.0f}",
            )
        )
    titles = ("rigs", "by floor", "by hand", "µs", "99 %", "s per h", "states", "rows per h", "kB per h", "kB memory")
    return page.table(titles, body)


def further(rows: Sequence[Row]) -> str:
    """Return the table of what may not make a reading dearer."""
    first = _of(rows, Build.OURS, 1)
    body = [
        (
            f"{row.setting.sessions} sessions in the history" if not row.late else f"after {row.late} readings",
            f"{row.cost.median / first.cost.median:.2f}",
            f"{row.cost.median:.0f}",
            f"{row.cost.high:.0f}",
        )
        for row in rows
        if row not in plain(rows)
    ]
    return page.table(("one rig", "by first", "µs", "99 %"), body)


def notes(rows: Sequence[Row]) -> str:
    """Return what the tables come to, in words."""
    ours, hand, floor = (_of(rows, build, 1) for build in (Build.OURS, Build.BY_HAND, Build.FLOOR))
    return (
        f"For each state that a reading writes: {ours.cost.median / ours.cost.states:.0f} µs,"
        f" by hand {hand.cost.median / hand.cost.states:.0f} µs, raw {floor.cost.median / floor.cost.states:.0f} µs."
        f" Rows in an hour for each of the figures shown: {ours.hourly / ours.cost.figures:.0f}"
        f" ({ours.cost.figures} figures), by hand {hand.hourly / hand.cost.figures:.0f} ({hand.cost.figures})."
    )


def judged(rows: Sequence[Row]) -> list[str]:
    """Return what is wrong, each as a sentence."""
    found = []
    for row in plain(rows):
        if row.setting.build is not Build.OURS:
            continue
        floors = row.cost.quiet / _of(rows, Build.FLOOR, row.setting.rigs).cost.quiet
        if floors > MOST_FLOORS:
            found.append(f"{row.setting.rigs} rigs: a reading costs {floors:.1f} times the floor, not {MOST_FLOORS}.")
    first, hand = (_of(rows, build, 1) for build in (Build.OURS, Build.BY_HAND))
    if first.hourly / first.cost.figures > hand.hourly / hand.cost.figures:
        found.append("For each figure shown the recorder writes more rows than by hand.")
    for row in rows:
        growth = row.cost.quiet / first.cost.quiet
        if row not in plain(rows) and growth > MOST_GROWTH:
            found.append(f"{row.line().strip()}: {growth:.2f} times as much as at first.")
    return found


def plain(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that compare the builds."""
    seen: dict[tuple[Build, int], Row] = {}
    for row in rows:
        if not row.late and not row.setting.sessions:
            seen.setdefault((row.setting.build, row.setting.rigs), row)
    return list(seen.values())


def _of(rows: Sequence[Row], build: Build, rigs: int) -> Row:
    """Return the row of a build."""
    return next(row for row in plain(rows) if (row.setting.build, row.setting.rigs) == (build, rigs))

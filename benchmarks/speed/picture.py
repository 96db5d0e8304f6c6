"""The picture of what a reading costs: a bar for each build, and how many figures it renews for that."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.svg import FADED, FRAME, INK, OURS, RAW, Picture, bar, line, words

from .builds import Build
from .table import Row, plain

WIDTH: Final = 760
LEFT, RIGHT = 170, 700
TOP: Final = 74
ROW: Final = 44
HEIGHT: Final = 20  # of a bar
INKS: Final = {
    Build.ALONE: FADED,
    Build.FLOOR: FADED,
    Build.BY_HAND: RAW,
    Build.OURS: OURS,
}


def write(file: Path, rows: Sequence[Row]) -> None:
    """Draw what a reading of one rig costs into a file."""
    drawn = sorted((row for row in plain(rows) if row.setting.rigs == 1), key=lambda row: row.cost.median)
    shows = "Processor time of the event loop for one reading of a meter: " + ", ".join(
        f"{row.setting.build.value} {row.cost.median:.0f} µs" for row in drawn
    )
    bottom = TOP + ROW * len(drawn)
    Picture(width=WIDTH, height=bottom + 20, shows=shows).write(file, _shapes(drawn, bottom))


def _shapes(rows: Sequence[Row], bottom: float) -> Iterator[str]:
    """Yield all that is in the picture."""
    yield words((20, 34), "What a reading of the meter costs the event loop", size=17, weight=600)
    yield words((20, 56), "µs of processor time, median; the black line is the 99th percentile", ink=FADED, size=12)
    yield line((LEFT, TOP), (LEFT, bottom), ink=FRAME)
    longest = max(row.cost.high for row in rows)
    for number, row in enumerate(rows):
        yield from _row(row, TOP + ROW * (number + 0.5), (RIGHT - LEFT) / longest)


def _row(row: Row, y: float, scale: float) -> Iterator[str]:
    """Yield a build: its name, its bar, and what it renews."""
    cost = row.cost
    yield words((LEFT - 14, y + 4), row.setting.build.value, anchor="end")
    yield bar((LEFT, y - HEIGHT / 2), (LEFT + cost.median * scale, y + HEIGHT / 2), ink=INKS[row.setting.build])
    yield line((LEFT + cost.median * scale, y), (LEFT + cost.high * scale, y), ink=INK)
    said = f"{cost.median:.0f} µs" + (f", {cost.states:.1f} states" if cost.states else "")
    yield words((LEFT + cost.median * scale + 8, y - 5), said, size=11)

"""The picture of what came out: what was shown against the ledger, a pair of lines for each meter."""

from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path
from typing import Final

from benchmarks.svg import FADED, FRAME, INK, OURS, PAPER, RAW, At, Picture, dot, line, words

from .table import HIGH, figure, spread
from .trial import Cell, Method

# The length of runs that is drawn: short enough for a slow plug to matter, and not made up.
MINUTES: Final = 10

WIDTH: Final = 760
LEFT, RIGHT = 150, 710
TOP: Final = 118
ROW: Final = 46
# px by which the line of a method lies above or below the middle of its row.
APART: Final = 9
# % at the ends of the axis, and where it is marked.
LEAST, MOST = 0.04, 200.0
MARKS: Final = (0.1, 1.0, 10.0, 100.0)

DRAWN: Final = ((Method.RAW, RAW, -APART), (Method.OURS, OURS, APART))


def write(file: Path, cells: Sequence[Cell]) -> None:
    """Draw the cells of one length into a file."""
    drawn = [cell for cell in cells if cell.minutes == MINUTES]
    bottom = TOP + ROW * len(drawn)
    shows = (
        f"Error of the energy of {MINUTES}-minute runs for each meter, on a logarithmic axis: subtracting what the"
        " meter showed errs by percents, Training Energy mostly by tenths of a percent"
    )
    Picture(width=WIDTH, height=bottom + 54, shows=shows).write(file, _shapes(drawn, bottom))


def _shapes(cells: Sequence[Cell], bottom: float) -> Iterator[str]:
    """Yield all that is in the picture."""
    yield words((20, 32), f"Error of the energy of a {MINUTES}-minute run", size=17, weight=600)
    yield from _legend()
    for mark in MARKS:
        yield line((_x(mark), TOP - 6), (_x(mark), bottom), ink=FRAME)
        yield words((_x(mark), bottom + 18), f"{mark:g} %", ink=FADED, anchor="middle", size=12)
    under = "of what the run truly used, on a logarithmic axis"
    yield words((RIGHT, bottom + 38), under, ink=FADED, anchor="end", size=12)
    for number, cell in enumerate(cells):
        yield from _row(cell, TOP + ROW * (number + 0.5))


def _legend() -> Iterator[str]:
    """Yield what the colours and the ends of a line mean."""
    for y, ink, text in ((56, RAW, "subtracting what the meter showed"), (80, OURS, "Training Energy")):
        yield from _stretch((26, y), 56, ink)
        yield words((68, y + 5), text)
    yield dot((380, 56), ink=FADED)
    yield words((392, 61), "half of all runs err less", ink=FADED)
    yield dot((380, 80), ink=FADED, fill=PAPER)
    yield words((392, 85), f"{HIGH} of 100 runs err less", ink=FADED)


def _row(cell: Cell, y: float) -> Iterator[str]:
    """Yield a meter: its name, and a line from median to percentile for each method."""
    yield words((LEFT - 16, y + 4), cell.meter, ink=INK, anchor="end")
    for method, ink, apart in DRAWN:
        median, high = spread(cell.errors(method))
        at = (_x(median), y + apart)
        yield from _stretch(at, _x(high), ink)
        yield words((at[0] - 10, at[1] + 4), figure(median), ink=ink, anchor="end", size=11)
        yield words((_x(high) + 10, at[1] + 4), figure(high), ink=ink, size=11)


def _stretch(median: At, high: float, ink: str) -> Iterator[str]:
    """Yield a line from a median to a percentile."""
    yield line(median, (high, median[1]), ink=ink, width=3)
    yield dot(median, ink=ink)
    yield dot((high, median[1]), ink=ink, fill=PAPER)


def _x(error: float) -> float:
    """Return where an error (%) lies on the axis; what is beyond its ends lies there."""
    share = log10(min(max(error, LEAST), MOST) / LEAST) / log10(MOST / LEAST)
    return LEFT + share * (RIGHT - LEFT)

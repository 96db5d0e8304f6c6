"""The cells as tables, which read as well in a terminal as on a page."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from .pc import Series
from .trial import LEDGER, Cell, Method

# The percentile that stands beside the median.
HIGH: Final = 95
COLUMNS: Final = {
    "meter": 14,
    "raw": 13,
    "interpolated": 13,
    "ours": 13,
    "with power": 13,
    "floor": 13,
    "bias": 6,
    "inside": 10,
    "width": 5,
    "settled": 11,
}


def heading(minutes: int, sessions: int) -> str:
    """Return what stands above the rows of all runs of so many minutes."""
    titles = (title.ljust(width) for title, width in COLUMNS.items())
    lines = ("-" * width for width in COLUMNS.values())
    return f"\nRuns of {minutes} minutes, {sessions} for each meter\n\n{_joined(titles)}\n{_joined(lines)}"


def row(cell: Cell) -> str:
    """Return a cell as a row."""
    inside = len(cell.trials) - len({number for method in LEDGER for number in cell.outside(method)})
    shown = (
        cell.meter,
        *(_pair(cell.errors(method)) for method in Method),
        figure(float(cell.errors(Method.OURS).mean()), sign="+"),
        f"{inside} of {len(cell.trials)}",
        figure(_median(trial.width[Method.OURS] for trial in cell.trials)),
        " / ".join(f"{_median(trial.waited[method] for trial in cell.trials):.0f}" for method in LEDGER),
    )
    return _joined(text.ljust(width) for text, width in zip(shown, COLUMNS.values(), strict=True))


def spread(errors: Series) -> tuple[float, float]:
    """Return the median and the 95th percentile of how large errors are."""
    median, high = np.percentile(np.abs(errors), [50, HIGH])
    return float(median), float(high)


def figure(value: float, *, sign: str = "") -> str:
    """Return a number with two significant digits, and no more than it has."""
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.995 else 2 if size >= 0.0995 else 3  # noqa: PLR2004  where digits change
    return f"{value:{sign}.{digits}f}"


def _pair(errors: Series) -> str:
    """Return the spread of errors."""
    return " / ".join(figure(value) for value in spread(errors))


def _median(values: Iterable[float]) -> float:
    """Return the median of some values."""
    return float(np.median(list(values)))


def _joined(texts: Iterable[str]) -> str:
    """Return texts as a row of a table."""
    return f"| {' | '.join(texts)} |"

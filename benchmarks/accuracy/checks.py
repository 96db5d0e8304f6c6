"""What has to come out: docs/accuracy.md says it, and so it has to hold."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from .pc import Series
from .table import HIGH, spread
from .trial import LEDGER, Cell, Method

# Sessions from which on the 95th percentile of a cell is more than its worst few.
ENOUGH: Final = 100
# Minutes of the runs that figures were known of before: the best median and 95th
# percentile (%) of any method that was tried until then.
KNOWN_MINUTES: Final = 10
KNOWN: Final = {
    "Tasmota, 300 s": (1.3, 4.6),
    "Shelly, 60 s": (0.23, 0.6),
    "Tapo, 60 s": (0.46, 1.2),
    "Zigbee, 10 Wh": (0.4, 5.8),
}


def failures(cells: Sequence[Cell], *, in_use: bool = False) -> list[str]:
    """Return what does not hold, each as a sentence.

    In every session the truth lies inside the interval. In every cell the ledger errs less
    than who subtracts what was shown, and no more than was known to be possible. With few
    sessions chance decides about single cells: then the ledger errs less over all of them,
    as it does for machines `in_use`, of which nothing was known.
    """
    found = [sentence for cell in cells for sentence in _outside(cell)]
    if not in_use and all(len(cell.trials) >= ENOUGH for cell in cells):
        for cell in cells:
            errors = {method: cell.errors(method) for method in Method}
            found += _behind(f"{cell.minutes} min, {cell.meter}", errors)
            found += _worse(cell)
        return found
    together = {method: np.concatenate([cell.errors(method) for cell in cells]) for method in Method}
    return found + list(_behind("all runs together", together))


def _outside(cell: Cell) -> Iterator[str]:
    """Yield in which runs of a cell the truth lay outside of the interval."""
    for method in LEDGER:
        if numbers := cell.outside(method):
            yield f"{cell.minutes} min, {cell.meter}: {method}: the truth is outside the interval in runs {numbers}"


def _behind(where: str, errors: dict[Method, Series]) -> Iterator[str]:
    """Yield where the ledger is not better than what was shown."""
    median, high = spread(errors[Method.RAW])
    for method in LEDGER:
        own_median, own_high = spread(errors[method])
        if own_median >= median:
            yield f"{where}: {method}: the median is {own_median:.3g} %, raw has {median:.3g} %"
        if own_high > high:
            yield f"{where}: {method}: the {HIGH}th percentile is {own_high:.3g} %, raw has {high:.3g} %"


def _worse(cell: Cell) -> Iterator[str]:
    """Yield where the ledger errs more than was known to be possible."""
    if cell.minutes != KNOWN_MINUTES or cell.meter not in KNOWN:
        return
    where = f"{cell.minutes} min, {cell.meter}"
    names = ("median", f"{HIGH}th percentile")
    for method in LEDGER:
        for name, own, known in zip(names, spread(cell.errors(method)), KNOWN[cell.meter], strict=True):
            if own > known:
                yield f"{where}: {method}: the {name} is {own:.3g} %, {known:g} % is known to be possible"

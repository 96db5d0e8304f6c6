"""How the energy of a run is worked out from what a meter reported: as others do it, and as we do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from heapq import merge
from operator import itemgetter
from typing import Final

import numpy as np

from custom_components.training_energy.ledger import (
    Book,
    Details,
    Meter,
    Reading,
    Session,
    Terms,
    draw,
    figures_of,
    record,
    settle,
    start,
    stop,
)

from .meters import Reports
from .pc import Run

EPOCH: Final = datetime(2026, 11, 1, tzinfo=UTC)
# s; the integration looks after what only time brings as often.
HEARTBEAT: Final = 30
# s; no session waits longer for a meter that is there.
LONGEST: Final = 1300
METER: Final = "meter"

# What happens at a time (s) to a book: the next book.
type Deed = Callable[[Book, datetime], Book]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the ledger says of a run: its energy (Wh), where that lies, and after which time (s)."""

    wh: float
    least: float
    most: float
    waited: float


def raw(reports: Reports, run: Run) -> float:
    """Return the energy (Wh) by what the meter showed last at the start and at the stop.

    This is what everyone does who subtracts two states.
    """
    times, values = _columns(reports)
    shown = values[np.searchsorted(times, run.boundaries, side="right") - 1]
    return float(shown[1] - shown[0])


def interpolated(reports: Reports, run: Run) -> float:
    """Return the energy (Wh) by straight lines from change to change of the meter.

    Nobody waits longer for the last of them than a session does.
    """
    times, values = _columns(reports)
    changed = np.concatenate([[True], np.diff(values) != 0]) & (times <= run.stop + LONGEST)
    lines = np.interp(run.boundaries, times[changed], values[changed])
    return float(lines[1] - lines[0])


def ours(reports: Reports, run: Run, *, power: Reports | None = None) -> Answer:
    """Return what the ledger says, to which all is told in the order in which it happens."""
    book = Book(meters=(Meter(key=METER),))
    for at, deed in _happening(reports, run, power or []):
        book = deed(book, EPOCH + timedelta(seconds=at))
        if book.sessions and book.sessions[0].settled:
            return _answer(book.sessions[0], waited=at - run.stop)
    message = "a session did not settle"
    raise RuntimeError(message)


def _columns(reports: Reports) -> tuple[np.ndarray, np.ndarray]:
    """Return when a meter reported (s), and what (Wh)."""
    return np.array([at for at, _ in reports]), np.array([float(kwh * 1000) for _, kwh in reports])


def _happening(reports: Reports, run: Run, power: Reports) -> Iterator[tuple[float, Deed]]:
    """Return all that happens: readings, powers, start, stop, and the heartbeats afterwards."""
    beats = np.arange(run.stop + HEARTBEAT / 2, run.stop + LONGEST, HEARTBEAT)
    return merge(
        ((at, _reading(kwh)) for at, kwh in reports),
        ((at, _power(kw)) for at, kw in power),
        [(run.start, _start), (run.stop, stop)],
        ((float(at), settle) for at in beats),
        key=itemgetter(0),
    )


def _reading(kwh: Decimal) -> Deed:
    """Return that the meter showed a value."""
    return lambda book, now: record(book, METER, Reading(at=now, kwh=kwh))


def _power(kw: Decimal) -> Deed:
    """Return that the power sensor showed a value."""
    return lambda book, now: draw(book, now, kw)


def _start(book: Book, now: datetime) -> Book:
    """Start the session."""
    return start(book, now, "run", details=Details(), terms=Terms(currency="EUR", priced=False))


def _answer(session: Session, *, waited: float) -> Answer:
    """Return what a settled session says."""
    figures = figures_of(session, session.opened.at)
    least, most = figures.energy_min_kwh, figures.energy_max_kwh
    return Answer(
        wh=float(figures.energy_kwh) * 1000,
        # A session without an interval must not pass for one that is right.
        least=float("nan") if least is None else float(least) * 1000,
        most=float("nan") if most is None else float(most) * 1000,
        waited=waited,
    )

"""The ledger: what meters showed, made into what training runs used and cost.

Pure Python, standard library only. Energies are Decimals in kWh, money in the currency
of the rig, times aware and in UTC. Every value is frozen: a change is a new value.
This is its only door.
"""

from .book import Book
from .codec import dump, load
from .entries import draw, lapse, price, record, rewire, silence, unprice
from .errors import (
    AlreadyPausedError,
    LedgerError,
    NoSessionError,
    NotPausedError,
    SessionFinishedError,
    SessionRunningError,
    StepBeforeStartError,
    UnknownSessionError,
    UnreadableError,
)
from .evidence import Rules
from .figures import Figures, Totals, figures_of
from .life import correct, discard, filed, pause, report, resume, start, stop
from .meter import Fault, Meter
from .reading import KWH_LIMIT, KWH_STEP, Reading, rounded
from .session import Details, Flag, Outcome, Session, Status
from .settling import settle
from .tariff import Segment

__all__ = [
    "KWH_LIMIT",
    "KWH_STEP",
    "AlreadyPausedError",
    "Book",
    "Details",
    "Fault",
    "Figures",
    "Flag",
    "LedgerError",
    "Meter",
    "NoSessionError",
    "NotPausedError",
    "Outcome",
    "Reading",
    "Rules",
    "Segment",
    "Session",
    "SessionFinishedError",
    "SessionRunningError",
    "Status",
    "StepBeforeStartError",
    "Totals",
    "UnknownSessionError",
    "UnreadableError",
    "correct",
    "discard",
    "draw",
    "dump",
    "figures_of",
    "filed",
    "lapse",
    "load",
    "pause",
    "price",
    "record",
    "report",
    "resume",
    "rewire",
    "rounded",
    "settle",
    "silence",
    "start",
    "stop",
    "unprice",
]

"""The ledger: what meters showed, made into what training runs used and cost.

Pure Python, standard library only. Energies are Decimals in kWh, money in the currency
of the rig, times aware and in UTC. Every value is frozen: a change is a new value.
This is its only door.
"""

from .book import Book
from .codec import dump, load
from .elsewhere import going_on, over
from .entries import draw, lapse, price, record, rewire, silence, unprice
from .errors import (
    AlreadyPausedError,
    EndBeforeStartError,
    LedgerError,
    NoSessionError,
    NotKeptError,
    NotPausedError,
    SessionFinishedError,
    SessionOverlapError,
    SessionRunningError,
    StepBeforeStartError,
    UnknownSessionError,
    UnreadableError,
)
from .evidence import Rules
from .figures import Figures, Totals, figures_of
from .life import correct, discard, filed, pause, report, resume, start, stop
from .meter import Fault, Meter
from .past import check_free
from .quality import Facts, Quality, facts_of
from .reading import KWH_LIMIT, KWH_STEP, Reading, rounded
from .session import Details, Flag, Outcome, Session, Status
from .settling import settle
from .tariff import Segment
from .track import Track

__all__ = [
    "KWH_LIMIT",
    "KWH_STEP",
    "AlreadyPausedError",
    "Book",
    "Details",
    "EndBeforeStartError",
    "Facts",
    "Fault",
    "Figures",
    "Flag",
    "LedgerError",
    "Meter",
    "NoSessionError",
    "NotKeptError",
    "NotPausedError",
    "Outcome",
    "Quality",
    "Reading",
    "Rules",
    "Segment",
    "Session",
    "SessionFinishedError",
    "SessionOverlapError",
    "SessionRunningError",
    "Status",
    "StepBeforeStartError",
    "Totals",
    "Track",
    "UnknownSessionError",
    "UnreadableError",
    "check_free",
    "correct",
    "discard",
    "draw",
    "dump",
    "facts_of",
    "figures_of",
    "filed",
    "going_on",
    "lapse",
    "load",
    "over",
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

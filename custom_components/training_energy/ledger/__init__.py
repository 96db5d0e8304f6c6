"""The ledger: what meters showed, made into what training runs used and cost.

Pure Python, standard library only. Energies are Decimals in kWh, money in the currency
of the rig, times aware and in UTC. Every value is frozen: a change is a new value.
This is its only door.
"""

from .amend import correct, delete, reopened, revise
from .book import Book
from .boundary import Boundary
from .codec import dump, load
from .curve import Curve
from .details import Details, Outcome, Terms
from .elsewhere import going_on, over
from .entries import draw, lapse, price, record, rested, rewire, silence, unprice, unweigh, weigh
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
    StillRunningError,
    UnknownSessionError,
    UnreadableError,
)
from .evidence import Rules
from .figures import Figures, Totals, figures_of
from .life import discard, filed, pause, report, resume, start, stop
from .meter import Fault, Meter
from .notices import Limits, budget_of, is_over_budget, noticed
from .past import check_free
from .projection import Projection, projection_of
from .quality import Facts, Quality, facts_of
from .quiet import idle_of
from .reading import KWH_LIMIT, KWH_STEP, Reading, rounded
from .session import Flag, Notice, Session, Status
from .settling import settle
from .tariff import Segment
from .track import Track

__all__ = [
    "KWH_LIMIT",
    "KWH_STEP",
    "AlreadyPausedError",
    "Book",
    "Boundary",
    "Curve",
    "Details",
    "EndBeforeStartError",
    "Facts",
    "Fault",
    "Figures",
    "Flag",
    "LedgerError",
    "Limits",
    "Meter",
    "NoSessionError",
    "NotKeptError",
    "NotPausedError",
    "Notice",
    "Outcome",
    "Projection",
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
    "StillRunningError",
    "Terms",
    "Totals",
    "Track",
    "UnknownSessionError",
    "UnreadableError",
    "budget_of",
    "check_free",
    "correct",
    "delete",
    "discard",
    "draw",
    "dump",
    "facts_of",
    "figures_of",
    "filed",
    "going_on",
    "idle_of",
    "is_over_budget",
    "lapse",
    "load",
    "noticed",
    "over",
    "pause",
    "price",
    "projection_of",
    "record",
    "reopened",
    "report",
    "rested",
    "resume",
    "revise",
    "rewire",
    "rounded",
    "settle",
    "silence",
    "start",
    "stop",
    "unprice",
    "unweigh",
    "weigh",
]

"""The ledger: what meters showed, made into what training runs used and cost.

Pure Python, standard library only. Energies are Decimals in kWh, money in the currency
of the rig, times aware and in UTC. Every value is frozen: a change is a new value.
This is its only door.
"""

from .amend import correct, delete, reopened, revise
from .book import Book
from .boundary import Boundary
from .codec import dump, load
from .comparison import Group, Grouping, Measure, Peer, Spread, compared
from .curve import Curve, Knot
from .details import Details, Outcome, Terms
from .elsewhere import arrived, going_on, over
from .entries import draw, lapse, price, record, rested, rewire, silence, unprice, unweigh, weigh
from .errors import (
    AlreadyPausedError,
    ContradictionError,
    EndBeforeStartError,
    LedgerError,
    NoSessionError,
    NotKeptError,
    NotPausedError,
    NotReopenedError,
    PausedTooOftenError,
    SessionFinishedError,
    SessionOverlapError,
    SessionRunningError,
    StepBeforeStartError,
    StillRunningError,
    UnknownSessionError,
    UnreadableError,
)
from .evidence import Rules
from .figures import Figures, Totals, counted, figures_of
from .filing import filed, refiled, unfiled
from .flags import Flag, Notice
from .forecast import MOST_RUNS, Forecast, Range, forecast, is_telling
from .life import discard, pause, report, resume, start, stop
from .meter import Fault, Meter
from .notices import Limits, budget_of, is_over_budget, noticed
from .past import check_free
from .projection import Projection, projection_of
from .quality import Facts, Quality, facts_of
from .quiet import idle_of
from .reading import KWH_LIMIT, KWH_STEP, Reading, rounded
from .rebuild import Account, rebuilt
from .session import Session, Status
from .settling import settle
from .tariff import Segment
from .track import Track

__all__ = [
    "KWH_LIMIT",
    "KWH_STEP",
    "MOST_RUNS",
    "Account",
    "AlreadyPausedError",
    "Book",
    "Boundary",
    "ContradictionError",
    "Curve",
    "Details",
    "EndBeforeStartError",
    "Facts",
    "Fault",
    "Figures",
    "Flag",
    "Forecast",
    "Group",
    "Grouping",
    "Knot",
    "LedgerError",
    "Limits",
    "Measure",
    "Meter",
    "NoSessionError",
    "NotKeptError",
    "NotPausedError",
    "NotReopenedError",
    "Notice",
    "Outcome",
    "PausedTooOftenError",
    "Peer",
    "Projection",
    "Quality",
    "Range",
    "Reading",
    "Rules",
    "Segment",
    "Session",
    "SessionFinishedError",
    "SessionOverlapError",
    "SessionRunningError",
    "Spread",
    "Status",
    "StepBeforeStartError",
    "StillRunningError",
    "Terms",
    "Totals",
    "Track",
    "UnknownSessionError",
    "UnreadableError",
    "arrived",
    "budget_of",
    "check_free",
    "compared",
    "correct",
    "counted",
    "delete",
    "discard",
    "draw",
    "dump",
    "facts_of",
    "figures_of",
    "filed",
    "forecast",
    "going_on",
    "idle_of",
    "is_over_budget",
    "is_telling",
    "lapse",
    "load",
    "noticed",
    "over",
    "pause",
    "price",
    "projection_of",
    "rebuilt",
    "record",
    "refiled",
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
    "unfiled",
    "unprice",
    "unweigh",
    "weigh",
]

"""A page of a rig's history as a table shows it: in any order, each run beside the one of its model before it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

import voluptuous as vol

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .actions import Action, async_perform
from .archive import BULK
from .const import DOMAIN
from .coordinator import TrainingEnergyCoordinator
from .errors import answered
from .inputs import Inputs
from .ledger import Outcome, Session
from .lookups import FILTERS, LARGEST_PAGE, query_of
from .marks import Index, Marks
from .order import Row
from .query import Query, Shelf
from .records import Record
from .told import async_told_briefly

SESSIONS: Final = f"{DOMAIN}/sessions"
FIELDS: Final = (*FILTERS, "outcome", "sort", "descending", "limit", "offset")
# Sessions on a page, where nobody says how many: as many as a screen shows.
USUAL_PAGE: Final = 25


class Sort(StrEnum):
    """What a page can be sorted by."""

    STARTED = "started"
    NAME = "name"
    MODEL = "model"
    ENERGY = "energy"
    COST = "cost"
    STEPS = "steps"
    COST_PER_STEP = "cost_per_step"
    ENERGY_PER_STEP = "energy_per_step"
    DURATION = "duration"


# What is stored with a session is not worked out.
SAID: Final = (Sort.NAME, Sort.MODEL)
MONEY: Final = (Sort.COST, Sort.COST_PER_STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which page is asked for; money in another currency than `currency` is not sorted by."""

    query: Query
    outcome: Outcome | None
    sort: Sort
    is_descending: bool
    limit: int
    offset: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: sessions, each with its change (%) from the run before; of how many; and what can be chosen from."""

    sessions: list[tuple[Session, float | None]]
    total: int
    models: list[str]
    tags: list[str]


class Catalogue:
    """Finds pages of one rig's sessions, in any thread.

    It remembers the figures of what is over, and in which order that is: to read ten thousand
    sessions takes a second.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[str, tuple[Row, Marks | None]] = {}
        self._index: Index | None = None
        self._lock = Lock()

    def page(self, shelf: Shelf, request: Request, now: datetime) -> Page:
        """Return a page; whoever asks meanwhile waits, since both remember in one place."""
        with self._lock:
            return self._page(shelf, request, now)

    def _page(self, shelf: Shelf, request: Request, now: datetime) -> Page:
        """Return a page, when nobody else is looking for one."""
        index = self._indexed(shelf)
        rows = self._asked(shelf, index.newest, request)
        marks = partial(self._marks, shelf, now)
        if request.sort is not Sort.STARTED:
            rows = _sorted(
                rows, {row["id"]: _value(row, marks, request) for row in rows}, is_descending=request.is_descending
            )
        elif not request.is_descending:
            rows = rows[::-1]
        shown = rows[request.offset : request.offset + request.limit]
        sessions = [
            (session, _change(marks(row), marks(index.before[row["id"]])) if row["id"] in index.before else None)
            for row in shown
            if (session := shelf.read(row, without=BULK))
        ]
        return Page(sessions=sessions, total=len(rows), models=index.models, tags=index.tags)

    def _indexed(self, shelf: Shelf) -> Index:
        """Return what follows from all sessions, worked out anew where there are others than last time."""
        index = self._index
        # Rows are the same objects until something changes: to see that they are takes no time.
        if index is None or index.rows != shelf.rows:
            index = self._index = Index.of(shelf)
            self._forget(index.newest)
        return index

    def _asked(self, shelf: Shelf, rows: list[Row], request: Request) -> list[Row]:
        """Return those of all sessions that are asked for, in the order in which they are given."""
        rows = request.query.among(rows)
        if request.outcome is None:
            return rows
        held = {session.id: session.outcome for session in shelf.held.values()}
        return [row for row in rows if held.get(row["id"], row.get("outcome")) == request.outcome]

    def _marks(self, shelf: Shelf, now: datetime, row: Row) -> Marks | None:
        """Return the figures of a session, None where it is broken; one that changes has another row each time."""
        if session := shelf.held.get(row["id"]):
            return Marks.of(session, now)
        known = self._known.get(row["id"])
        if known is None or known[0] is not row:
            session = shelf.read(row, without=BULK)
            known = self._known[row["id"]] = (row, Marks.of(session, now) if session else None)
        return known[1]

    def _forget(self, rows: list[Row]) -> None:
        """Forget the sessions that are no more, once there are some."""
        if len(self._known) > len(rows):
            ids = {row["id"] for row in rows}
            self._known = {key: known for key, known in self._known.items() if key in ids}


CATALOGUES: HassKey[WeakKeyDictionary[TrainingEnergyCoordinator, Catalogue]] = HassKey(f"{DOMAIN}_catalogues")


@callback
def async_setup_catalogue(hass: HomeAssistant) -> None:
    """Let cards leaf through the histories of the rigs."""
    hass.data[CATALOGUES] = WeakKeyDictionary()
    websocket_api.async_register_command(hass, _async_sessions)


@callback
def async_forget_catalogue(hass: HomeAssistant, rig: TrainingEnergyCoordinator) -> None:
    """Remember no more of a rig that is unloaded."""
    hass.data[CATALOGUES].pop(rig, None)


@websocket_api.websocket_command(
    {vol.Required("type"): SESSIONS, **{vol.Optional(field): object for field in ("rig", *FIELDS)}}
)
@websocket_api.async_response
async def _async_sessions(hass: HomeAssistant, connection: websocket_api.ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer a card with a page."""
    with answered(connection, msg):
        connection.send_result(msg["id"], await async_perform(hass, _LEAF, msg))


async def async_leaf(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return a page of the rig's history; it is found off the event loop, since that may take a while."""
    request = Request(
        query=query_of(inputs),
        outcome=inputs.choice("outcome", Outcome),
        sort=inputs.choice("sort", Sort) or Sort.STARTED,
        is_descending=inputs.flag("descending") or not inputs.has("descending"),
        limit=inputs.whole("limit", least=1, most=LARGEST_PAGE) or USUAL_PAGE,
        offset=inputs.whole("offset") or 0,
        currency=rig.settings.currency,
    )
    catalogue = rig.hass.data[CATALOGUES].setdefault(rig, Catalogue())
    page = await rig.hass.async_add_executor_job(catalogue.page, Shelf.of(rig), request, dt_util.utcnow())
    told = await async_told_briefly(rig, [session for session, _ in page.sessions])
    changes = [change for _, change in page.sessions]
    return {
        "sessions": [{**one, "change_percent": change} for one, change in zip(told, changes, strict=True)],
        "total": page.total,
        "models": list(page.models),
        "tags": list(page.tags),
    }


_LEAF: Final = Action(fields=FIELDS, deed=async_leaf)


def _value(row: Row, marks: partial[Marks | None], request: Request) -> float | str | None:
    """Return what a session is sorted by, None where it has no such thing."""
    if request.sort in SAID:
        said: str | None = row["details"].get(request.sort.value)
        return None if said is None else said.casefold()
    known = marks(row)
    if known is None or (request.sort in MONEY and known.currency != request.currency):
        return None
    value: float | None = getattr(known, request.sort.value)
    return value


def _sorted(rows: list[Row], values: dict[str, Any], *, is_descending: bool) -> list[Row]:
    """Return sessions by their values, those alike as they were before, those without one last either way."""
    known = [row for row in rows if values[row["id"]] is not None]
    unknown = [row for row in rows if values[row["id"]] is None]
    return sorted(known, key=lambda row: values[row["id"]], reverse=is_descending) + unknown


def _change(marks: Marks | None, before: Marks | None) -> float | None:
    """Return by how much (%) a run differs from the one before it, None where one of them is broken."""
    return None if marks is None or before is None else marks.changed_from(before)

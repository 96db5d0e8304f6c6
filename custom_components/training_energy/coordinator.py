"""The one cell of a rig that changes: it holds the book, keeps it and tells of it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from .archive import Archive
from .const import DEFAULT_BUDGET, DEFAULT_STEPS_PER_RUN
from .intake import Intake
from .ledger import (
    Book,
    Details,
    Figures,
    Meter,
    NoSessionError,
    Outcome,
    Session,
    Totals,
    UnknownSessionError,
    correct,
    discard,
    filed,
    lapse,
    pause,
    price,
    report,
    resume,
    rewire,
    settle,
    start,
    stop,
    unprice,
)
from .settings import settings_from
from .store import IDLE_DELAY, RUNNING_DELAY, Snapshot, SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Callable

type TrainingEnergyConfigEntry = ConfigEntry[TrainingEnergyCoordinator]

# Often enough for times that pass with no reading (durations, a doubt that ends).
HEARTBEAT: Final = timedelta(seconds=30)


class SessionEvent(StrEnum):
    """What happens to a session, as automations hear it."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    SETTLED = "settled"
    DISCARDED = "discarded"


class TrainingEnergyCoordinator:
    """A rig at work.

    `figures` are those of the session last started, `benchmark` those by which further
    steps are priced, `totals` the sums over all sessions, all as of `moment`. `budget`
    (money) and `steps_per_run` only serve to say what could be afforded.
    """

    def __init__(self, hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> None:
        """Begin with an empty book."""
        self.hass = hass
        self.entry = entry
        self.settings = settings_from(hass, entry)
        self.book = Book(meters=tuple(Meter(key=key) for key in self.settings.meters))
        self.budget = DEFAULT_BUDGET
        self.steps_per_run = DEFAULT_STEPS_PER_RUN
        self.archive = Archive(hass, entry.entry_id)
        self._store = SnapshotStore(hass, entry.entry_id, take=self._snapshot)
        self._intake = Intake(self)
        self._listeners: list[Callable[[], None]] = []
        self._session_listeners: list[Callable[[SessionEvent, Session], None]] = []
        self._filing = asyncio.Lock()
        self._async_reckon()

    # What it says.

    @property
    def shown(self) -> Session | None:
        """Return the session last started, as it stands, unless it was discarded."""
        return self.book.shown

    @property
    def silent_meters(self) -> frozenset[str]:
        """Return the references of the meters that report nothing that counts."""
        return frozenset(self._intake.silent)

    def find(self, named: str) -> Session:
        """Return the session with an id or a key; raises UnknownSessionError."""
        try:
            return self.book.view(self.book.session(named))
        except UnknownSessionError:
            if session := self.archive.find(named):
                return session
            raise

    # Whom it tells.

    @callback
    def async_add_listener(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` after each change, until the function returned is called."""
        return _added(self._listeners, listener)

    @callback
    def async_add_session_listener(self, listener: Callable[[SessionEvent, Session], None]) -> CALLBACK_TYPE:
        """Call `listener` when something happens to a session."""
        return _added(self._session_listeners, listener)

    @callback
    def async_update_listeners(self) -> None:
        """Reckon once, then have everyone say it."""
        self._async_reckon()
        for listener in tuple(self._listeners):
            listener()

    # How it comes and goes.

    async def async_load(self) -> None:
        """Go on where the last run left off. Raises ConfigEntryError for newer data."""
        await self.archive.async_load()
        if snapshot := await self._store.async_load():
            self.book = snapshot.book
            self.budget = snapshot.budget
            self.steps_per_run = snapshot.steps_per_run
        else:
            self.book = replace(self.book, settled=self.archive.totals())
        self.book = rewire(self.book, self.settings.meters)
        now = dt_util.utcnow()
        if self.settings.price is not None:
            self.book = price(self.book, now, self.settings.price)
        elif self.settings.price_entity is None:
            self.book = unprice(self.book)
        elif snapshot:
            # Nobody watched the price since; what was used meanwhile is an estimate.
            self.book = lapse(self.book, snapshot.saved_at)
        self._async_reckon()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen to the sources until the function returned is called."""
        stop_intake = self._intake.async_start()
        stop_heart = async_track_time_interval(self.hass, self._async_beat, HEARTBEAT, cancel_on_shutdown=True)

        @callback
        def async_stop() -> None:
            """Fall silent."""
            stop_heart()
            stop_intake()

        return async_stop

    async def async_save(self) -> None:
        """Write what is not on disk yet."""
        await self._async_file()
        await self._store.async_save()

    async def async_remove(self) -> None:
        """Delete all that was kept of a rig that is removed."""
        await self.archive.async_remove()
        await self._store.async_remove()

    # What its owner does.

    async def async_start_session(self, details: Details, *, replaces: bool = False) -> Session:
        """Start a session now, in place of the open one if it `replaces` that.

        Raises SessionRunningError while another one is open.
        """
        now = dt_util.utcnow()
        if replaces and (other := self.book.open):
            stopped = stop(self.book, now, outcome=Outcome.INTERRUPTED)
            self._async_turn(stopped, event=SessionEvent.STOPPED, session_id=other.id)
        session_id = ulid_now()
        book = start(
            self.book,
            now,
            session_id,
            details=details,
            currency=self.settings.currency,
            priced=self.settings.has_price,
        )
        return await self._async_did(SessionEvent.STARTED, session_id, book)

    async def async_report(
        self, *, step: int | None = None, steps: int | None = None, planned_steps: int | None = None
    ) -> Session:
        """Take the open session's progress: `step` in the whole run, `steps` its own.

        Raises NoSessionError, or StepBeforeStartError for a step before its first.
        """
        book = report(self.book, step=step, steps=steps, planned_steps=planned_steps)
        return await self._async_did(None, self.book.opened().id, book)

    async def async_pause_session(self) -> Session:
        """Pause the session; raises NoSessionError or AlreadyPausedError."""
        book = pause(self.book, dt_util.utcnow())
        return await self._async_did(SessionEvent.PAUSED, self.book.opened().id, book)

    async def async_resume_session(self) -> Session:
        """Resume the session; raises NoSessionError or NotPausedError."""
        book = resume(self.book, dt_util.utcnow())
        return await self._async_did(SessionEvent.RESUMED, self.book.opened().id, book)

    async def async_stop_session(
        self, *, outcome: Outcome = Outcome.COMPLETED, steps: int | None = None, notes: str | None = None
    ) -> Session:
        """Stop the session; raises NoSessionError."""
        book = stop(self.book, dt_util.utcnow(), outcome=outcome, steps=steps, notes=notes)
        return await self._async_did(SessionEvent.STOPPED, self.book.opened().id, book)

    async def async_discard_session(self) -> Session:
        """Forget the open session; raises NoSessionError."""
        session = self.book.view(self.book.opened())
        self._async_turn(discard(self.book))
        self._async_tell(SessionEvent.DISCARDED, session)
        await self._store.async_save()
        return session

    async def async_correct_steps(self, steps: int) -> Session:
        """Set the steps of the session last started, running or over.

        Raises NoSessionError where there is none.
        """
        if self.shown is None:
            raise NoSessionError
        book = correct(self.book, self.shown.id, steps=steps)
        return await self._async_did(None, self.shown.id, book)

    async def async_aim(self, *, budget: Decimal | None = None, steps_per_run: int | None = None) -> None:
        """Set what could be afforded by: a budget (money), the steps of a usual run."""
        self.budget = self.budget if budget is None else budget
        self.steps_per_run = self.steps_per_run if steps_per_run is None else steps_per_run
        self.async_update_listeners()
        await self._store.async_save()

    @callback
    def async_enter(self, book: Book) -> None:
        """Take a book with an entry more, and keep it as soon as that matters."""
        before = self.book
        if (book.sessions, book.settled, book.doubts) == (before.sessions, before.settled, before.doubts):
            self.book = book
        else:
            self._async_turn(book)
        if book.doubts != before.doubts or book.tariff != before.tariff:
            self._store.async_save_at_once()
        else:
            self._store.async_save_later(IDLE_DELAY if book.open is None else RUNNING_DELAY)

    # How it is done.

    async def _async_did(self, event: SessionEvent | None, session_id: str, book: Book) -> Session:
        """Take the book that an owner's deed led to; it is on disk when this returns."""
        self._async_turn(book, event=event, session_id=session_id)
        await self._store.async_save()
        await self._async_file()
        return self.find(session_id)

    @callback
    def _async_turn(self, book: Book, *, event: SessionEvent | None = None, session_id: str = "") -> None:
        """Turn to another book, say what is new in it, then tell what happened."""
        over = {session.id for session in self.book.sessions if session.settled}
        self.book = book
        self.async_update_listeners()
        if event is not None:
            self._async_tell(event, book.view(book.session(session_id)))
        for session in book.sessions:
            if session.settled and session.id not in over:
                self._async_tell(SessionEvent.SETTLED, session)

    @callback
    def _async_tell(self, event: SessionEvent, session: Session) -> None:
        """Tell what happened to a session."""
        for listener in tuple(self._session_listeners):
            listener(event, session)

    @callback
    def _async_reckon(self) -> None:
        """Work out the figures of this moment, once for all who say them."""
        self.moment = dt_util.utcnow()
        shown = self.book.shown
        self.figures: Figures | None = None if shown is None else self.book.figures(shown, self.moment)
        self.benchmark: Figures | None = self.book.benchmark_figures(self.moment)
        self.totals: Totals = self.book.totals(self.moment)

    async def _async_beat(self, now: datetime) -> None:
        """Do what only time brings: waits that end, durations, writes that failed."""
        self.async_enter(settle(self.book, now))
        if self.book.open is not None or any(any(doubt) for doubt in self.book.doubts):
            self.async_update_listeners()
        await self._async_file()

    async def _async_file(self) -> None:
        """Write the sessions that are over into the archive, and let go of them."""
        async with self._filing:
            for session_id in self.book.unfiled:
                session = self.book.session(session_id)
                written = await self.archive.async_file(session)
                # It may have been corrected meanwhile; then it is filed again.
                if written and self.book.session(session_id) == session:
                    self.book = filed(self.book, session_id)
                    self._store.async_save_later(RUNNING_DELAY)

    def _snapshot(self) -> Snapshot:
        """Return all that must outlive a restart."""
        return Snapshot(
            saved_at=dt_util.utcnow(),
            book=self.book,
            budget=self.budget,
            steps_per_run=self.steps_per_run,
        )


def _added[T](listeners: list[T], listener: T) -> CALLBACK_TYPE:
    """Add a listener; return what takes it away again."""
    listeners.append(listener)
    return partial(listeners.remove, listener)

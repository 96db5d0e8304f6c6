"""A rig at work: what it hears, what only time brings, what its owner does with it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
import logging
from typing import TYPE_CHECKING, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from .advice import async_advise, async_advise_no_more
from .autopilot import Autopilot
from .clerk import Clerk
from .history import Run
from .intake import Intake
from .ledger import (
    Book,
    Details,
    NoSessionError,
    NotKeptError,
    Outcome,
    Session,
    correct,
    discard,
    going_on,
    over,
    pause,
    report,
    resume,
    settle,
    start,
    stop,
)
from .oversight import Oversight, budget_facts
from .teller import SessionEvent

if TYPE_CHECKING:
    from decimal import Decimal

_LOGGER = logging.getLogger(__name__)

type TrainingEnergyConfigEntry = ConfigEntry[TrainingEnergyCoordinator]

__all__ = ["SessionEvent", "TrainingEnergyConfigEntry", "TrainingEnergyCoordinator"]

# Often enough for times that pass with no reading (durations, a doubt that ends).
HEARTBEAT: Final = timedelta(seconds=30)


class TrainingEnergyCoordinator(Clerk):
    """A rig: a clerk with its book, with ears, a heart and an owner."""

    def __init__(self, hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> None:
        """Begin with an empty book, and listen to nothing yet."""
        super().__init__(hass, entry)
        self._intake = Intake(self)
        self._oversight = Oversight(self)
        self._autopilot = Autopilot(self)
        self._stops: list[CALLBACK_TYPE] = []

    @property
    def shown(self) -> Session | None:
        """Return the session last started, unless it was discarded since."""
        return self.book.shown

    @property
    def is_over_budget(self) -> bool | None:
        """Return whether the session last started costs more than its budget, None where that is not known."""
        return budget_facts(self)[0]

    @property
    def silent_meters(self) -> frozenset[str]:
        """Return the references of the meters that report nothing that counts."""
        return frozenset(self._intake.silent)

    @callback
    def async_start(self) -> None:
        """Listen to the sources, and beat."""
        async_advise(self)
        self._stops = [
            partial(async_advise_no_more, self),
            self.async_add_session_listener(self._async_session_changed),
            self._intake.async_start(),
            self._oversight.async_start(),
            self._autopilot.async_stop,
            async_track_time_interval(self.hass, self._async_beat, HEARTBEAT, cancel_on_shutdown=True),
        ]
        self._autopilot.async_look()

    @callback
    @override
    def async_turn(self, book: Book, *, event: SessionEvent | None = None, session_id: str = "") -> None:
        """Turn to another book, tell what happened, then what is to be noticed of it."""
        super().async_turn(book, event=event, session_id=session_id)
        self._oversight.async_look()

    @callback
    @override
    def async_enter(self, book: Book) -> None:
        """Take a book with an entry more; another power may start a session, or stop it."""
        is_power = book.power is not self.book.power
        super().async_enter(book)
        if is_power:
            self._autopilot.async_look()

    @override
    async def async_close(self) -> None:
        """Fall silent, then write: what was heard later would overtake what follows."""
        for stop_one in self._stops:
            stop_one()
        self._stops = []
        await super().async_close()

    async def async_start_session(
        self,
        details: Details,
        *,
        replaces: bool = False,
        at: datetime | None = None,
        risen: datetime | None = None,
    ) -> Session:
        """Start a session now or `at` a time in the past, in place of the open one if it `replaces` that.

        It starts by itself where the power has `risen` at some time.

        Raises SessionRunningError while another one is open, SessionOverlapError where one
        ran at that time, or a refusal where too little is known of it.
        """
        now, session_id = dt_util.utcnow(), ulid_now()
        if at is not None:
            self.check_archive_free(at)
        other = self.book.open if replaces else None
        stopped = self.book if other is None else stop(self.book, now, at=at, outcome=Outcome.INTERRUPTED)
        try:
            book = start(
                stopped,
                now,
                session_id,
                details=details,
                terms=self.settings.terms,
                at=at,
                risen=risen,
            )
        except NotKeptError:
            run = Run(session_id=session_id, details=details, spans=((at or now, None),))
            measured = await self._async_measured(run)
            session = replace(measured.session, automatic=risen is not None)
            book = replace(going_on(self.book, session, measured.heard), risen=risen or self.book.risen)
        if other is not None:
            self.async_turn(stopped, event=SessionEvent.STOPPED, session_id=other.id)
        return await self.async_turn_to(SessionEvent.STARTED, session_id, book)

    @callback
    def async_report(
        self,
        *,
        step: int | None = None,
        steps: int | None = None,
        planned_steps: int | None = None,
        at: datetime | None = None,
    ) -> Session:
        """Take the open session's progress, as of now or a time before: `step` in the whole run, `steps` its own.

        It is kept with the next reading: a trainer that reports each step is not made to
        wait for the disk. Raises NoSessionError, or StepBeforeStartError for a step
        before its first.
        """
        at, session_id = at or dt_util.utcnow(), self.book.opened().id
        self.async_enter(report(self.book, at, step=step, steps=steps, planned_steps=planned_steps))
        # By its id: an old report may tell that its trainer has been silent for too long since, which ends the session.
        return self.find(session_id)

    async def async_pause_session(self, *, at: datetime | None = None) -> Session:
        """Pause the session now or `at` a time in the past; raises what the ledger's `pause` does."""
        book = pause(self.book, dt_util.utcnow(), at=at)
        return await self.async_turn_to(SessionEvent.PAUSED, self.book.opened().id, book)

    async def async_resume_session(self, *, at: datetime | None = None) -> Session:
        """Resume the session now or `at` a time in the past; raises what the ledger's `resume` does."""
        book = resume(self.book, dt_util.utcnow(), at=at)
        return await self.async_turn_to(SessionEvent.RESUMED, self.book.opened().id, book)

    async def async_stop_session(
        self,
        *,
        outcome: Outcome = Outcome.COMPLETED,
        steps: int | None = None,
        notes: str | None = None,
        at: datetime | None = None,
    ) -> Session:
        """Stop the session now or `at` a time in the past.

        Raises NoSessionError, EndBeforeStartError, or a refusal where too little is known of
        that time.
        """
        now, session_id = dt_util.utcnow(), self.book.opened().id
        try:
            book = stop(self.book, now, at=at, outcome=outcome, steps=steps, notes=notes)
        except NotKeptError:

            def stopped() -> Session:
                """Return the session, as it is when this is asked, stopped now."""
                if self.book.opened().id != session_id:
                    raise NoSessionError
                return stop(self.book, now, outcome=outcome, steps=steps, notes=notes).session(session_id)

            def run() -> Run:
                """Return the run of the session until then."""
                return Run.between(stopped(), stopped().opened.at, at or now)

            measured, latest = await self._async_measured_as(run), stopped()
            book = over(self.book, latest.remeasured(measured.session))
        return await self.async_turn_to(SessionEvent.STOPPED, session_id, book)

    @callback
    def async_leave_alone(self, session_id: str) -> None:
        """Say no more of a session that seems forgotten, until it was busy again."""
        self._oversight.async_leave(session_id)

    async def async_discard_session(self) -> Session:
        """Forget the open session; raises NoSessionError."""
        session = self.book.view(self.book.opened())
        self.async_turn(discard(self.book))
        self.async_tell(SessionEvent.DISCARDED, session)
        await self._store.async_save()
        return session

    async def async_correct_steps(self, steps: int) -> Session:
        """Set the steps of the session last started, running or over.

        Raises NoSessionError where there is none.
        """
        if self.shown is None:
            raise NoSessionError
        book = correct(self.book, self.shown.id, dt_util.utcnow(), steps=steps)
        return await self.async_turn_to(None, self.shown.id, book)

    async def async_aim(self, *, budget: Decimal | None = None, steps_per_run: int | None = None) -> None:
        """Set what could be afforded by: a budget (money), the steps of a usual run."""
        self.budget = self.budget if budget is None else budget
        self.steps_per_run = self.steps_per_run if steps_per_run is None else steps_per_run
        self.async_update_listeners()
        await self._store.async_save()

    @callback
    def _async_session_changed(self, event: SessionEvent, _session: Session) -> None:
        """See whether a meter was good enough for the session that is over, and whether the next one is due."""
        if event is SessionEvent.SETTLED:
            async_advise(self)
        self._autopilot.async_look()

    async def _async_beat(self, now: datetime) -> None:
        """Do what only time brings: waits that end, durations, writes that failed."""
        self.async_enter(settle(self.book, now))
        if self.book.open is not None or self.book.doubts:
            self.async_update_listeners()
            self._oversight.async_look()
        await self.async_catch_up()

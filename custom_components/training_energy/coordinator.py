"""A rig at work: what it hears, what only time brings, what its owner does with it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from .intake import Intake
from .keeper import Keeper, SessionEvent
from .ledger import (
    Details,
    NoSessionError,
    Outcome,
    Session,
    correct,
    discard,
    pause,
    report,
    resume,
    settle,
    start,
    stop,
)

if TYPE_CHECKING:
    from decimal import Decimal

type TrainingEnergyConfigEntry = ConfigEntry[TrainingEnergyCoordinator]

__all__ = ["SessionEvent", "TrainingEnergyConfigEntry", "TrainingEnergyCoordinator"]

# Often enough for times that pass with no reading (durations, a doubt that ends).
HEARTBEAT: Final = timedelta(seconds=30)


class TrainingEnergyCoordinator(Keeper):
    """A rig: a keeper of its book with ears, a heart and an owner."""

    def __init__(self, hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> None:
        """Begin with an empty book, and listen to nothing yet."""
        super().__init__(hass, entry)
        self._intake = Intake(self)
        self._stops: list[CALLBACK_TYPE] = []

    @property
    def shown(self) -> Session | None:
        """Return the session last started, unless it was discarded since."""
        return self.book.shown

    @property
    def silent_meters(self) -> frozenset[str]:
        """Return the references of the meters that report nothing that counts."""
        return frozenset(self._intake.silent)

    @callback
    def async_start(self) -> None:
        """Listen to the sources, and beat."""
        self._stops = [
            self._intake.async_start(),
            async_track_time_interval(self.hass, self._async_beat, HEARTBEAT, cancel_on_shutdown=True),
        ]

    @override
    async def async_close(self) -> None:
        """Fall silent, then write: what was heard later would overtake what follows."""
        for stop_one in self._stops:
            stop_one()
        self._stops = []
        await super().async_close()

    async def async_start_session(self, details: Details, *, replaces: bool = False) -> Session:
        """Start a session now, in place of the open one if it `replaces` that.

        Raises SessionRunningError while another one is open.
        """
        now = dt_util.utcnow()
        if replaces and (other := self.book.open):
            stopped = stop(self.book, now, outcome=Outcome.INTERRUPTED)
            self.async_turn(stopped, event=SessionEvent.STOPPED, session_id=other.id)
        session_id = ulid_now()
        book = start(
            self.book,
            now,
            session_id,
            details=details,
            currency=self.settings.currency,
            priced=self.settings.has_price,
        )
        return await self.async_turn_to(SessionEvent.STARTED, session_id, book)

    @callback
    def async_report(
        self, *, step: int | None = None, steps: int | None = None, planned_steps: int | None = None
    ) -> Session:
        """Take the open session's progress: `step` in the whole run, `steps` its own.

        It is kept with the next reading: a trainer that reports each step is not made to
        wait for the disk. Raises NoSessionError, or StepBeforeStartError for a step
        before its first.
        """
        self.async_enter(report(self.book, step=step, steps=steps, planned_steps=planned_steps))
        return self.book.view(self.book.opened())

    async def async_pause_session(self) -> Session:
        """Pause the session; raises NoSessionError or AlreadyPausedError."""
        book = pause(self.book, dt_util.utcnow())
        return await self.async_turn_to(SessionEvent.PAUSED, self.book.opened().id, book)

    async def async_resume_session(self) -> Session:
        """Resume the session; raises NoSessionError or NotPausedError."""
        book = resume(self.book, dt_util.utcnow())
        return await self.async_turn_to(SessionEvent.RESUMED, self.book.opened().id, book)

    async def async_stop_session(
        self, *, outcome: Outcome = Outcome.COMPLETED, steps: int | None = None, notes: str | None = None
    ) -> Session:
        """Stop the session; raises NoSessionError."""
        book = stop(self.book, dt_util.utcnow(), outcome=outcome, steps=steps, notes=notes)
        return await self.async_turn_to(SessionEvent.STOPPED, self.book.opened().id, book)

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
        book = correct(self.book, self.shown.id, steps=steps)
        return await self.async_turn_to(None, self.shown.id, book)

    async def async_aim(self, *, budget: Decimal | None = None, steps_per_run: int | None = None) -> None:
        """Set what could be afforded by: a budget (money), the steps of a usual run."""
        self.budget = self.budget if budget is None else budget
        self.steps_per_run = self.steps_per_run if steps_per_run is None else steps_per_run
        self.async_update_listeners()
        await self._store.async_save()

    async def _async_beat(self, now: datetime) -> None:
        """Do what only time brings: waits that end, durations, writes that failed."""
        self.async_enter(settle(self.book, now))
        if self.book.open is not None or self.book.doubts:
            self.async_update_listeners()
        await self.async_file()

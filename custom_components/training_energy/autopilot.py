"""Starts and stops sessions by the power that a rig draws."""

from datetime import datetime, timedelta
import logging
from typing import TYPE_CHECKING

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .ledger import Details, Figures, LedgerError, NotKeptError, stop

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyCoordinator
    from .settings import Thresholds

_LOGGER = logging.getLogger(__name__)


class Autopilot:
    """The hand on a rig's switch where nobody's is; a session that somebody started it never stops."""

    def __init__(self, rig: TrainingEnergyCoordinator) -> None:
        """Remember whom to serve."""
        self._rig = rig
        self._is_acting = False
        self._cancel_wait: CALLBACK_TYPE | None = None

    @callback
    def async_stop(self) -> None:
        """Wait for nothing more."""
        if self._cancel_wait is not None:
            self._cancel_wait()
            self._cancel_wait = None

    @callback
    def async_look(self, _now: datetime | None = None) -> None:
        """Act on the power as it has been, or look again when it will have been so for long enough."""
        self.async_stop()
        thresholds = self._rig.settings.thresholds
        if thresholds is None or self._is_acting:
            return
        session = self._rig.book.open
        if session is None:
            due = self._start_due(thresholds)
        else:
            due = self._stop_due(thresholds) if session.automatic else None
        if due is None:
            return
        if due > dt_util.utcnow():
            self._cancel_wait = async_track_point_in_utc_time(self._rig.hass, self.async_look, due)
            return
        self._is_acting = True
        self._rig.entry.async_create_task(self._rig.hass, self._async_act(thresholds), "training_energy autopilot")

    def _start_due(self, thresholds: Thresholds) -> datetime | None:
        """Return when a session is to start, None where no new run shows; each rise starts one at most."""
        risen = self._risen(thresholds)
        if risen is None:
            return None
        return max(risen, self._rig.last_end or risen) + timedelta(seconds=thresholds.start_after)

    def _stop_due(self, thresholds: Thresholds) -> datetime | None:
        """Return when the session is to stop, None while it draws power."""
        fallen = self._fallen(thresholds)
        return None if fallen is None else fallen + timedelta(seconds=thresholds.stop_after)

    def _risen(self, thresholds: Thresholds) -> datetime | None:
        """Return since when the power has been high, None where it is not, or that rise was served."""
        book = self._rig.book
        risen = book.power.since(lambda kw: kw > thresholds.start_above)
        if risen is None or book.risen is None:
            return risen
        # High for longer than is kept, it rose before that: the rise that was served is the last one known.
        is_served = risen <= book.risen or risen == book.power.samples[0].at
        return None if is_served else risen

    def _fallen(self, thresholds: Thresholds) -> datetime | None:
        """Return since when the power has been low, None where it is not."""
        return self._rig.book.power.since(lambda kw: kw < thresholds.stop_below)

    async def _async_act(self, thresholds: Thresholds) -> None:
        """Start or stop, whichever is due now that nobody else does either."""
        rig = self._rig
        try:
            async with rig.async_opening():
                session, now = rig.book.open, dt_util.utcnow()
                if session is None:
                    due, risen = self._start_due(thresholds), self._risen(thresholds)
                    if due is not None and risen is not None and due <= now:
                        await self._async_begin(risen)
                elif session.automatic:
                    due, fallen = self._stop_due(thresholds), self._fallen(thresholds)
                    if due is not None and fallen is not None and due <= now:
                        await self._async_end(thresholds, max(fallen, session.opened.at))
        except (HomeAssistantError, LedgerError) as error:
            # The next change of the power is early enough for another try.
            _LOGGER.warning("%s: no session could start or stop by itself: %s", rig.settings.name, error)
            return
        finally:
            self._is_acting = False
        self.async_look()

    async def _async_begin(self, risen: datetime) -> None:
        """Start a session where the power rose, or where the one before it ended."""
        rig = self._rig
        at = max(risen, rig.last_end or risen)
        details = Details(name=f"{dt_util.as_local(at):%Y-%m-%d %H:%M}")
        try:
            session = await rig.async_start_session(details, at=at, risen=risen)
        except HomeAssistantError:  # so long ago that only the recorder could tell, and it cannot
            session = await rig.async_start_session(details, risen=risen)
        _LOGGER.debug("%s: %s started by itself", rig.settings.name, session.label)

    async def _async_end(self, thresholds: Thresholds, at: datetime) -> None:
        """Stop the session where the power fell, or forget it where it was not worth keeping."""
        rig = self._rig
        stopped = self._stopped(at)
        if stopped is not None and (
            stopped.energy_kwh < thresholds.minimum_energy or stopped.active_s < thresholds.minimum_time
        ):
            session = await rig.async_discard_session()
            _LOGGER.debug(
                "%s: %s used %s kWh in %s s and is not kept",
                rig.settings.name,
                session.label,
                stopped.energy_kwh,
                stopped.active_s,
            )
            return
        try:
            await rig.async_stop_session(at=at)
        except HomeAssistantError as error:
            _LOGGER.warning("%s: the session is stopped only now: %s", rig.settings.name, error)
            await rig.async_stop_session()

    def _stopped(self, at: datetime) -> Figures | None:
        """Return the figures of the session if it had stopped at a time, None where that is not kept."""
        book, now = self._rig.book, dt_util.utcnow()
        session_id = book.opened().id
        try:
            book = stop(book, now, at=at)
        except NotKeptError:
            return None
        return book.figures(book.session(session_id), at)

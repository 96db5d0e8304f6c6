"""The sessions of a rig, each an entry of a calendar."""

from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.components.calendar import CalendarEntity, CalendarEntityDescription, CalendarEvent
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import TrainingEnergyConfigEntry
from .entity import TrainingEnergyEntity
from .ledger import Session
from .query import Shelf, during
from .words import async_figures, async_standing, title_of

# Nothing is polled: the coordinator tells what is new.
PARALLEL_UPDATES = 0

DESCRIPTION: Final = CalendarEntityDescription(key="sessions")


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the calendar of a rig."""
    async_add_entities([SessionCalendar(entry.runtime_data, DESCRIPTION)])


class SessionCalendar(TrainingEnergyEntity, CalendarEntity):
    """A calendar in which each session is an entry, from its start to its stop."""

    @override
    def _news(self) -> object:
        """Return the entry; of a session that runs what it hangs on, which is easier to come by."""
        session = self.coordinator.shown
        if session is None or session.ended is not None:
            return self.event
        return session.id, session.details, session.status, session.opened.at, _next_hour(), self.hass.config.language

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the session that was started last.

        While it runs nobody knows when it ends: the entry reaches to the next full hour, and
        leaves the figures to the sensors. With either of them new at each reading, the recorder
        would write a row for each.
        """
        session, figures = self.coordinator.shown, self.coordinator.figures
        if session is None or figures is None:
            return None
        standing = async_standing(self.hass, session)
        if session.ended is None:
            return self._entry(session, _next_hour(), standing)
        return self._entry(session, figures.at, f"{standing}: {async_figures(self.hass, session, figures)}")

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the sessions that ran in a time; the running one ends now."""
        entries = []
        shelf = Shelf.of(self.coordinator)
        for session in await hass.async_add_executor_job(during, shelf, start_date, end_date):
            figures = self.coordinator.figures_of(session)
            words = f"{async_standing(hass, session)}: {async_figures(hass, session, figures)}"
            entries.append(self._entry(session, figures.at, words))
        return entries

    def _entry(self, session: Session, end: datetime, description: str) -> CalendarEvent:
        """Return the entry of a session."""
        start = dt_util.as_local(session.opened.at)
        return CalendarEvent(
            start=start,
            # By the clock on the wall, as Home Assistant compares them: in the hour that comes twice in autumn,
            # or where the clock was set back, it may have ended before it started.
            end=max(start, dt_util.as_local(end)),
            summary=title_of(session) or self.coordinator.entry.title,
            description=description,
            uid=session.id,
        )


def _next_hour() -> datetime:
    """Return when the next full hour begins."""
    return dt_util.utcnow().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

"""What happens to the sessions of a rig, for automations to hear."""

from typing import Final, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.const import EVENT_LOGBOOK_ENTRY
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .causes import cause
from .const import DOMAIN
from .coordinator import SessionEvent, TrainingEnergyConfigEntry
from .digits import as_number
from .entity import TrainingEnergyEntity
from .ledger import Figures, Session, figures_of
from .words import async_figures, async_standing, title_of

# Nothing is polled: the coordinator tells what happens.
PARALLEL_UPDATES = 0

DESCRIPTION: Final = EventEntityDescription(key="session", event_types=[event.value for event in SessionEvent])


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the event of a rig."""
    async_add_entities([SessionEventEntity(entry.runtime_data, DESCRIPTION)])


class SessionEventEntity(TrainingEnergyEntity, EventEntity):
    """Tells what happens to a session in the moment that it does."""

    @callback
    @override
    def _async_listen(self) -> CALLBACK_TYPE:
        """Listen to what happens: an event is no state, and figures that change are none."""
        return self.coordinator.async_add_session_listener(self._async_session_changed)

    @callback
    def _async_session_changed(self, event: SessionEvent, session: Session) -> None:
        """Say what happened, with no more than an automation needs.

        The recorder drops all attributes of an event past 16 kB, so notes, tags and
        metadata stay with the actions that look a session up.
        """
        figures = figures_of(session, dt_util.utcnow())
        self._trigger_event(
            event.value,
            {
                "id": session.id,
                "name": session.details.name,
                "model": session.details.model,
                "energy": as_number(figures.energy_kwh),
                "cost": as_number(figures.cost),
                "steps": figures.steps,
                "cost_per_step": as_number(figures.cost_per_step),
                "duration": as_number(figures.duration_s),
                "outcome": session.outcome.value if session.outcome else None,
            },
        )
        self._async_say()
        if event is SessionEvent.SETTLED:
            self._async_note(session, figures)

    @callback
    def _async_note(self, session: Session, figures: Figures) -> None:
        """Have the logbook say what a session came to: of an event it shows the type only."""
        came_to = f"{async_standing(self.hass, session)}, {async_figures(self.hass, session, figures)}"
        title = title_of(session)
        self.hass.bus.async_fire(
            EVENT_LOGBOOK_ENTRY,
            {
                "name": self.coordinator.entry.title,
                "message": f"{title}: {came_to}" if title else came_to,
                "domain": DOMAIN,
                "entity_id": self.entity_id,
            },
            context=cause(),
        )

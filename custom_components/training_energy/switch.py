"""The switch that starts and stops a session."""

from typing import Any, Final, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .causes import caused_by
from .coordinator import TrainingEnergyConfigEntry
from .entity import TrainingEnergyEntity
from .ledger import Details

# Nothing is polled, and the coordinator takes deeds in the order in which they come.
PARALLEL_UPDATES = 0

DESCRIPTION: Final = SwitchEntityDescription(key="session")


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the switch of a rig."""
    async_add_entities([SessionSwitch(entry.runtime_data, DESCRIPTION)])


class SessionSwitch(TrainingEnergyEntity, SwitchEntity):
    """On while a session is open, trained at or paused.

    Turning it on or off where it is so already changes nothing, as with any switch: a
    pause ends by the action that resumes, never by an automation that makes sure.
    """

    @property
    @override
    def is_on(self) -> bool:
        """Return whether a session is open."""
        return self.coordinator.book.open is not None

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Start a session without a name."""
        if not self.is_on:
            with caused_by(self._context):
                await self.coordinator.async_start_session(Details())

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Stop the session."""
        if self.is_on:
            with caused_by(self._context):
                await self.coordinator.async_stop_session()

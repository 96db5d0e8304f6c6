"""The switch that makes the computer train."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PCEntity
from .pc import PC, PCConfigEntry


async def async_setup_entry(
    _hass: HomeAssistant, entry: PCConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the switch."""
    async_add_entities([TrainingSwitch(entry.runtime_data)])


class TrainingSwitch(PCEntity, SwitchEntity):
    """Puts the computer under the load of a training run, and back to idle."""

    _attr_name = "Training load"
    _attr_icon = "mdi:expansion-card"

    def __init__(self, pc: PC) -> None:
        """Name the switch as a person who has one training computer would."""
        super().__init__(pc, "training")
        self.entity_id = "switch.training_pc_training"

    @property
    @override
    def is_on(self) -> bool:
        """Whether the computer trains."""
        return self.pc.training

    @override
    async def async_turn_on(self, **_kwargs: Any) -> None:
        """Start the training load."""
        await self.pc.async_switch(training=True)

    @override
    async def async_turn_off(self, **_kwargs: Any) -> None:
        """Go back to idle."""
        await self.pc.async_switch(training=False)

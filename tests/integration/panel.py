"""A rig as its user sees and handles it: through the states and actions of its entities."""

from collections.abc import Sequence
from typing import Final
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er

# What the reference run comes to, as the states are written.
REFERENCE: Final = {
    "status": "idle",
    "session_energy": "0.211",
    "session_cost": "0.0422",
    "cost_per_step": "0.0000211",
    "steps_per_currency": "47393.36492891",
    "energy_per_step": "0.1055",
    "session_steps": "2000",
    "total_energy": "0.211",
    "total_cost": "0.0422",
    "total_steps": "2000",
    "total_sessions": "1",
    "affordable_steps": "47393",
    "affordable_runs": "29.620625",
}


class Panel:
    """The entities of one rig, by their keys."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Sit down in front of a rig."""
        self.hass = hass
        self.entry = entry

    @property
    def rig(self) -> TrainingEnergyCoordinator:
        """Return what is behind the entities right now."""
        coordinator: TrainingEnergyCoordinator = self.entry.runtime_data
        return coordinator

    def entity_id(self, key: str, platform: str = "sensor") -> str | None:
        """Return the id of an entity, None where the rig has none such."""
        return er.async_get(self.hass).async_get_entity_id(platform, DOMAIN, f"{self.entry.entry_id}_{key}")

    def state(self, key: str, platform: str = "sensor") -> State:
        """Return the state of an entity."""
        entity_id = self.entity_id(key, platform)
        assert entity_id is not None
        state = self.hass.states.get(entity_id)
        assert state is not None
        return state

    def shows(self, key: str, platform: str = "sensor") -> str:
        """Return what an entity shows."""
        return self.state(key, platform).state

    def table(self, keys: Sequence[str] = tuple(REFERENCE)) -> dict[str, str]:
        """Return what some sensors show."""
        return {key: self.shows(key) for key in keys}

    async def switch(self, *, on: bool) -> None:
        """Start or stop a session."""
        await self._act("switch", "turn_on" if on else "turn_off", "session")

    async def enter(self, key: str, value: float) -> None:
        """Enter a number."""
        await self._act("number", "set_value", key, value=value)

    async def reload(self) -> None:
        """Unload the rig and set it up again."""
        assert await self.hass.config_entries.async_reload(self.entry.entry_id)
        await self.hass.async_block_till_done()

    async def _act(self, platform: str, action: str, key: str, **data: float) -> None:
        """Perform an action on an entity."""
        target = {"entity_id": self.entity_id(key, platform)}
        await self.hass.services.async_call(platform, action, {**data, **target}, blocking=True)


async def async_set_up_only(hass: HomeAssistant, entry: MockConfigEntry, platform: Platform) -> None:
    """Set a rig up with a single platform, as a snapshot of one wants it."""
    with patch("custom_components.training_energy.PLATFORMS", [platform]):
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()

"""Whether something is wrong with a rig that its user can mend."""

from typing import Final, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import TrainingEnergyConfigEntry
from .entity import TrainingEnergyEntity
from .references import async_last_entity_id_of

# Nothing is polled: the coordinator tells what it hears.
PARALLEL_UPDATES = 0

DESCRIPTION: Final = BinarySensorEntityDescription(
    key="meter_problem",
    device_class=BinarySensorDeviceClass.PROBLEM,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the binary sensor of a rig."""
    async_add_entities([MeterProblem(entry.runtime_data, DESCRIPTION)])


class MeterProblem(TrainingEnergyEntity, BinarySensorEntity):
    """On while a meter of the rig says nothing that counts.

    A price that fails is no problem of this kind: costs go on, marked as estimated.
    """

    @property
    @override
    def is_on(self) -> bool:
        """Return whether a meter is silent."""
        return bool(self.coordinator.silent_meters)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, list[str]]:
        """Return which meters are silent, by the ids that the user knows."""
        silent = self.coordinator.silent_meters
        return {"silent_meters": sorted(async_last_entity_id_of(self.hass, meter) for meter in silent)}

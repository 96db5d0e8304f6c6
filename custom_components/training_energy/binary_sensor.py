"""Whether something is wrong with a rig, or its session costs more than it may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator
from .entity import TrainingEnergyEntity, TrainingEnergyEntityDescription, async_needed
from .references import async_last_entity_id_of

# Nothing is polled: the coordinator tells what it hears.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class TrainingEnergyBinarySensorDescription(TrainingEnergyEntityDescription, BinarySensorEntityDescription):
    """Something that is so or not."""

    is_on_fn: Callable[[TrainingEnergyCoordinator], bool | None]
    attributes_fn: Callable[[TrainingEnergyCoordinator], Mapping[str, Any]] | None = None


def _silent(rig: TrainingEnergyCoordinator) -> Mapping[str, Any]:
    """Return which meters are silent, by the ids that the user knows."""
    return {"silent_meters": sorted(async_last_entity_id_of(rig.hass, meter) for meter in rig.silent_meters)}


DESCRIPTIONS: Final = (
    TrainingEnergyBinarySensorDescription(
        # A price that fails is no problem of this kind: costs go on, marked as estimated.
        key="meter_problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        is_on_fn=lambda rig: bool(rig.silent_meters),
        attributes_fn=_silent,
    ),
    TrainingEnergyBinarySensorDescription(
        key="over_budget",
        device_class=BinarySensorDeviceClass.PROBLEM,
        has_fn=lambda settings: settings.budget is not None,
        is_on_fn=lambda rig: rig.is_over_budget,
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the binary sensors of a rig."""
    rig = entry.runtime_data
    needed = async_needed(rig, Platform.BINARY_SENSOR, DESCRIPTIONS)
    async_add_entities(TrainingEnergyBinarySensor(rig, description) for description in needed)


class TrainingEnergyBinarySensor(TrainingEnergyEntity, BinarySensorEntity):
    """Something that is so or not of a rig."""

    entity_description: TrainingEnergyBinarySensorDescription

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so, None where that is not known."""
        return self.entity_description.is_on_fn(self.coordinator)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return what else there is to say."""
        attributes_fn = self.entity_description.attributes_fn
        return None if attributes_fn is None else attributes_fn(self.coordinator)

"""The numbers that a user enters: the steps of a session, and what could be afforded by."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Final, override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberEntityDescription, NumberMode
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .causes import caused_by
from .const import LARGEST_NUMBER
from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator
from .entity import TrainingEnergyEntity, TrainingEnergyEntityDescription, async_needed
from .errors import refusal, translated

# Nothing is polled, and the coordinator takes deeds in the order in which they come.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class TrainingEnergyNumberDescription(TrainingEnergyEntityDescription, NumberEntityDescription):
    """A number of a rig, and what entering one does."""

    value_fn: Callable[[TrainingEnergyCoordinator], float | None]
    set_fn: Callable[[TrainingEnergyCoordinator, float], Awaitable[object]]


def _whole(value: float) -> int:
    """Return a number of steps; a part of one is refused, not rounded."""
    if not value.is_integer():
        raise refusal(key="not_whole", value=str(value))
    return int(value)


def _money(value: float) -> Decimal:
    """Return an amount to the digit that was entered; what is no number gets past Home Assistant."""
    if not isfinite(value):
        raise refusal(key="not_finite", value=str(value))
    return Decimal(str(value))


def _session_steps(rig: TrainingEnergyCoordinator) -> int | None:
    """Return the steps of the session last started, as far as told."""
    return None if rig.shown is None else rig.shown.steps


DESCRIPTIONS: Final = (
    TrainingEnergyNumberDescription(
        key="steps",
        mode=NumberMode.BOX,
        native_max_value=LARGEST_NUMBER,
        native_min_value=0,
        native_step=1,
        value_fn=_session_steps,
        set_fn=lambda rig, value: rig.async_correct_steps(_whole(value)),
    ),
    TrainingEnergyNumberDescription(
        key="budget",
        device_class=NumberDeviceClass.MONETARY,
        entity_category=EntityCategory.CONFIG,
        mode=NumberMode.BOX,
        native_max_value=LARGEST_NUMBER,
        native_min_value=0,
        # The hundredth that money is paid in.
        native_step=0.01,
        has_fn=lambda settings: settings.has_price,
        value_fn=lambda rig: float(rig.budget),
        set_fn=lambda rig, value: rig.async_aim(budget=_money(value)),
    ),
    TrainingEnergyNumberDescription(
        key="steps_per_run",
        entity_category=EntityCategory.CONFIG,
        mode=NumberMode.BOX,
        native_max_value=LARGEST_NUMBER,
        # Runs are counted by it, and nothing is divided by zero.
        native_min_value=1,
        native_step=1,
        has_fn=lambda settings: settings.has_price,
        value_fn=lambda rig: rig.steps_per_run,
        set_fn=lambda rig, value: rig.async_aim(steps_per_run=_whole(value)),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the numbers of a rig."""
    rig = entry.runtime_data
    needed = async_needed(rig, Platform.NUMBER, DESCRIPTIONS)
    async_add_entities(TrainingEnergyNumber(rig, description) for description in needed)


class TrainingEnergyNumber(TrainingEnergyEntity, NumberEntity):
    """A number of a rig."""

    entity_description: TrainingEnergyNumberDescription

    def __init__(self, rig: TrainingEnergyCoordinator, description: TrainingEnergyNumberDescription) -> None:
        """Count money in the currency of the rig."""
        super().__init__(rig, description)
        if description.device_class is NumberDeviceClass.MONETARY:
            self._attr_native_unit_of_measurement = rig.settings.currency

    @property
    @override
    def native_value(self) -> float | None:
        """Return the number as it is now."""
        return self.entity_description.value_fn(self.coordinator)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Take the number that was entered."""
        with translated(), caused_by(self._context):
            await self.entity_description.set_fn(self.coordinator, value)

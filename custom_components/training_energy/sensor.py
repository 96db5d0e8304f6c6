"""The figures of a rig: its session, all sessions, and what could be afforded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory, Platform, UnitOfEnergy, UnitOfMass, UnitOfPower, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .advice import async_described, worst
from .affordable import affordable_runs, affordable_steps
from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator
from .digits import as_state
from .entity import TrainingEnergyEntity, TrainingEnergyEntityDescription, async_needed
from .ledger import Figures, Quality
from .standing import bounds, bounds_news, confirmed, described, status

# Nothing is polled: the coordinator tells what is new.
PARALLEL_UPDATES = 0

type Value = Decimal | int | str | datetime | None


@dataclass(frozen=True, kw_only=True)
class TrainingEnergySensorDescription(TrainingEnergyEntityDescription, SensorEntityDescription):
    """A figure of a rig.

    `{currency}` in a unit stands for the rig's. `resets` tells that the figure counts
    from the start of each session. `news_fn` stands for the attributes where some of them change
    with time alone.
    """

    value_fn: Callable[[TrainingEnergyCoordinator], Value]
    attributes_fn: Callable[[TrainingEnergyCoordinator], Mapping[str, Any]] | None = None
    news_fn: Callable[[TrainingEnergyCoordinator], object] | None = None
    resets: bool = False


def _shown(figure_fn: Callable[[Figures], Value]) -> Callable[[TrainingEnergyCoordinator], Value]:
    """Return how to get a figure of the session last started, None where there is none."""
    return lambda rig: None if rig.figures is None else figure_fn(rig.figures)


def _minute(moment: datetime | None) -> datetime | None:
    """Return a moment to the minute."""
    return None if moment is None else (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)


DESCRIPTIONS: Final = (
    TrainingEnergySensorDescription(
        key="status",
        device_class=SensorDeviceClass.ENUM,
        options=["idle", "training", "paused", "settling"],
        value_fn=status,
        attributes_fn=described,
    ),
    TrainingEnergySensorDescription(
        key="session_energy",
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=3,
        resets=True,
        value_fn=_shown(lambda figures: figures.energy_kwh),
        attributes_fn=bounds,
        news_fn=bounds_news,
    ),
    TrainingEnergySensorDescription(
        key="session_cost",
        device_class=SensorDeviceClass.MONETARY,
        native_unit_of_measurement="{currency}",
        state_class=SensorStateClass.TOTAL,
        # A run costs cents, and who compares two wants to see parts of one.
        suggested_display_precision=4,
        resets=True,
        has_fn=lambda settings: settings.has_price,
        value_fn=_shown(lambda figures: figures.cost),
        attributes_fn=confirmed,
    ),
    TrainingEnergySensorDescription(
        key="cost_per_step",
        native_unit_of_measurement="{currency}/step",
        state_class=SensorStateClass.MEASUREMENT,
        # A step costs about 0.00002, of which three digits tell runs apart.
        suggested_display_precision=7,
        has_fn=lambda settings: settings.has_price,
        value_fn=_shown(lambda figures: figures.cost_per_step),
    ),
    TrainingEnergySensorDescription(
        key="steps_per_currency",
        native_unit_of_measurement="steps/{currency}",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        has_fn=lambda settings: settings.has_price,
        value_fn=_shown(lambda figures: figures.steps_per_currency),
    ),
    TrainingEnergySensorDescription(
        key="energy_per_step",
        native_unit_of_measurement="Wh/step",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=4,
        value_fn=_shown(lambda figures: figures.energy_per_step_wh),
    ),
    TrainingEnergySensorDescription(
        key="session_steps",
        # Counted up like the energy: a mean of steps would mean nothing, their sum does.
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        resets=True,
        value_fn=_shown(lambda figures: figures.steps),
    ),
    TrainingEnergySensorDescription(
        key="session_duration",
        device_class=SensorDeviceClass.DURATION,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=0,
        suggested_unit_of_measurement=UnitOfTime.HOURS,
        # Whole seconds: in hours, the first split second would read 1e-05.
        value_fn=_shown(lambda figures: int(figures.duration_s)),
    ),
    TrainingEnergySensorDescription(
        key="average_power",
        device_class=SensorDeviceClass.POWER,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfPower.WATT,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=_shown(lambda figures: figures.average_power_w),
    ),
    TrainingEnergySensorDescription(
        key="step_rate",
        entity_registry_enabled_default=False,
        native_unit_of_measurement="steps/s",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=2,
        value_fn=_shown(lambda figures: figures.step_rate),
    ),
    TrainingEnergySensorDescription(
        key="projected_energy",
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
        value_fn=lambda rig: rig.projection.energy_kwh,
    ),
    TrainingEnergySensorDescription(
        key="projected_cost",
        device_class=SensorDeviceClass.MONETARY,
        native_unit_of_measurement="{currency}",
        suggested_display_precision=4,
        has_fn=lambda settings: settings.has_price,
        value_fn=lambda rig: rig.projection.cost,
    ),
    TrainingEnergySensorDescription(
        key="projected_end",
        device_class=SensorDeviceClass.TIMESTAMP,
        # To the minute, or each report would be news to the recorder and the logbook.
        value_fn=lambda rig: _minute(rig.projection.end),
    ),
    TrainingEnergySensorDescription(
        key="net_energy",
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=3,
        resets=True,
        has_fn=lambda settings: settings.idle is not None,
        value_fn=_shown(lambda figures: figures.net_energy_kwh),
    ),
    TrainingEnergySensorDescription(
        key="session_emissions",
        device_class=SensorDeviceClass.WEIGHT,
        native_unit_of_measurement=UnitOfMass.KILOGRAMS,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=3,
        resets=True,
        has_fn=lambda settings: settings.has_carbon,
        value_fn=_shown(lambda figures: figures.emissions_kg),
    ),
    TrainingEnergySensorDescription(
        key="total_energy",
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=3,
        value_fn=lambda rig: rig.totals.energy_kwh,
    ),
    TrainingEnergySensorDescription(
        key="total_cost",
        device_class=SensorDeviceClass.MONETARY,
        native_unit_of_measurement="{currency}",
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=2,
        has_fn=lambda settings: settings.has_price,
        # Of no sessions yet it is 0, or the recorder would not add up the first one.
        value_fn=lambda rig: 0 if rig.totals.cost is None else rig.totals.cost,
    ),
    TrainingEnergySensorDescription(
        key="total_steps",
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        value_fn=lambda rig: rig.totals.steps,
    ),
    TrainingEnergySensorDescription(
        key="total_sessions",
        state_class=SensorStateClass.TOTAL,
        suggested_display_precision=0,
        value_fn=lambda rig: rig.totals.sessions,
    ),
    TrainingEnergySensorDescription(
        key="affordable_steps",
        suggested_display_precision=0,
        has_fn=lambda settings: settings.has_price,
        value_fn=lambda rig: affordable_steps(rig.benchmark, rig.budget),
    ),
    TrainingEnergySensorDescription(
        key="affordable_runs",
        suggested_display_precision=1,
        has_fn=lambda settings: settings.has_price,
        value_fn=lambda rig: affordable_runs(rig.benchmark, rig.budget, steps_per_run=rig.steps_per_run),
    ),
    TrainingEnergySensorDescription(
        key="meter_quality",
        device_class=SensorDeviceClass.ENUM,
        entity_category=EntityCategory.DIAGNOSTIC,
        options=[quality.value for quality in Quality],
        value_fn=lambda rig: worst(rig.facts)[1].quality,
        attributes_fn=lambda rig: async_described(rig.hass, rig.facts),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: TrainingEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the sensors of a rig."""
    rig = entry.runtime_data
    needed = async_needed(rig, Platform.SENSOR, DESCRIPTIONS)
    async_add_entities(TrainingEnergySensor(rig, description) for description in needed)


class TrainingEnergySensor(TrainingEnergyEntity, SensorEntity):
    """A figure of a rig."""

    # They change with every reading, and what they are good for is over when the session is.
    _unrecorded_attributes = frozenset({"energy_min_kwh", "energy_max_kwh", "confirmed"})

    entity_description: TrainingEnergySensorDescription

    def __init__(self, rig: TrainingEnergyCoordinator, description: TrainingEnergySensorDescription) -> None:
        """Count money in the currency of the rig."""
        super().__init__(rig, description)
        currency = rig.settings.currency
        self._attr_translation_placeholders = {"currency": currency}
        if (unit := description.native_unit_of_measurement) is not None:
            self._attr_native_unit_of_measurement = unit.format(currency=currency)

    @override
    def _news(self) -> object:
        """Return the figure as it is: in digits only what is new of it has to be."""
        rig, row = self.coordinator, self.entity_description
        else_fn = row.news_fn or row.attributes_fn
        return row.value_fn(rig), self.last_reset, None if else_fn is None else else_fn(rig)

    @property
    @override
    def native_value(self) -> int | str | datetime | None:
        """Return the figure, in digits that no one has to decipher."""
        value = self.entity_description.value_fn(self.coordinator)
        return as_state(value) if isinstance(value, Decimal) else value

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return when the session started, from which the recorder counts anew."""
        if not self.entity_description.resets or (session := self.coordinator.shown) is None:
            return None
        return session.opened.at

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return what else there is to say."""
        attributes_fn = self.entity_description.attributes_fn
        return None if attributes_fn is None else attributes_fn(self.coordinator)

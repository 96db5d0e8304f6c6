"""The energy counter and the power of the smart plug."""

from typing import override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.const import UnitOfEnergy, UnitOfPower
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import PCEntity
from .pc import PC, PCConfigEntry


async def async_setup_entry(
    _hass: HomeAssistant, entry: PCConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add both sensors of the plug."""
    async_add_entities([EnergySensor(entry.runtime_data), PowerSensor(entry.runtime_data)])


class EnergySensor(PCEntity, SensorEntity):
    """The counter of the plug."""

    _attr_name = "Energy"
    _attr_device_class = SensorDeviceClass.ENERGY
    _attr_state_class = SensorStateClass.TOTAL_INCREASING
    _attr_native_unit_of_measurement = UnitOfEnergy.KILO_WATT_HOUR
    _attr_suggested_display_precision = 4

    def __init__(self, pc: PC) -> None:
        """Name the sensor as a person who has one training computer would."""
        super().__init__(pc, "energy")
        self.entity_id = "sensor.training_pc_energy"

    @property
    @override
    def native_value(self) -> float:
        """The counter in kWh."""
        return self.pc.counter


class PowerSensor(PCEntity, SensorEntity):
    """The power that the plug measures."""

    _attr_name = "Power"
    _attr_device_class = SensorDeviceClass.POWER
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_native_unit_of_measurement = UnitOfPower.WATT
    _attr_suggested_display_precision = 0

    def __init__(self, pc: PC) -> None:
        """Name the sensor as a person who has one training computer would."""
        super().__init__(pc, "power")
        self.entity_id = "sensor.training_pc_power"

    @property
    @override
    def native_value(self) -> float:
        """The power in W."""
        return self.pc.power

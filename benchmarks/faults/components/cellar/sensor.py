"""The displays of the meters in the cellar."""

from datetime import timedelta
from decimal import Decimal
import json
from pathlib import Path

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.const import UnitOfEnergy
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

# Short, so that a kill finds readings on their way at any moment.
SCAN_INTERVAL = timedelta(milliseconds=100)


def setup_platform(
    hass: HomeAssistant,
    _config: ConfigType,
    add_entities: AddEntitiesCallback,
    _discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add all meters that there are."""
    displays = Path(hass.config.path("cellar.json"))
    add_entities([Meter(displays, name) for name in json.loads(displays.read_text())], update_before_add=True)


class Meter(SensorEntity):
    """Shows what stands in the file."""

    _attr_device_class = SensorDeviceClass.ENERGY
    _attr_state_class = SensorStateClass.TOTAL_INCREASING
    _attr_native_unit_of_measurement = UnitOfEnergy.KILO_WATT_HOUR

    def __init__(self, displays: Path, name: str) -> None:
        """Remember where to look."""
        self._displays = displays
        self._meter = name
        self._attr_name = name.replace("_", " ").capitalize()
        self._attr_unique_id = name

    def update(self) -> None:
        """Look at the display."""
        self._attr_native_value = Decimal(json.loads(self._displays.read_text())[self._meter])

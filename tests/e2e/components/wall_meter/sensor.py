"""The display of the wall meter."""

from datetime import timedelta
from pathlib import Path

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.const import UnitOfEnergy
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType

# Read at the start and when asked for, so that each test decides what Home Assistant sees when.
SCAN_INTERVAL = timedelta(days=1)


def setup_platform(
    hass: HomeAssistant,
    _config: ConfigType,
    add_entities: AddEntitiesCallback,
    _discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Add a meter for each display that hangs there."""
    displays = sorted(Path(hass.config.config_dir).glob("wall_meter*"))
    add_entities([WallMeter(display) for display in displays], update_before_add=True)


class WallMeter(SensorEntity):
    """Shows what stands in the file."""

    _attr_device_class = SensorDeviceClass.ENERGY
    _attr_state_class = SensorStateClass.TOTAL_INCREASING
    _attr_native_unit_of_measurement = UnitOfEnergy.KILO_WATT_HOUR

    def __init__(self, display: Path) -> None:
        """Remember where to look."""
        self._display = display
        self._attr_name = display.name.replace("_", " ").capitalize()
        self._attr_unique_id = display.name

    def update(self) -> None:
        """Look at the display."""
        self._attr_native_value = float(self._display.read_text())

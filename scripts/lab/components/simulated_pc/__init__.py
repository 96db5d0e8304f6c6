"""A desktop computer that trains a model, on a smart plug, for homes that have neither."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant

from .pc import PC, PCConfigEntry

PLATFORMS = (Platform.SENSOR, Platform.SWITCH)


async def async_setup_entry(hass: HomeAssistant, entry: PCConfigEntry) -> bool:
    """Plug the computer in."""
    entry.runtime_data = PC(hass)
    await entry.runtime_data.async_load()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    entry.async_on_unload(entry.runtime_data.async_follow())
    return True


async def async_unload_entry(hass: HomeAssistant, entry: PCConfigEntry) -> bool:
    """Unplug it."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)

"""Has every rig on disk when a backup is made."""

from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant

from .const import DOMAIN

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Write all rigs before the backup is taken."""
    entries: list[TrainingEnergyConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    for entry in entries:
        await entry.runtime_data.async_save()


async def async_post_backup(_hass: HomeAssistant) -> None:
    """Nothing was held back for the backup, so nothing is to be let go."""

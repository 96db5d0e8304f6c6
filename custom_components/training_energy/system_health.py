"""How the rigs are, on the page that people copy into a question for help."""

from typing import Any

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .coordinator import TrainingEnergyConfigEntry


@callback
def async_register(_hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Offer what there is to say."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return how many rigs there are, and what they have and do."""
    entries: list[TrainingEnergyConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    rigs = [entry.runtime_data for entry in entries]
    return {
        "rigs": len(rigs),
        "rigs_not_loaded": len(hass.config_entries.async_entries(DOMAIN)) - len(rigs),
        "running_sessions": sum(rig.book.open is not None for rig in rigs),
        "finished_sessions": sum(1 for rig in rigs for _ in rig.archive.rows),
        "meters": sum(len(rig.settings.meters) for rig in rigs),
        "silent_meters": sum(len(rig.silent_meters) for rig in rigs),
    }

"""Training Energy: what a training run used at the wall, and what it cost."""

from typing import TYPE_CHECKING, Final

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from .actions import async_setup_actions
from .catalogue import async_forget_catalogue, async_setup_catalogue
from .const import DOMAIN
from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator
from .download import async_setup_download
from .frontend import async_offer_cards, async_setup_frontend, async_withdraw_cards
from .live import async_setup_live
from .overview import async_setup_overview
from .webhook import async_setup_webhook

if TYPE_CHECKING:
    from homeassistant.helpers.typing import ConfigType

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS: Final = [
    Platform.BINARY_SENSOR,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
]


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Set up the actions, the download, the overview and the cards, which serve all rigs."""
    async_setup_actions(hass)
    async_setup_download(hass)
    async_setup_overview(hass)
    async_setup_live(hass)
    async_setup_catalogue(hass)
    await async_setup_frontend(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> bool:
    """Set up a rig: its figures are there before its meters are heard again."""
    async_offer_cards(hass)
    # First, since Home Assistant takes what is said to a webhook that it does not know for heard.
    async_setup_webhook(hass, entry)
    coordinator = TrainingEnergyCoordinator(hass, entry)
    await coordinator.async_load()
    entry.runtime_data = coordinator
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.async_start()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> bool:
    """Unload a rig; an open session goes on when it is loaded again."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        async_forget_catalogue(hass, entry.runtime_data)
        await entry.runtime_data.async_close()
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> None:
    """Delete what was kept of a rig that the user removed."""
    await TrainingEnergyCoordinator(hass, entry).async_remove()
    async_withdraw_cards(hass)

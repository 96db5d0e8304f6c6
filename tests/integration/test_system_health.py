"""System health: what somebody who helps wants to know first."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry, get_system_health_info

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .calls import ask
from .meters import FakeMeter
from .panel import Panel

IDLE = {
    "rigs": 1,
    "rigs_not_loaded": 0,
    "running_sessions": 0,
    "finished_sessions": 0,
    "meters": 1,
    "silent_meters": 0,
}


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what the page shows."""
    assert await async_setup_component(hass, "system_health", {})
    info: dict[str, Any] = await get_system_health_info(hass, DOMAIN)
    return info


async def test_it_counts_what_there_is(hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter) -> None:
    """Sessions that run and that are kept, and meters that are silent."""
    assert await _info(hass) == IDLE
    await ask(hass, "start_session")
    await ask(hass, "start_session", replace=True)
    meter.fall_silent()
    await hass.async_block_till_done()
    expected = {**IDLE, "running_sessions": 1, "finished_sessions": 1, "silent_meters": 1}
    assert await _info(hass) == expected
    await Panel(hass, rig).reload()
    assert await _info(hass) == expected


async def test_a_rig_that_is_not_loaded_is_counted(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """That it is there and does not run is what is wrong, more often than not."""
    assert await hass.config_entries.async_unload(rig.entry_id)
    assert await _info(hass) == {**dict.fromkeys(IDLE, 0), "rigs_not_loaded": 1}

"""How a rig comes and goes: its device, its entities, what it leaves behind."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .meters import FakeMeter
from .panel import Panel


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


async def test_a_rig_is_one_device(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """It is a service, and has the rig's name, which the names of its entities follow."""
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), rig.entry_id)
    assert device.identifiers == {(DOMAIN, rig.entry_id)}
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    assert device.name == "Tower"
    entries = er.async_entries_for_config_entry(er.async_get(hass), rig.entry_id)
    assert {entry.device_id for entry in entries} == {device.id}
    assert {entry.unique_id for entry in entries} == {f"{rig.entry_id}_{entry.translation_key}" for entry in entries}
    assert all(entry.has_entity_name for entry in entries)


async def test_an_unloaded_rig_hears_nothing(hass: HomeAssistant, panel: Panel, meter: FakeMeter) -> None:
    """Its entities are unavailable, and no one is left to listen."""
    coordinator = panel.rig
    await panel.switch(on=True)
    assert await hass.config_entries.async_unload(panel.entry.entry_id)
    assert panel.entry.state is ConfigEntryState.NOT_LOADED
    before = coordinator.book
    meter.show("351.899")
    await hass.async_block_till_done()
    assert coordinator.book is before
    assert panel.shows("session_energy") == "unavailable"


async def test_a_removed_rig_leaves_nothing(hass: HomeAssistant, panel: Panel, hass_storage: dict[str, Any]) -> None:
    """No entity, no device, no file."""
    await panel.switch(on=True)
    assert [key for key in hass_storage if key.startswith(f"{DOMAIN}.")]
    assert await hass.config_entries.async_remove(panel.entry.entry_id)
    await hass.async_block_till_done()
    assert er.async_entries_for_config_entry(er.async_get(hass), panel.entry.entry_id) == []
    assert dr.async_entries_for_config_entry(dr.async_get(hass), panel.entry.entry_id) == []
    assert [key for key in hass_storage if key.startswith(f"{DOMAIN}.")] == []
    assert [state.entity_id for state in hass.states.async_all()] == ["sensor.plug_energy"]


async def test_an_entity_may_be_renamed_during_a_session(hass: HomeAssistant, panel: Panel, meter: FakeMeter) -> None:
    """It goes on under its new entity id, and the session with it."""
    await panel.switch(on=True)
    er.async_get(hass).async_update_entity(panel.entity_id("session_energy") or "", new_entity_id="sensor.used")
    await hass.async_block_till_done()
    meter.show("351.899")
    await hass.async_block_till_done()
    assert panel.entity_id("session_energy") == "sensor.used"
    assert panel.shows("session_energy") == "0.211"

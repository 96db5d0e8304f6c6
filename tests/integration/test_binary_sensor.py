"""The binary sensor: whether a meter says nothing that counts."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, snapshot_platform
from syrupy.assertion import SnapshotAssertion

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .meters import FakeMeter
from .panel import Panel, async_set_up_only


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


async def test_the_binary_sensor_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Its name and class are what users build on."""
    await async_set_up_only(hass, rig_entry, Platform.BINARY_SENSOR)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


@pytest.mark.parametrize("shown", ["unavailable", "unknown", "nonsense", "-1", "inf"])
async def test_a_silent_meter_is_a_problem_with_a_name(panel: Panel, meter: FakeMeter, shown: str) -> None:
    """It says which entity to look at, and is over when that counts again."""
    meter.show(shown)
    await panel.hass.async_block_till_done()
    assert panel.shows("meter_problem", "binary_sensor") == "on"
    assert panel.state("meter_problem", "binary_sensor").attributes["silent_meters"] == ["sensor.plug_energy"]
    meter.show("351.7")
    await panel.hass.async_block_till_done()
    assert panel.shows("meter_problem", "binary_sensor") == "off"
    assert panel.state("meter_problem", "binary_sensor").attributes["silent_meters"] == []


async def test_an_outage_takes_no_figure_away(panel: Panel, meter: FakeMeter) -> None:
    """The session keeps what it has, and gets what the meter counted meanwhile."""
    await panel.switch(on=True)
    meter.show("351.7")
    meter.fall_silent()
    await panel.hass.async_block_till_done()
    assert (panel.shows("session_energy"), panel.shows("session_cost")) == ("0.012", "0.0024")
    meter.show("351.899")
    await panel.hass.async_block_till_done()
    assert (panel.shows("session_energy"), panel.shows("session_cost")) == ("0.211", "0.0422")


async def test_a_meter_that_is_gone_is_named_as_it_was(panel: Panel, meter: FakeMeter) -> None:
    """The user knows it by its entity id, not by what is stored."""
    meter.unregister()
    await panel.hass.async_block_till_done()
    assert panel.shows("meter_problem", "binary_sensor") == "on"
    assert panel.state("meter_problem", "binary_sensor").attributes["silent_meters"] == ["sensor.plug_energy"]

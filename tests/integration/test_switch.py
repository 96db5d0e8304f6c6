"""The switch: a session for those who want to press nothing else."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, snapshot_platform
from syrupy.assertion import SnapshotAssertion

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .panel import Panel, async_set_up_only


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


async def test_the_switch_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Its name and unique id are what users build on."""
    await async_set_up_only(hass, rig_entry, Platform.SWITCH)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


async def test_it_starts_and_stops_a_session(panel: Panel) -> None:
    """The session has no name, and a stop by hand is a run completed."""
    assert panel.shows("session", "switch") == "off"
    await panel.switch(on=True)
    session = panel.rig.book.opened()
    assert session.details.name is None
    assert panel.shows("session", "switch") == "on"
    await panel.switch(on=False)
    assert panel.rig.book.open is None
    assert panel.rig.find(session.id).outcome == "completed"
    assert panel.shows("session", "switch") == "off"


async def test_on_while_on_changes_nothing(panel: Panel) -> None:
    """An automation that makes sure starts no second session, and refuses none."""
    await panel.switch(on=True)
    session = panel.rig.book.opened()
    await panel.switch(on=True)
    assert panel.rig.book.opened() == session


async def test_off_while_off_changes_nothing(panel: Panel) -> None:
    """There is nothing to stop, and no one to tell."""
    await panel.switch(on=False)
    assert panel.shows("session", "switch") == "off"


async def test_a_pause_is_on_and_stays_a_pause(panel: Panel) -> None:
    """The session is open; who paused it resumes it, and anyone may stop it."""
    await panel.switch(on=True)
    await panel.rig.async_pause_session()
    assert panel.shows("session", "switch") == "on"
    await panel.switch(on=True)
    assert panel.shows("status") == "paused"
    await panel.switch(on=False)
    assert panel.shows("session", "switch") == "off"

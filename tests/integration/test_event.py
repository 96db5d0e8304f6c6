"""The event: what happens to a session, as automations hear it."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, snapshot_platform
from syrupy.assertion import SnapshotAssertion

from custom_components.training_energy.ledger import Details, Outcome
from homeassistant.const import EVENT_STATE_CHANGED, Platform
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .meters import FakeMeter
from .panel import Panel, async_set_up_only

# What Home Assistant adds to every event entity.
OF_HOME_ASSISTANT = {"event_types", "friendly_name"}


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


@pytest.fixture
def heard(panel: Panel) -> list[dict[str, Any]]:
    """Return what the event entity says from now on."""
    said: list[dict[str, Any]] = []

    @callback
    def async_state_changed(event: Event[EventStateChangedData]) -> None:
        """Note what the event entity says."""
        state = event.data["new_state"]
        if state and state.entity_id == panel.entity_id("session", "event") and state.attributes["event_type"]:
            said.append({key: state.attributes[key] for key in state.attributes.keys() - OF_HOME_ASSISTANT})

    panel.hass.bus.async_listen(EVENT_STATE_CHANGED, async_state_changed)
    return said


async def test_the_event_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Its types are what automations are written for."""
    await async_set_up_only(hass, rig_entry, Platform.EVENT)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


async def test_the_life_of_a_session_is_told(
    panel: Panel, meter: FakeMeter, heard: list[dict[str, Any]], freezer: FrozenDateTimeFactory
) -> None:
    """Each turn with the figures of its moment, and nothing that an automation does not need."""
    details = Details(name="Night run", model="SDXL", tags=("lora",), notes="Long", metadata={"rank": 16}, key="k")
    session = await panel.rig.async_start_session(details)
    await panel.rig.async_pause_session()
    await panel.rig.async_resume_session()
    freezer.tick(7200)
    meter.show("351.899")
    await panel.rig.async_stop_session(outcome=Outcome.CANCELLED, steps=2000)
    assert [said["event_type"] for said in heard] == ["started", "paused", "resumed", "stopped", "settled"]
    assert heard[0] == {
        "event_type": "started",
        "id": session.id,
        "name": "Night run",
        "model": "SDXL",
        "energy": 0.0,
        "cost": 0.0,
        "steps": None,
        "cost_per_step": None,
        "duration": pytest.approx(0, abs=1),
        "outcome": None,
    }
    assert heard[-1] == {
        "event_type": "settled",
        "id": session.id,
        "name": "Night run",
        "model": "SDXL",
        "energy": 0.211,
        "cost": 0.0422,
        "steps": 2000,
        "cost_per_step": 0.0000211,
        "duration": pytest.approx(7200, abs=1),
        "outcome": "cancelled",
    }


async def test_a_discard_is_told_with_what_is_lost(panel: Panel, meter: FakeMeter, heard: list[dict[str, Any]]) -> None:
    """It is the last time that anyone hears of the session."""
    await panel.switch(on=True)
    meter.show("351.899")
    await panel.hass.async_block_till_done()
    await panel.rig.async_discard_session()
    assert [said["event_type"] for said in heard] == ["started", "discarded"]
    assert heard[-1]["energy"] == 0.211


async def test_without_a_price_there_is_no_cost(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter
) -> None:
    """The attribute is there, and says that nobody knows."""
    hass.config_entries.async_update_entry(rig_entry, data={"meters": rig_entry.data["meters"]})
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    panel = Panel(hass, rig_entry)
    await panel.switch(on=True)
    meter.show("351.899")
    await panel.switch(on=False)
    attributes = panel.state("session", "event").attributes
    assert (attributes["energy"], attributes["cost"], attributes["cost_per_step"]) == (0.211, None, None)


async def test_a_reload_tells_nothing_again(panel: Panel, heard: list[dict[str, Any]]) -> None:
    """An automation that ran at a start does not run at each restart of Home Assistant."""
    await panel.switch(on=True)
    before = panel.state("session", "event")
    await panel.reload()
    after = panel.state("session", "event")
    assert (after.state, after.attributes["event_type"]) == (before.state, "started")
    assert len({said["id"] for said in heard}) == 1


async def test_figures_that_change_are_no_event(panel: Panel, meter: FakeMeter, heard: list[dict[str, Any]]) -> None:
    """Only turns of a session are told."""
    await panel.switch(on=True)
    meter.show("351.7")
    meter.show("351.8")
    await panel.hass.async_block_till_done()
    assert [said["event_type"] for said in heard] == ["started"]

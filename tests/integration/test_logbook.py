"""The logbook: one line for what a session came to, beside those of the entities."""

from datetime import timedelta

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager, WebSocketGenerator

from homeassistant.const import EVENT_LOGBOOK_ENTRY
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .calls import ask
from .meters import FakeMeter


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


@pytest.mark.parametrize(
    ("said", "message"),
    [
        pytest.param({"name": "LoRA", "steps": 2000}, "LoRA: Completed, 0.211 kWh, 0.0422 EUR, 2000 steps", id="named"),
        pytest.param({"outcome": "failed"}, "Failed, 0.211 kWh, 0.0422 EUR", id="without a name and steps"),
    ],
)
async def test_what_a_session_came_to_is_noted(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, said: dict[str, object], message: str
) -> None:
    """The note belongs to the rig's event, and to whoever stopped the session."""
    notes = async_capture_events(hass, EVENT_LOGBOOK_ENTRY)
    name = {"name": said["name"]} if "name" in said else {}
    await ask(hass, "start_session", **name)
    meter.show("351.899")
    context = Context(user_id="ann")
    data = {field: value for field, value in said.items() if field != "name"}
    await hass.services.async_call("training_energy", "stop_session", data, blocking=True, context=context)
    await hass.async_block_till_done()
    (note,) = notes
    assert note.context is context
    assert note.data == {
        "name": "Tower",
        "message": message,
        "domain": "training_energy",
        "entity_id": "event.tower_session",
    }


@pytest.mark.usefixtures("recorder_mock")
async def test_the_logbook_shows_it(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter, hass_ws_client: WebSocketGenerator
) -> None:
    """On the page of the event it stands among what happened."""
    assert await async_setup_component(hass, "logbook", {})
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    await hass.async_block_till_done()
    await ask(hass, "start_session", name="LoRA")
    meter.show("351.899")
    await ask(hass, "stop_session")
    await async_wait_recording_done(hass)
    client = await hass_ws_client()
    start = dt_util.utcnow() - timedelta(hours=1)
    asked = {"type": "logbook/get_events", "start_time": start.isoformat(), "entity_ids": ["event.tower_session"]}
    await client.send_json_auto_id(asked)
    answer = await client.receive_json()
    noted = [line for line in answer["result"] if "message" in line]
    assert [(line["name"], line["message"]) for line in noted] == [("Tower", "LoRA: Completed, 0.211 kWh, 0.0422 EUR")]


async def test_a_discarded_session_is_not_noted(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """It came to nothing."""
    notes = async_capture_events(hass, EVENT_LOGBOOK_ENTRY)
    await ask(hass, "start_session")
    await ask(hass, "discard_session")
    await hass.async_block_till_done()
    assert not notes

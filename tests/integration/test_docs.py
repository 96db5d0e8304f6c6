"""Whether Home Assistant takes the examples of the pages, and they do what they say."""

from http import HTTPStatus
import re
from typing import Final

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.const import DOMAIN
from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.const import EVENT_STATE_CHANGED, MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
from tests.rules.pages import Call, Example, calls, examples

from .meters import FakeMeter
from .recipes import AUTOMATIONS, RIG, YAML, act

# What the templates of the examples find where they run.
VARIABLES: Final = {
    "ran": {"returncode": 0},
    "this_month": "2026-11-01T00:00:00+00:00",
    "trigger": {"to_state": {"attributes": {"id": "", "model": "PonyDiffusion XL v6"}}},
}


@pytest.mark.parametrize("example", AUTOMATIONS, ids=str)
async def test_automation_is_valid(hass: HomeAssistant, example: Example) -> None:
    """An automation that Home Assistant does not take is set up as broken, with a repair."""
    assert isinstance(example.parsed, dict)
    config = await async_validate_config_item(hass, "example", example.parsed)
    assert config is not None
    assert config.validation_error is None


@pytest.mark.parametrize("call", calls(), ids=str)
async def test_call_is_accepted(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, call: Call
) -> None:
    """Whatever an example calls does what it was called for."""
    data = render_complex(cv.template_complex(call.data), VARIABLES)
    if call.action != "start_session":
        session = await act(hass, "start_session", key=data.get("key"), model=data.get("model"))
        # What an automation hears of is the session that there is.
        data |= {"session_id": session["id"]} if "session_id" in data else {}
    if call.action == "resume_session":
        await act(hass, "pause_session")
    if call.action in ("update_session", "delete_session", "estimate"):
        meter.show("351.899")
        await act(hass, "stop_session", steps=2000)
    if call.action == "record_session":
        # All that it wants beside what the example gives is a recorder; test_history has one.
        with pytest.raises(ServiceValidationError, match="The recorder of Home Assistant is not running"):
            await act(hass, call.action, **data)
    else:
        assert await hass.services.async_call(DOMAIN, call.action, data, blocking=True, return_response=True)


async def test_entities_of_the_examples_exist(hass: HomeAssistant, training_pc: MockConfigEntry) -> None:
    """The examples name the entities as they are called for a rig of that name."""
    named = {
        entity_id
        for example in YAML
        for entity_id in re.findall(
            r"\b(?:binary_sensor|calendar|event|number|sensor|switch)\.training_pc_\w+", example.text
        )
    }
    ours = {entry.entity_id for entry in er.async_entries_for_config_entry(er.async_get(hass), training_pc.entry_id)}
    assert named - {"sensor.training_pc_power"} <= ours


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_python_compiles(example: Example) -> None:
    """An example in Python is Python."""
    compile(example.text, str(example), "exec")


async def test_refusal_over_rest_is_what_the_page_says(
    hass: HomeAssistant, training_pc: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Whoever calls from a shell has only the status and the body to go by."""
    assert await async_setup_component(hass, "api", {})
    client = await hass_client()
    path = "/api/services/training_energy/{}?return_response"
    refused = await client.post(path.format("stop_session"), json={"rig": RIG})
    if (MAJOR_VERSION, MINOR_VERSION) < (2026, 10):
        assert refused.status == HTTPStatus.INTERNAL_SERVER_ERROR
    else:
        assert refused.status == HTTPStatus.BAD_REQUEST
        assert await refused.json() == {"message": "No session is running on this rig. Start one first"}
    for action, data in (("stop_session", {"rig": RIG, "step": 1}), ("end_session", {})):
        unknown = await client.post(path.format(action), json=data)
        assert (unknown.status, await unknown.text()) == (HTTPStatus.BAD_REQUEST, "400: Bad Request")


async def test_stop_writes_the_states_before_it_answers(hass: HomeAssistant, training_pc: MockConfigEntry) -> None:
    """What the page says of every action: the states are there when it answers."""
    await act(hass, "start_session")
    written = async_capture_events(hass, EVENT_STATE_CHANGED)
    await act(hass, "stop_session")
    assert "sensor.training_pc_status" in {event.data["entity_id"] for event in written}
    assert hass.states.is_state("sensor.training_pc_status", "idle")

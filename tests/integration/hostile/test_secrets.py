"""What nobody but its owner is told: addresses of webhooks, who people are, what they wrote of their runs."""

from contextlib import suppress
import json
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.diagnostics import async_get_config_entry_diagnostics
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Context, Event, EventStateChangedData, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.json import json_dumps
from tests.integration.calling import OPTIONS, WEBHOOK_ID, Caller
from tests.integration.calls import ask
from tests.integration.tuner import begin

from .stand import Stand

# What its owner wrote, and what else should stand nowhere but where they wrote it.
WORDS = {
    "name": "Word-of-a-name",
    "model": "Word-of-a-model",
    "notes": "Word-of-notes",
    "key": "Word-of-a-key",
    "parent": "Word-of-a-parent",
    "tags": ["Word-of-a-tag"],
    "metadata": {"Word-of-a-field": "Word-of-metadata"},
}
PERSON = "Word-of-a-person"


@pytest.fixture
def heard(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> list[Event[EventStateChangedData]]:
    """Return what states were written since, with a log in which everything is."""
    caplog.set_level(logging.DEBUG)
    return async_capture_events(hass, EVENT_STATE_CHANGED)


@pytest.fixture
async def owner(
    hass: HomeAssistant, heard: list[Event[EventStateChangedData]], caller: Caller, hass_admin_user: MockUser
) -> MockUser:
    """Return somebody who has done all sorts of things with a rig, well and badly, in their own name."""
    hass_admin_user.name = PERSON
    context = Context(user_id=hass_admin_user.id)
    for action, data in (("start_session", WORDS), ("start_session", {}), ("report_progress", {"step": -1})):
        with suppress(ServiceValidationError):
            await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True, context=context)
    await caller.refused("start", name="nonesuch")
    await caller.refused(begin())
    await caller.send(b"x" * 10**5)
    await caller.send(b'{"event": "start", "password": "Word-of-a-password"}')
    await hass.services.async_call(DOMAIN, "stop_session", {}, blocking=True, context=context)
    return hass_admin_user


def _ours(caplog: pytest.LogCaptureFixture) -> str:
    """Return what we have logged, down to what is logged for whoever looks for a fault."""
    logged = [*caplog.get_records("setup"), *caplog.get_records("call")]
    records = [record for record in logged if record.name.startswith(f"custom_components.{DOMAIN}")]
    return "\n".join(logging.Formatter().format(record) for record in records)


async def test_log_has_no_secret(owner: MockUser, caplog: pytest.LogCaptureFixture) -> None:
    """Neither an address, nor a person, nor what they sent."""
    log = _ours(caplog)
    assert "Tower" in log
    for secret in (WEBHOOK_ID, PERSON, owner.id, "Word-of-a-password", "Word-of-notes", "Word-of-metadata"):
        assert secret not in log


async def test_diagnostics_have_no_secret(hass: HomeAssistant, caller: Caller, owner: MockUser) -> None:
    """They are made to be shown to strangers: not even what somebody called their runs is in them."""
    report = json_dumps(await async_get_config_entry_diagnostics(hass, caller.bench.entry))
    for secret in (WEBHOOK_ID, PERSON, owner.id, "Word-of"):
        assert secret not in report


async def test_export_has_no_secret(hass: HomeAssistant, caller: Caller, owner: MockUser) -> None:
    """What its owner wrote of a run is in it, since that is what it is for, and nothing of the home."""
    for form in ("csv", "json"):
        content = (await ask(hass, "export_sessions", format=form))["content"]
        assert "Word-of-notes" in content
        for secret in (WEBHOOK_ID, PERSON, owner.id):
            assert secret not in content


async def test_states_events_and_repairs_have_no_secret(
    hass: HomeAssistant, owner: MockUser, heard: list[Event[EventStateChangedData]]
) -> None:
    """What everybody in the home may see, and an exporter writes elsewhere."""
    told = json_dumps([event.data["new_state"].as_dict() for event in heard if event.data["new_state"]])
    told += json_dumps([issue.translation_placeholders for issue in ir.async_get(hass).issues.values()])
    assert "Word-of-a-name" in told
    for secret in (WEBHOOK_ID, PERSON, "Word-of-notes", "Word-of-metadata", "Word-of-a-key"):
        assert secret not in told


async def test_overview_and_live_have_no_secret(
    hass: HomeAssistant, caller: Caller, owner: MockUser, hass_client: ClientSessionGenerator
) -> None:
    """What a trainer and a card are told."""
    overview = await (await (await hass_client()).get("/api/training_energy/rigs")).text()
    listed = json_dumps(await ask(hass, "list_sessions"))
    for secret in (WEBHOOK_ID, PERSON, owner.id):
        assert secret not in overview + listed


async def test_address_of_a_webhook_is_shown_once(hass: HomeAssistant, caller: Caller) -> None:
    """On the page after it was turned on; the form that is opened later does not have it."""
    form: Any = await hass.config_entries.options.async_init(caller.bench.entry.entry_id)
    assert OPTIONS["webhook_id"] == WEBHOOK_ID
    shown = [marker.description for marker in form["data_schema"].schema]
    assert WEBHOOK_ID not in json.dumps([shown, form["description_placeholders"]])


def test_refusals_do_not_repeat_at_length(hass: HomeAssistant, caller: Caller) -> None:
    """What was sent where it does not belong, a token say, is not written out again where others read."""
    stand = Stand(hass, caller.bench.entry)
    long = "secret-" * 40
    _, answer = stand.loop.run_until_complete(caller.send(json.dumps({"event": "start", "budget": long})))
    assert long not in answer["message"]
    assert len(answer["message"]) < 200

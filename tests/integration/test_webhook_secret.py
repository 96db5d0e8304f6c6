"""The address of a webhook, which is a secret: where it is told, and where not."""

from http import HTTPStatus
import json
from unittest.mock import patch

import pytest

from custom_components.training_energy.diagnostics import async_get_config_entry_diagnostics
from homeassistant.core import HomeAssistant

from .calling import WEBHOOK_ID, Caller

START = '{"event": "start", "name": "LoRA"}'


async def test_the_address_is_told_nowhere(
    hass: HomeAssistant, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in diagnostics, nor in a state, nor in a log of ours."""
    await caller.tell("start", name="LoRA")
    await caller.refused("start")
    await caller.send(b"x" * 10**5)
    report = await async_get_config_entry_diagnostics(hass, caller.bench.entry)
    assert report["settings"]["webhook"] is True
    assert WEBHOOK_ID not in json.dumps(report)
    assert not [state for state in hass.states.async_all() if WEBHOOK_ID in str(state.as_dict())]
    ours = [record for record in caplog.records if record.name.startswith("custom_components.training_energy")]
    assert not [record for record in ours if WEBHOOK_ID in record.getMessage()]


async def test_the_address_is_told_nowhere_by_a_fault_of_ours(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """Home Assistant logs what a webhook raises, with its address."""
    caplog.clear()
    with patch("custom_components.training_energy.webhook.async_perform", side_effect=RuntimeError("a fault")):
        status, answer = await caller.send(START)
    assert (status, list(answer)) == (HTTPStatus.INTERNAL_SERVER_ERROR, ["message"])
    assert "Tower stumbled over what its webhook was sent" in caplog.text
    assert not [each for each in caplog.records if each.levelname == "ERROR" and WEBHOOK_ID in each.getMessage()]

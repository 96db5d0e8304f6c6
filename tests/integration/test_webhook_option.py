"""The option that gives a rig a webhook: its address is shown once, and kept until it is turned off."""

from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.setup import async_setup_component

from .forms import TEXTS, suggested

pytestmark = pytest.mark.usefixtures("setups", "home")


async def _submit(hass: HomeAssistant, entry: MockConfigEntry, options: dict[str, Any]) -> ConfigFlowResult:
    """Open the options, and submit others."""
    form = await hass.config_entries.options.async_init(entry.entry_id)
    return await hass.config_entries.options.async_configure(form["flow_id"], options)


async def _save(hass: HomeAssistant, entry: MockConfigEntry, options: dict[str, Any]) -> None:
    """Submit other options, and whatever comes then."""
    step = await _submit(hass, entry, options)
    if step["type"] is FlowResultType.FORM:
        step = await hass.config_entries.options.async_configure(step["flow_id"], {})
    assert step["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_the_address_is_shown_before_anything_is_saved(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """With a command that calls it; whoever closes the page has no webhook."""
    hass.config.internal_url, hass.config.external_url = "http://10.0.0.7:8123", "https://example.com"
    step = await _submit(hass, tower, {"webhook": True, "max_power": 3})
    assert (step["type"], step["step_id"], step["last_step"]) == (FlowResultType.FORM, "webhook", True)
    assert not tower.options
    shown = step["description_placeholders"]
    assert shown is not None
    assert shown["url"].startswith("http://10.0.0.7:8123/api/webhook/")
    assert shown["url"] in shown["curl"]
    assert shown["url"] in TEXTS["options"]["step"]["webhook"]["description"].format(**shown)
    step = await hass.config_entries.options.async_configure(step["flow_id"], {})
    assert step["type"] is FlowResultType.CREATE_ENTRY
    webhook_id = shown["url"].rpartition("/")[2]
    assert len(webhook_id) == 64
    assert tower.options == {"webhook": True, "max_power": 3, "webhook_id": webhook_id}
    await hass.async_block_till_done()


async def test_it_is_shown_without_an_address_of_home_assistant(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """With the usual one, which the user can mend."""
    with patch("homeassistant.components.webhook.get_url", side_effect=NoURLAvailableError):
        step = await _submit(hass, tower, {"webhook": True})
    assert step["description_placeholders"] is not None
    assert step["description_placeholders"]["url"].startswith("http://homeassistant.local:8123/api/webhook/")


async def test_it_stays_until_it_is_turned_off(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """It is not shown again, and what is turned on again is another one."""
    await _save(hass, tower, {"webhook": True})
    first = tower.options["webhook_id"]
    step = await _submit(hass, tower, {"webhook": True, "max_power": 3})
    assert step["type"] is FlowResultType.CREATE_ENTRY
    assert tower.options == {"webhook": True, "max_power": 3, "webhook_id": first}
    form = await hass.config_entries.options.async_init(tower.entry_id)
    assert suggested(form)["webhook"] is True
    assert first not in str(form)
    hass.config_entries.options.async_abort(form["flow_id"])
    await _save(hass, tower, {"webhook": False})
    assert tower.options == {"webhook": False}
    await _save(hass, tower, {"webhook": True})
    assert tower.options["webhook_id"] != first
    await _save(hass, tower, {})
    assert tower.options == {}


async def test_it_is_turned_on_over_rest(
    hass: HomeAssistant, tower: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Two posts, of which the first answers with the address."""
    for component in ("config", "webhook", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    client, path = await hass_client(), "/api/config/config_entries/options/flow"
    step = await (await client.post(path, json={"handler": tower.entry_id})).json()
    step = await (await client.post(f"{path}/{step['flow_id']}", json={"webhook": True})).json()
    assert (step["step_id"], step["data_schema"]) == ("webhook", [])
    url = step["description_placeholders"]["url"]
    step = await (await client.post(f"{path}/{step['flow_id']}", json={})).json()
    assert step["type"] == "create_entry"
    webhook_id = url.rpartition("/")[2]
    assert webhook_id not in str(step)
    assert tower.options == {"webhook": True, "webhook_id": webhook_id}
    await hass.async_block_till_done()

"""The forms, sent anything as a program may send them: an entry that runs, or the form again with what is wrong."""

from collections.abc import Awaitable, Callable
from itertools import count as count_from
import random
from typing import Any

from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.inputs import has_controls
from custom_components.training_energy.options import NUMBERS, OPTIONS
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers.json import json_bytes
from tests.integration.meters import FakeMeter

from .junk import JUNK, TEXTS, is_json
from .stand import Stand
from .tally import Fate, count, examples
from .witness import knowledge

# What somebody may have called an entity, or a state may hold.
ODD: dict[str, dict[str, Any]] = {
    "sensor.odd": {"unit_of_measurement": ["kWh"]},
    "sensor.odder": {"unit_of_measurement": {"kWh": 10**5000}, "state_class": []},
    "sensor.oddest": {"unit_of_measurement": "\ud83e"},
}
ENTITIES = st.sampled_from(
    [
        *("sensor.plug", "sensor.nas", "sensor.away", "sensor.watts", "sensor.tariff", "sensor.tariff_abroad"),
        *("input_number.price", "sensor.lab", "sensor.plug_energy", "sensor.tower_total_energy", "sensor.nonesuch"),
        *("sensor.off", *ODD),
    ]
)
ANYTHING = (JUNK | st.sampled_from(TEXTS)).filter(is_json)
NAMES = st.text(max_size=20).filter(is_json) | ANYTHING
PRICES = st.floats(-1, 1) | st.sampled_from([0, 1e308, -1e308, 10**400, 5e-324]) | ANYTHING
METERS = st.lists(ENTITIES, max_size=3) | ENTITIES | st.lists(ANYTHING, max_size=3) | ANYTHING
GOOD = {
    "name": st.text(max_size=20).filter(is_json),
    "meters": st.lists(st.sampled_from(["sensor.plug", "sensor.nas", "sensor.away"]), min_size=1, max_size=3),
}
SOURCES = {"meters": GOOD["meters"] | METERS, "price": PRICES, "price_entity": ENTITIES | ANYTHING}
NUMBER = st.floats(0, 1000) | st.integers(0, 10**7) | ANYTHING
OPTION = {
    field: NUMBER if field in NUMBERS else ENTITIES | ANYTHING if field.endswith("entity") else st.booleans() | ANYTHING
    for field in OPTIONS
}

_SEEDS = count_from(0)

type Send = Callable[[dict[str, Any]], Awaitable[ConfigFlowResult]]


@pytest.fixture
def stand(hass: HomeAssistant, home: FakeMeter, rig: MockConfigEntry) -> Stand:
    """Return a rig in a home of good, bad and odd entities."""
    for entity_id, attributes in ODD.items():
        FakeMeter(hass, entity_id).show(1, **attributes)
    return Stand(hass, rig)


async def _tried(stand: Stand, door: str, send: Send, data: dict[str, Any]) -> bool:
    """Send a form; return whether it was taken, and see that nothing has changed where it was not."""
    # Hypothesis has all chance begin anew with each example, and Home Assistant names entities by chance.
    random.seed(next(_SEEDS))
    before = knowledge(stand.entry)
    try:
        result = await send(data)
    except InvalidData:  # the form's own fields: Home Assistant says which one, and what is wrong with it
        result = None
    await stand.hass.async_block_till_done()
    is_taken = result is not None and result["type"] is not FlowResultType.FORM
    if not is_taken:
        assert result is None or (result["errors"] and json_bytes(result["description_placeholders"]))
        assert knowledge(stand.entry) == before
    count(door, Fate.DONE if is_taken else Fate.REFUSED)
    return is_taken


def test_set_up_takes_or_explains_anything(stand: Stand) -> None:
    """What is taken runs, can be written, and can be removed again."""
    hass, flows = stand.hass, stand.hass.config_entries.flow

    async def send(data: dict[str, Any]) -> ConfigFlowResult:
        """Send the form."""
        form = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
        return await flows.async_configure(form["flow_id"], data)

    async def tried(data: dict[str, Any]) -> None:
        """Set a rig up, and remove it."""
        if await _tried(stand, "form: set up", send, data):
            entry = hass.config_entries.async_entries(DOMAIN)[-1]
            assert entry.state is ConfigEntryState.LOADED
            assert json_bytes(entry.as_dict())
            assert not has_controls(entry.title)
            await hass.config_entries.async_remove(entry.entry_id)
        for flow in flows.async_progress():
            flows.async_abort(flow["flow_id"])

    @examples(40)
    @given(data=st.fixed_dictionaries({}, optional={"name": NAMES, **SOURCES}) | st.fixed_dictionaries(GOOD))
    def sent(data: dict[str, Any]) -> None:
        """Send one form."""
        stand.loop.run_until_complete(tried(data))

    sent()


def test_reconfiguration_takes_or_explains_anything(stand: Stand) -> None:
    """The rig goes on either way."""

    async def send(data: dict[str, Any]) -> ConfigFlowResult:
        """Send the form."""
        form = await stand.entry.start_reconfigure_flow(stand.hass)
        return await stand.hass.config_entries.flow.async_configure(form["flow_id"], data)

    async def tried(data: dict[str, Any]) -> None:
        """Change its sources."""
        await _tried(stand, "form: reconfigure", send, data)
        assert stand.entry.state is ConfigEntryState.LOADED
        for flow in stand.hass.config_entries.flow.async_progress():
            stand.hass.config_entries.flow.async_abort(flow["flow_id"])

    @examples(40)
    @given(data=st.fixed_dictionaries({}, optional=SOURCES))
    def sent(data: dict[str, Any]) -> None:
        """Send one form."""
        stand.loop.run_until_complete(tried(data))

    sent()


def test_options_take_or_explain_anything(stand: Stand) -> None:
    """The rig goes on either way, and a webhook that is new is shown before it is saved."""
    flows = stand.hass.config_entries.options

    async def send(data: dict[str, Any]) -> ConfigFlowResult:
        """Send the form, and the page that may follow."""
        form = await flows.async_init(stand.entry.entry_id)
        result = await flows.async_configure(form["flow_id"], data)
        return await flows.async_configure(form["flow_id"], {}) if result.get("step_id") == "webhook" else result

    async def tried(data: dict[str, Any]) -> None:
        """Change its options."""
        await _tried(stand, "form: options", send, data)
        assert stand.entry.state is ConfigEntryState.LOADED
        for flow in flows.async_progress():
            flows.async_abort(flow["flow_id"])

    @examples(40)
    @given(data=st.fixed_dictionaries({}, optional=OPTION))
    def sent(data: dict[str, Any]) -> None:
        """Send one form."""
        stand.loop.run_until_complete(tried(data))

    sent()

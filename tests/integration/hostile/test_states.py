"""What meters, prices, powers and intensities may show: it counts, or it is no evidence, and nothing ever trips."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.diagnostics import async_get_config_entry_diagnostics
from custom_components.training_energy.readings import intensity_from, power_from, price_from, reading_from
from custom_components.training_energy.units import JOULES, KILOWATTS
from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import InvalidStateError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.json import json_bytes
from homeassistant.setup import async_setup_component
from tests.integration.bench import Bench

from .junk import JUNK, TEXTS
from .stand import Stand
from .tally import Fate, count, examples

SOURCES = ("sensor.plug_energy", "sensor.plug_power", "sensor.tariff", "sensor.grid")
UNITS = st.sampled_from([*JOULES, *KILOWATTS, "EUR/kWh", "ct/kWh", "EUR/MWh", "gCO2eq/kWh", "kg/MWh", "/", "", "kWh "])
NUMBERS = st.floats(-1, 1000) | st.decimals() | st.integers() | st.sampled_from(["351.7", "352", "0", "400", "0.2"])
VALUES = NUMBERS.map(str) | st.sampled_from(TEXTS) | st.text(max_size=20)
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "unit_of_measurement": UNITS | UNITS | JUNK,
        "state_class": st.sampled_from(["total", "total_increasing", "measurement"]) | JUNK,
        "last_reset": st.datetimes().map(str) | st.datetimes(timezones=st.just(UTC)) | JUNK | st.sampled_from(TEXTS),
        "device_class": st.sampled_from(["energy", "power"]) | JUNK,
        "friendly_name": st.sampled_from(TEXTS) | JUNK,
    },
)


@examples(300)
@given(value=VALUES, attributes=ATTRIBUTES)
def test_any_state_is_a_figure_or_none(value: str, attributes: dict[str, Any]) -> None:
    """Also one that Home Assistant itself would not take, because it is too long for a state."""
    state = State("sensor.any", value, attributes, validate_entity_id=False) if len(value) < 256 else _long(value)
    for figure in (reading_from(state), power_from(state), price_from(state, "EUR"), intensity_from(state)):
        count("states, read", Fate.REFUSED if figure is None else Fate.DONE)
    reading = reading_from(state)
    assert reading is None or 0 <= reading.kwh < 10**12


def _long(value: str) -> State:
    """Return a state that is longer than Home Assistant lets a state be, as a mistake of its own might be."""
    state = State("sensor.any", "", {})
    state.state = value
    return state


@pytest.fixture
async def stand(hass: HomeAssistant, bench: Bench) -> Stand:
    """Return a rig with all sources that it can have, each of which another integration writes."""
    for entity_id, unit in (("sensor.tariff", "EUR/kWh"), ("sensor.grid", "gCO2eq/kWh")):
        hass.states.async_set(entity_id, "0.2", {"unit_of_measurement": unit})
    hass.config_entries.async_update_entry(
        bench.entry, data={"meters": bench.entry.data["meters"], "price_entity": "sensor.tariff"}
    )
    watched = {"start_above": 200, "stop_below": 100, "start_after": 30, "stop_after": 30, "silence_timeout": 60}
    await bench.set_up(power_entity="sensor.plug_power", carbon_intensity_entity="sensor.grid", idle_power=1, **watched)
    assert await async_setup_component(hass, "api", {})
    return Stand(hass, bench.entry)


@pytest.fixture
async def token(hass: HomeAssistant, hass_admin_user: MockUser) -> str:
    """Return a token that outlives the time that passes here."""
    refresh = await hass.auth.async_create_refresh_token(
        hass_admin_user,
        client_name="Overview",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=3650),
    )
    return hass.auth.async_create_access_token(refresh)


def _shown(hass: HomeAssistant, entity_id: str, value: str, attributes: Mapping[str, Any]) -> None:
    """Have an entity show something, if Home Assistant lets it."""
    try:
        hass.states.async_set(entity_id, value, attributes)
    except InvalidStateError:
        count("states, shown to a rig", Fate.REFUSED)
    else:
        count("states, shown to a rig", Fate.DONE)


def test_rig_goes_on_whatever_its_sources_show(
    hass: HomeAssistant, stand: Stand, freezer: FrozenDateTimeFactory, hass_client: ClientSessionGenerator, token: str
) -> None:
    """Through starts and stops by itself, silences, resets and settling; what it says of itself can be written."""
    client = stand.loop.run_until_complete(hass_client(token))
    shows = st.tuples(st.sampled_from(SOURCES), VALUES, ATTRIBUTES, st.integers(0, 120))
    starts = st.booleans()

    async def show(story: list[tuple[str, str, dict[str, Any], int]], *, is_started: bool) -> None:
        """Have the sources show one thing after another, as time passes."""
        await stand.bring("training" if is_started else "idle")
        for entity_id, value, attributes, seconds in story:
            _shown(hass, entity_id, value, attributes)
            freezer.tick(timedelta(seconds=seconds))
            async_fire_time_changed(hass, datetime.now(UTC))
            await hass.async_block_till_done()
        stand.is_sound()
        assert stand.rig.totals.energy_kwh >= 0
        assert (await client.get("/api/training_energy/rigs")).status == HTTPStatus.OK
        json_bytes(await async_get_config_entry_diagnostics(hass, stand.entry))
        json_bytes([issue.translation_placeholders for issue in ir.async_get(hass).issues.values()])
        json_bytes([state.as_dict() for state in hass.states.async_all() if state.entity_id not in SOURCES])

    @examples(40)
    @given(story=st.lists(shows, min_size=1, max_size=8), is_started=starts)
    def told(story: list[tuple[str, str, dict[str, Any], int]], *, is_started: bool) -> None:
        """Tell one story."""
        stand.loop.run_until_complete(show(story, is_started=is_started))

    told()

"""All rigs at one look, as a trainer asks for them before its run."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.const import DOMAIN
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .bench import Bench
from .meters import FakeMeter

PATH = "/api/training_energy/rigs"


async def _looked(client: ClientSessionGenerator, token: str | None = None) -> dict[str, Any]:
    """Return what somebody sees at one look."""
    response = await (await client(token) if token else await client()).get(PATH)
    assert response.status == HTTPStatus.OK
    seen: dict[str, Any] = await response.json()
    return seen


async def test_an_idle_rig_is_seen(bench: Bench, hass_client: ClientSessionGenerator) -> None:
    """With the time and the versions, so that a trainer knows whom it talks to and how its own clock goes."""
    await bench.set_up(power_entity="sensor.plug_power")
    seen = await _looked(hass_client)
    assert datetime.fromisoformat(seen["now"]) == dt_util.utcnow()
    assert seen["now"].endswith("+00:00")
    assert "." in seen["now"]
    assert (seen["version"], seen["integration"]) == (__version__, "0.0.0")
    (rig,) = seen["rigs"]
    (meter,) = rig.pop("meters")
    power = rig.pop("power_entity")
    assert rig == {
        "entry_id": "tower",
        "name": "Tower",
        "loaded": True,
        "status": "idle",
        "session": None,
        "price": 0.2,
        "price_entity": None,
        "currency": "EUR",
    }
    assert meter == {
        "entity_id": "sensor.plug_energy",
        "name": "plug energy",
        "state": "351.6880",
        "unit": "kWh",
        "kwh": 351.688,
        "age_s": 0.0,
        "quality": None,
        "step_kwh": None,
        "usual_interval_s": None,
        "problem": False,
    }
    assert power == {
        "entity_id": "sensor.plug_power",
        "name": "plug power",
        "state": "80",
        "unit": "W",
        "power_w": 80.0,
        "age_s": 0.0,
        "problem": False,
    }


async def test_a_session_and_what_its_meter_has_taught(bench: Bench, hass_client: ClientSessionGenerator) -> None:
    """The open session, and how often and how finely the meter counts."""
    await bench.set_up()
    begun = await bench.ask("start_session", name="LoRA", model="SDXL")
    await bench.run(1210, 400)
    (rig,) = (await _looked(hass_client))["rigs"]
    assert rig["status"] == "training"
    assert rig["session"] | {"started_at": ""} == {"id": begun["id"], "name": "LoRA", "model": "SDXL", "started_at": ""}
    assert datetime.fromisoformat(rig["session"]["started_at"]) == datetime.fromisoformat(begun["started_at"])
    (meter,) = rig["meters"]
    assert meter["quality"] == "good"
    assert meter["usual_interval_s"] == 60
    assert meter["step_kwh"] > 0
    assert 0 <= meter["age_s"] <= 60
    await bench.ask("pause_session")
    (rig,) = (await _looked(hass_client))["rigs"]
    assert (rig["status"], rig["session"]["id"]) == ("paused", begun["id"])
    await bench.ask("stop_session")
    (rig,) = (await _looked(hass_client))["rigs"]
    assert (rig["status"], rig["session"]) == ("settling", None)


async def test_meters_that_say_nothing_are_a_problem(
    hass: HomeAssistant, bench: Bench, meter: FakeMeter, hass_client: ClientSessionGenerator
) -> None:
    """One that is unavailable, and one that is gone; so it is with the power."""
    await bench.set_up(power_entity="sensor.plug_power")
    meter.fall_silent()
    bench.power.vanish()
    await hass.async_block_till_done()
    (rig,) = (await _looked(hass_client))["rigs"]
    shown = rig["meters"][0]
    assert (shown["state"], shown["kwh"], shown["age_s"], shown["problem"]) == ("unavailable", None, None, True)
    power = rig["power_entity"]
    assert (power["state"], power["power_w"], power["unit"], power["problem"]) == (None, None, None, True)
    assert power["name"] == "sensor.plug_power"
    meter.unregister()
    await hass.async_block_till_done()
    (rig,) = (await _looked(hass_client))["rigs"]
    shown = rig["meters"][0]
    assert (shown["entity_id"], shown["state"], shown["problem"]) == ("sensor.plug_energy", None, True)


async def test_a_price_that_is_not_shown_is_a_problem(
    hass: HomeAssistant, meter: FakeMeter, hass_client: ClientSessionGenerator
) -> None:
    """Before the first one there is no cost, and after the last one it is an estimate."""
    tariff = FakeMeter(hass, "sensor.tariff", unit_of_measurement="EUR/kWh")
    data = {"meters": [meter.register().id], "price_entity": "sensor.tariff"}
    MockConfigEntry(domain=DOMAIN, entry_id="tower", title="Tower", data=data).add_to_hass(hass)
    assert await async_setup_component(hass, DOMAIN, {})
    seen = []
    for price in ("unknown", "0.3", "unavailable"):
        tariff.show(price)
        await hass.async_block_till_done()
        (rig,) = (await _looked(hass_client))["rigs"]
        seen.append((rig["price"], *(rig["price_entity"][field] for field in ("entity_id", "state", "problem"))))
    assert seen == [
        (None, "sensor.tariff", "unknown", True),
        (0.3, "sensor.tariff", "0.3", False),
        (0.3, "sensor.tariff", "unavailable", True),
    ]


async def test_a_disabled_rig_is_left_out(
    hass: HomeAssistant, rig: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Nobody means it: beside it, the only other one needs no name."""
    MockConfigEntry(
        domain=DOMAIN, title="Attic", data={"meters": ["sensor.attic"]}, disabled_by=ConfigEntryDisabler.USER
    ).add_to_hass(hass)
    assert [each["name"] for each in (await _looked(hass_client))["rigs"]] == ["Tower"]


async def test_rigs_that_are_not_running_are_seen_too(
    hass: HomeAssistant, rig: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """By their names, since nothing else is known of them."""
    other = MockConfigEntry(domain=DOMAIN, entry_id="attic", title="Attic", data={"meters": ["sensor.attic"]})
    other.add_to_hass(hass)
    first, second = (await _looked(hass_client))["rigs"]
    assert (first["name"], first["loaded"]) == ("Tower", True)
    assert second == {
        "entry_id": "attic",
        "name": "Attic",
        "loaded": False,
        "status": None,
        "session": None,
        "price": None,
        "price_entity": None,
        "currency": "EUR",
        "meters": [],
        "power_entity": None,
    }


async def test_everyone_with_a_token_may_look(
    rig: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
    hass_read_only_access_token: str,
) -> None:
    """No administrator is needed, but nobody looks in from outside."""
    assert (await _looked(hass_client, hass_read_only_access_token))["rigs"]
    assert (await (await hass_client_no_auth()).get(PATH)).status == HTTPStatus.UNAUTHORIZED

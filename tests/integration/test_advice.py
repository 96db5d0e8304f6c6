"""What is said of a meter: how good it is for runs, and what to do about one that is not."""

from datetime import timedelta
import json
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy import advice
from custom_components.training_energy.advice import Plug, async_plug
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.diagnostics import async_get_config_entry_diagnostics
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir

from .calls import ask
from .meters import FakeMeter
from .panel import Panel

TEXTS = json.loads((Path(advice.__file__).parent / "translations/en.json").read_text())


async def _change(meter: FakeMeter, freezer: FrozenDateTimeFactory, steps: list[tuple[float, float]]) -> None:
    """Have a meter rise by so many Wh after so many seconds each."""
    wh = 351_688.0
    for seconds, rise in steps:
        freezer.tick(timedelta(seconds=seconds))
        wh += rise
        meter.show(round(wh / 1000, 6))


# What a meter does, in Wh every so many seconds; what is said of it, and of its usual rise and interval.
QUALITIES: list[tuple[str, list[tuple[float, float]], str, float, float]] = [
    ("a Shelly", [(60, 1.3), (60, 1.4), (60, 1.3), (60, 1.3), (60, 6.6)], "good", 1.3, 60),
    ("a Tasmota as it comes", [(300, 7), (300, 6), (300, 33), (300, 34)], "slow", 33, 300),
    ("a Zigbee plug of 10 Wh", [(450, 10), (440, 10), (90, 10), (95, 10), (91, 10), (92, 10)], "coarse", 10, 92),
    ("values set by hand", [(60, 10), (7, 1), (600, 130), (20, 2), (3000, 400), (5, 0.1)], "irregular", 2, 20),
]


@pytest.mark.parametrize(
    ("steps", "quality", "rise", "interval"), [pytest.param(*row, id=phrase) for phrase, *row in QUALITIES]
)
async def test_the_quality_of_a_meter_is_learned(
    hass: HomeAssistant,
    rig: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    steps: list[tuple[float, float]],
    quality: str,
    rise: float,
    interval: float,
) -> None:
    """A few changes tell what to expect of a meter."""
    panel = Panel(hass, rig)
    assert panel.shows("meter_quality") == "unknown"
    await _change(meter, freezer, steps)
    await hass.async_block_till_done()
    state = panel.state("meter_quality")
    assert state.state == quality
    facts = state.attributes
    assert (facts["meter"], facts["resets_seen"]) == (meter.entity_id, 0)
    # They are told anew once they are different by a quarter, not with every reading.
    assert facts["usual_rise_wh"] == pytest.approx(rise, rel=0.25)
    assert facts["usual_interval_s"] == pytest.approx(interval, rel=0.25)
    assert facts["advice"] == ("none" if quality == "good" else "other")
    report = await async_get_config_entry_diagnostics(hass, rig)
    assert report["meters"][meter.entity_id]["quality"] == quality
    texts = TEXTS["entity"]["sensor"]["meter_quality"]
    assert quality in texts["state"]
    assert facts["advice"] in texts["state_attributes"]["advice"]["state"]


async def test_resets_are_counted(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A counter that begins anew each day is shown to do so."""
    await _change(meter, freezer, [(60, 1), (60, 1)])
    freezer.tick(60)
    meter.show("0.001")
    freezer.tick(60)
    meter.show("0.002")
    await hass.async_block_till_done()
    assert Panel(hass, rig).state("meter_quality").attributes["resets_seen"] == 1


def _plugged(
    hass: HomeAssistant, platform: str, identifiers: set[tuple[str, str]] | None, manufacturer: str | None
) -> er.RegistryEntry:
    """Return the entity of a plug that an integration has brought."""
    entry = MockConfigEntry(domain=platform)
    entry.add_to_hass(hass)
    device = identifiers and dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers=identifiers, manufacturer=manufacturer
    )
    return er.async_get(hass).async_get_or_create(
        "sensor", platform, "energy", config_entry=entry, device_id=device.id if device else None
    )


@pytest.mark.parametrize(
    ("platform", "identifiers", "manufacturer", "plug"),
    [
        ("mqtt", {("mqtt", "zigbee2mqtt_0x00158d")}, None, Plug.ZIGBEE2MQTT),
        ("mqtt", {("mqtt", "D8F15B")}, "Tasmota", Plug.TASMOTA),
        ("mqtt", {("mqtt", "other")}, None, Plug.OTHER),
        ("mqtt", None, None, Plug.OTHER),
        ("tasmota", {("tasmota", "x")}, None, Plug.TASMOTA),
        ("shelly", {("shelly", "x")}, None, Plug.SHELLY),
        ("tplink", {("tplink", "x")}, None, Plug.TAPO),
        ("zha", {("zha", "x")}, None, Plug.ZHA),
        ("template", None, None, Plug.OTHER),
    ],
)
async def test_each_plug_is_known_by_its_integration(
    hass: HomeAssistant, platform: str, identifiers: set[tuple[str, str]] | None, manufacturer: str | None, plug: Plug
) -> None:
    """The advice is for the very plug, as far as Home Assistant tells which one it is."""
    assert async_plug(hass, _plugged(hass, platform, identifiers, manufacturer).id) is plug


async def test_an_unregistered_meter_is_any_meter(hass: HomeAssistant) -> None:
    """A sensor from YAML says nothing of what is behind it."""
    assert async_plug(hass, "sensor.yaml") is Plug.OTHER


@pytest.mark.parametrize("plug", Plug)
def test_each_plug_has_a_repair(plug: Plug) -> None:
    """Whatever is found has a text that says what to do."""
    text = TEXTS["issues"][f"coarse_meter_{plug}"]["description"]
    assert "{entity}" in text
    assert "{rig}" in text


async def _run(hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory, wh: float, seconds: int) -> None:
    """Run a session in which the meter comes by twice."""
    meter.show(round(wh / 1000, 3))
    session = await ask(hass, "start_session")
    for _ in range(2):
        freezer.tick(seconds)
        wh += 10
        meter.show(round(wh / 1000, 3))
    stopped = await ask(hass, "stop_session")
    assert stopped["id"] == session["id"]


def _issues(hass: HomeAssistant) -> list[str | None]:
    """Return the repairs that are shown."""
    return [issue.translation_key for (domain, _), issue in ir.async_get(hass).issues.items() if domain == DOMAIN]


async def test_a_meter_that_is_too_coarse_three_times_is_a_repair(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """Once may be a short run; the repair goes when a run comes for which the meter is good enough."""
    await _change(meter, freezer, [(450, 10), (440, 10), (460, 10)])
    wh = 351_718.0
    for number in range(1, 4):
        await _run(hass, meter, freezer, wh, 330 + number)
        wh += 20
        assert _issues(hass) == (["coarse_meter_other"] if number == 3 else [])
    sessions = (await ask(hass, "list_sessions"))["sessions"]
    assert [[flag["fault"] for flag in session["flags"]] for session in sessions] == [["coarse_meter"]] * 3
    assert sessions[0]["flags"][0]["meter"] == meter.entity_id
    width = sessions[0]["energy_max_kwh"] - sessions[0]["energy_min_kwh"]
    assert sessions[0]["flags"][0]["kwh"] >= width > 0.05 * sessions[0]["energy_kwh"]
    await hass.config_entries.async_reload(rig.entry_id)
    assert _issues(hass) == ["coarse_meter_other"]
    await ask(hass, "start_session")
    for number in range(154):
        freezer.tick(90)
        wh += 10
        meter.show(round(wh / 1000, 3))
        if number == 150:
            freezer.tick(1)
            await ask(hass, "stop_session")
    await hass.async_block_till_done()
    assert _issues(hass) == []


async def test_a_meter_is_not_blamed_for_runs_that_are_short(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """Such as the first that somebody starts and stops to see what happens."""
    await _change(meter, freezer, [(450, 10), (440, 10), (460, 10)])
    for number in range(4):
        await _run(hass, meter, freezer, 351_718.0 + 20 * number, 90)
    flags = [session["flags"] for session in (await ask(hass, "list_sessions"))["sessions"]]
    assert all(flags)
    assert _issues(hass) == []


async def test_a_rig_that_goes_takes_its_advice_along(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """Nobody is told of a meter that nobody measures with any more."""
    await _change(meter, freezer, [(450, 10), (440, 10), (460, 10)])
    for number in range(3):
        await _run(hass, meter, freezer, 351_718.0 + 20 * number, 330)
    assert _issues(hass)
    await hass.config_entries.async_remove(rig.entry_id)
    assert not _issues(hass)

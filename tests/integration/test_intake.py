"""What a rig hears of its meters and its price, and what it makes of it."""

from datetime import timedelta
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Details, Figures
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.util import dt as dt_util

from .meters import FakeMeter


def _show_price(hass: HomeAssistant, price: str, unit: str = "USD/kWh") -> None:
    """Have the price entity say a price."""
    hass.states.async_set("sensor.price", price, {"unit_of_measurement": unit})


@pytest.fixture
async def priced_rig(hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> MockConfigEntry:
    """Return a rig whose price is an entity that does not exist yet."""
    hass.config.currency = "USD"
    data = {"meters": [meter.entity_id], "price_entity": "sensor.price"}
    entry = MockConfigEntry(domain=DOMAIN, title="Priced", data=data)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    return entry


def _figures(rig: MockConfigEntry) -> dict[str, Any]:
    """Return the energy, cost and estimated energy of the session last started."""
    figures: Figures = rig.runtime_data.figures
    cost = None if figures.cost is None else float(figures.cost)
    return {"kwh": float(figures.energy_kwh), "cost": cost, "estimated": float(figures.estimated_kwh)}


async def _reload(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """Have Home Assistant set the rig up anew."""
    assert await hass.config_entries.async_reload(rig.entry_id)
    await hass.async_block_till_done()


async def test_a_silent_meter_is_said_once_and_so_is_its_return(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody wants the log full of a plug without Wi-Fi."""
    caplog.set_level(logging.INFO, logger="custom_components.training_energy")
    caplog.clear()
    for state in ("unavailable", "unknown", "unavailable", "nonsense", "-1", "nan"):
        meter.show(state)
    meter.show("351.7")
    meter.show("351.8")
    lines = [record.message for record in caplog.records if meter.entity_id in record.message]
    assert len(lines) == 2
    assert not rig.runtime_data.silent_meters


async def test_what_is_used_while_a_meter_is_silent_counts(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter
) -> None:
    """An outage of the plug's connection eats no energy."""
    await rig.runtime_data.async_start_session(Details())
    meter.fall_silent()
    meter.show("351.899")
    assert _figures(rig)["kwh"] == 0.211


async def test_a_renamed_meter_goes_on_counting(hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter) -> None:
    """Who tidies up names in the middle of a run loses nothing."""
    await rig.runtime_data.async_start_session(Details())
    meter.rename("sensor.tower_energy")
    await hass.async_block_till_done()
    meter.show("351.899")
    assert _figures(rig)["kwh"] == 0.211


async def test_each_reading_is_converted_by_its_own_unit(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter
) -> None:
    """A meter whose unit is changed in the settings is still the same meter."""
    await rig.runtime_data.async_start_session(Details())
    meter.show("351788", unit_of_measurement="Wh")
    meter.show("0.351899", unit_of_measurement="MWh")
    assert _figures(rig)["kwh"] == 0.211


async def test_a_repeated_value_says_that_the_meter_is_alive(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """Home Assistant reports a repeated value without a change of state."""
    freezer.tick(60)
    meter.show("351.688")
    assert rig.runtime_data.book.meters[0].seen == dt_util.utcnow()


async def test_energy_takes_the_price_of_its_time(
    hass: HomeAssistant, priced_rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A reading that spans a new price is split by time between the two."""
    _show_price(hass, "0.20")
    meter.show("352")
    await priced_rig.runtime_data.async_start_session(Details())
    freezer.tick(600)
    _show_price(hass, "40", "¢/kWh")
    freezer.tick(300)
    meter.show("352.3")
    assert _figures(priced_rig) == {"kwh": 0.3, "cost": pytest.approx(0.2 * 0.2 + 0.1 * 0.4), "estimated": 0}


async def test_a_price_that_goes_away_is_carried_on_as_an_estimate(
    hass: HomeAssistant, priced_rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """The energy is neither free nor waits for whatever price comes next."""
    _show_price(hass, "0.20")
    meter.show("352")
    await priced_rig.runtime_data.async_start_session(Details())
    freezer.tick(600)
    hass.states.async_set("sensor.price", "unavailable")
    freezer.tick(300)
    meter.show("352.3")
    assert _figures(priced_rig) == {"kwh": 0.3, "cost": pytest.approx(0.06), "estimated": 0.1}


async def test_a_late_first_price_counts_for_what_was_used_before(
    hass: HomeAssistant, priced_rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """Until then the cost is unknown, not zero."""
    await priced_rig.runtime_data.async_start_session(Details())
    freezer.tick(600)
    meter.show("351.788")
    assert _figures(priced_rig) == {"kwh": 0.1, "cost": None, "estimated": 0}
    _show_price(hass, "0.20")
    assert _figures(priced_rig) == {"kwh": 0.1, "cost": 0.02, "estimated": 0.1}


async def test_the_price_of_a_time_that_nobody_watched_is_an_estimate(
    hass: HomeAssistant, priced_rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """While Home Assistant was down the last price goes on, and the figures say so."""
    _show_price(hass, "0.20")
    await priced_rig.runtime_data.async_start_session(Details())
    await hass.config_entries.async_unload(priced_rig.entry_id)
    hass.states.async_remove("sensor.price")
    freezer.tick(600)
    assert await hass.config_entries.async_setup(priced_rig.entry_id)
    await hass.async_block_till_done()
    _show_price(hass, "0.30")
    meter.show("351.788")
    estimated = pytest.approx(0.1, abs=1e-4)
    assert _figures(priced_rig) == {"kwh": 0.1, "cost": pytest.approx(0.02), "estimated": estimated}


async def test_a_session_goes_on_over_a_restart(hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter) -> None:
    """What was used meanwhile counts, and the figures are never zero in between."""
    await rig.runtime_data.async_start_session(Details())
    meter.show("351.788")
    await hass.config_entries.async_unload(rig.entry_id)
    meter.show("351.899")
    assert await hass.config_entries.async_setup(rig.entry_id)
    await hass.async_block_till_done()
    session = await rig.runtime_data.async_stop_session(steps=2000)
    assert session.settled
    assert _figures(rig) == {"kwh": 0.211, "cost": 0.0422, "estimated": 0}


async def test_a_doubt_outlives_a_restart_and_then_settles(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A session stopped while its meter showed zero waits for what that was."""
    await rig.runtime_data.async_start_session(Details())
    freezer.tick(3600)
    meter.show("351.788")
    freezer.tick(60)
    meter.show("0")
    session = await rig.runtime_data.async_stop_session()
    assert not session.settled
    await _reload(hass, rig)
    freezer.tick(60)
    meter.show("351.8")
    assert rig.runtime_data.shown.settled
    assert _figures(rig)["kwh"] == 0.1


async def test_a_doubt_that_nothing_decides_ends(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A meter that never comes back cannot keep a session open for ever."""
    await rig.runtime_data.async_start_session(Details())
    freezer.tick(3600)
    meter.show("351.788")
    meter.show("0")
    await rig.runtime_data.async_stop_session()
    freezer.tick(timedelta(hours=24, seconds=31))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert rig.runtime_data.shown.settled
    assert _figures(rig)["kwh"] == 0.1


async def test_a_spike_reaches_the_totals_late_and_leaves_them_alone(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """What cannot have been used shows in the session at once, but adds to nothing yet."""
    await rig.runtime_data.async_start_session(Details())
    meter.show("900")
    assert _figures(rig)["kwh"] > 500
    assert rig.runtime_data.totals.energy_kwh == 0
    meter.show("351.688")
    assert _figures(rig)["kwh"] == 0
    meter.show("900")
    freezer.tick(timedelta(minutes=5, seconds=31))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert rig.runtime_data.totals.energy_kwh > 500


async def test_other_meters_count_from_when_they_are_chosen(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter
) -> None:
    """A reconfigured rig keeps what it counted and goes on with what it has now."""
    await rig.runtime_data.async_start_session(Details())
    meter.show("351.788")
    await rig.runtime_data.async_stop_session()
    other = FakeMeter(hass, "sensor.other_energy")
    other.show("5")
    hass.config_entries.async_update_entry(rig, data={**rig.data, "meters": [*rig.data["meters"], other.entity_id]})
    await _reload(hass, rig)
    await rig.runtime_data.async_start_session(Details())
    meter.show("351.888")
    other.show("5.05")
    assert _figures(rig)["kwh"] == pytest.approx(0.15)
    assert float(rig.runtime_data.totals.sessions) == 2


async def test_a_meter_is_no_problem_while_home_assistant_starts(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter
) -> None:
    """Meters come with their integrations: only once all are there is one missed."""
    meter.fall_silent()
    hass.set_state(CoreState.starting)
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    assert not rig_entry.runtime_data.silent_meters
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    assert rig_entry.runtime_data.silent_meters
    hass.set_state(CoreState.stopping)
    meter.fall_silent()
    assert rig_entry.runtime_data.silent_meters

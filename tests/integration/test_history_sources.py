"""What a session after the fact takes from the recorder beside its meter: prices, powers, the carbon intensity."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from homeassistant.core import HomeAssistant

from .bench import Bench
from .calls import Answer
from .meters import FakeMeter

# The recorder comes before all others, as it does in Home Assistant.
pytestmark = pytest.mark.usefixtures("recorder_mock")


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


async def _recorded(bench: Bench, *sources: tuple[FakeMeter, Any]) -> Answer:
    """Record an hour of training, in the middle of which sources show something else; None is nothing at all."""
    await bench.run(605, 80)
    begin = bench.now
    await bench.run(1800, 400)
    for source, value in sources:
        source.fall_silent() if value is None else source.show(value)
    end = await bench.run(1800)
    await bench.run(1800, 80)
    await async_wait_recording_done(bench.hass)
    return await bench.ask("record_session", start_time=begin, end_time=end)


async def test_a_fixed_intensity_counts_for_all_of_it(bench: Bench) -> None:
    """It is the rig's, whatever was recorded."""
    await bench.set_up(carbon_intensity=350)
    session = await _recorded(bench)
    assert session["energy_kwh"] == pytest.approx(0.4, rel=0.01)
    assert session["emissions_kg"] == pytest.approx(session["energy_kwh"] * 0.35)


async def test_each_part_takes_the_intensity_of_its_time(bench: Bench, grid: FakeMeter) -> None:
    """As if the session had been live; and its power tells when a slow meter's energy was used."""
    await bench.set_up(carbon_intensity_entity="sensor.grid", power_entity="sensor.plug_power")
    session = await _recorded(bench, (grid, 100))
    assert session["energy_kwh"] == pytest.approx(0.4, rel=0.01)
    assert session["emissions_kg"] == pytest.approx(0.2 * 0.4 + 0.2 * 0.1, rel=0.02)


async def test_a_price_that_went_away_goes_on_as_an_estimate(bench: Bench, hass: HomeAssistant) -> None:
    """The recorder knows that there was none, and what the last one was."""
    tariff = FakeMeter(hass, "sensor.tariff", device_class=None, state_class=None, unit_of_measurement="EUR/kWh")
    tariff.register()
    tariff.show(0.3)
    data = {"meters": bench.entry.data["meters"], "price_entity": tariff.register().id}
    hass.config_entries.async_update_entry(bench.entry, data=data)
    await bench.set_up()
    session = await _recorded(bench, (tariff, None))
    assert session["cost"] == pytest.approx(0.3 * session["energy_kwh"])
    assert session["estimated_kwh"] == pytest.approx(0.2, rel=0.02)

"""Whether the prices of their page are what a rig can be billed by, and change when they should."""

from datetime import UTC, datetime
from typing import Any, Final

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.pages import examples

from .calls import ask
from .meters import FakeMeter

SENSORS: Final[dict[str, dict[str, Any]]] = {
    sensor["unique_id"]: sensor
    for example in examples("yaml")
    if example.page.stem == "prices" and isinstance(example.parsed, dict) and "template" in example.parsed
    for section in example.parsed["template"]
    for sensor in section["sensor"]
}
SPOT: Final = "sensor.nord_pool_se3_current_price"
SELECT: Final = "select.daily_energy"


async def _billed_by(hass: HomeAssistant, meter: FakeMeter, price: str) -> None:
    """Set a price of the page up, and a rig that is billed by it."""
    await hass.config.async_update(currency="EUR", time_zone="Europe/Berlin")
    assert await async_setup_component(hass, "template", {"template": [{"sensor": [SENSORS[price]]}]})
    await hass.async_block_till_done()
    data = {"meters": [meter.register().id], "price_entity": f"sensor.{price}"}
    entry = MockConfigEntry(domain=DOMAIN, title="Tower", data=data)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()


class Clock:
    """The clock on the wall, which a test sets forward."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
        """Begin on an evening in Berlin, two hours before the night."""
        self._hass, self._freezer = hass, freezer
        freezer.move_to(datetime(2026, 11, 22, 19, 0, tzinfo=UTC))

    async def pass_hours(self, hours: int) -> None:
        """Let time pass, and Home Assistant notice."""
        self._freezer.tick(hours * 3600)
        async_fire_time_changed(self._hass)
        await self._hass.async_block_till_done()


@pytest.fixture
def clock(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Clock:
    """Return a clock that stands until a test sets it forward."""
    return Clock(hass, freezer)


def test_each_price_of_the_page_is_tried() -> None:
    """One that is new there wants a test here."""
    assert set(SENSORS) == {"what_a_kwh_costs", "price_by_the_hour", "price_by_tariff"}


async def test_market_price_has_what_comes_on_top(hass: HomeAssistant, clock: Clock, meter: FakeMeter) -> None:
    """The whole price is billed, also one below zero; while the market's is away, the last one."""
    hass.states.async_set(SPOT, "0.15", {"unit_of_measurement": "EUR/kWh"})
    await _billed_by(hass, meter, "what_a_kwh_costs")
    await ask(hass, "start_session")
    for reading, next_price in (("352.688", "-0.25"), ("353.688", "unavailable"), ("354.688", "unavailable")):
        await clock.pass_hours(1)
        meter.show(reading)
        hass.states.async_set(SPOT, next_price, {"unit_of_measurement": "EUR/kWh"})
        await hass.async_block_till_done()
    assert hass.states.is_state("sensor.what_a_kwh_costs", "unavailable")
    session = await ask(hass, "stop_session")
    assert session["cost"] == pytest.approx(0.3 - 0.2 - 0.2)
    assert session["estimated_kwh"] == pytest.approx(1)


# Home Assistant leaves the timer of a template that looks at the clock.
@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["waits"])
async def test_night_is_cheaper(hass: HomeAssistant, clock: Clock, meter: FakeMeter) -> None:
    """From ten in the evening to six in the morning, by the clock on the wall."""
    await _billed_by(hass, meter, "price_by_the_hour")
    await ask(hass, "start_session")
    for reading, hours in (("352.688", 2), ("353.688", 8), ("354.688", 1)):
        await clock.pass_hours(hours)
        meter.show(reading)
    session = await ask(hass, "stop_session")
    assert [part["price"] for part in session["segments"]] == [0.32, 0.24, 0.32]
    assert session["cost"] == pytest.approx(0.32 + 0.24 + 0.32)


async def test_tariff_of_a_utility_meter_is_the_price(hass: HomeAssistant, clock: Clock, meter: FakeMeter) -> None:
    """Its cents are a hundredth of the money, and a select without a state is no price."""
    hass.states.async_set(SELECT, "peak")
    await _billed_by(hass, meter, "price_by_tariff")
    await ask(hass, "start_session")
    for reading, next_tariff in (("352.688", "offpeak"), ("353.688", "unknown")):
        await clock.pass_hours(1)
        meter.show(reading)
        hass.states.async_set(SELECT, next_tariff)
        await hass.async_block_till_done()
    session = await ask(hass, "stop_session")
    assert session["cost"] == pytest.approx(0.32 + 0.24)
    assert hass.states.is_state("sensor.price_by_tariff", "unavailable")

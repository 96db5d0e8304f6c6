"""A rig with a power sensor: it tells when energy was used that a slow meter shows late."""

from decimal import Decimal

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.readings import power_from
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import issue_registry as ir

from .calls import ask
from .meters import FakeMeter


@pytest.mark.parametrize(
    ("value", "unit", "kilowatts"),
    [
        ("350.5", "W", "0.3505"),
        ("0.35", "kW", "0.35"),
        ("350500", "mW", "0.3505"),
        ("0", "W", "0"),
        ("-5", "W", "-0.005"),
        ("1e20", "W", None),
        ("350", "VA", None),
        ("350", None, None),
        ("unavailable", "W", None),
        ("nan", "W", None),
    ],
)
def test_a_power_is_read_in_its_own_unit(value: str, unit: str | None, kilowatts: str | None) -> None:
    """What is no power says nothing."""
    power = power_from(State("sensor.power", value, {"unit_of_measurement": unit}))
    assert power == (None if kilowatts is None else Decimal(kilowatts))


@pytest.fixture
async def power(hass: HomeAssistant, rig: MockConfigEntry, freezer: FrozenDateTimeFactory) -> FakeMeter:
    """Return the power sensor of a rig."""
    sensor = FakeMeter(hass, "sensor.plug_power", device_class="power", unit_of_measurement="W")
    sensor.register()
    sensor.show(80)
    hass.config_entries.async_update_entry(rig, options={"power_entity": sensor.register().id})
    await hass.config_entries.async_reload(rig.entry_id)
    return sensor


async def _train(
    hass: HomeAssistant, meter: FakeMeter, power: FakeMeter, freezer: FrozenDateTimeFactory
) -> dict[str, float]:
    """Train for 1000 s at 400 W on a plug that reports every five minutes; return the session."""
    wh, watts, session = 351_688.0, 80.0, {}
    for second in range(5400):
        freezer.tick(1)
        wh += watts / 3600
        if second == 2000:
            watts = 400.0
            power.show(watts)
            session = await ask(hass, "start_session")
        if second == 3000:
            watts = 80.0
            power.show(watts)
            await ask(hass, "stop_session")
        if second % 300 == 0:
            meter.show(round(wh / 1000, 3))
    await hass.async_block_till_done()
    return await ask(hass, "get_session", session_id=session["id"])


async def test_power_tells_when_energy_was_used(
    hass: HomeAssistant, meter: FakeMeter, power: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """One later report is enough, and the counter's step is all that is uncertain."""
    session = await _train(hass, meter, power, freezer)
    assert session["settled"]
    assert session["energy_kwh"] == pytest.approx(400 * 1000 / 3.6e6, abs=0.0012)


async def test_a_power_of_something_else_is_not_believed(
    hass: HomeAssistant, meter: FakeMeter, power: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A sensor that does not explain what the meter counts leaves the meter to itself."""
    power.attributes["unit_of_measurement"] = "mW"
    session = await _train(hass, meter, power, freezer)
    assert session["energy_kwh"] == pytest.approx(400 * 1000 / 3.6e6, abs=0.003)


async def test_a_power_that_is_renamed_is_followed(hass: HomeAssistant, rig: MockConfigEntry, power: FakeMeter) -> None:
    """Its states are heard under its new name, and not under the old one."""
    power.rename("sensor.tower_power")
    await hass.async_block_till_done()
    power.show(123)
    assert rig.runtime_data.book.power.samples[-1].kw == Decimal("0.123")
    power.fall_silent()
    assert rig.runtime_data.book.power.samples[-1].kw is None


async def test_a_power_that_is_gone_is_told(hass: HomeAssistant, rig: MockConfigEntry, power: FakeMeter) -> None:
    """The rig measures on without it, and its owner may want to know."""
    power.unregister()
    await hass.async_block_till_done()
    issues = [issue.translation_key for issue in ir.async_get(hass).issues.values()]
    assert issues == ["power_entity_gone"]
    assert rig.runtime_data.book.power.samples[-1].kw is None


async def test_a_power_in_another_unit_is_told(hass: HomeAssistant, rig: MockConfigEntry, power: FakeMeter) -> None:
    """Volt-amperes are no watts."""
    power.show(400, unit_of_measurement="VA")
    await hass.async_block_till_done()
    issues = [issue.translation_key for issue in ir.async_get(hass).issues.values()]
    assert issues == ["power_entity_unusable"]

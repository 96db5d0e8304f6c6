"""What a state says: a reading in kWh, a price per kWh, or nothing."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.readings import number_typed, price_from, reading_from
from custom_components.training_energy.units import JOULES
from homeassistant.const import UnitOfEnergy
from homeassistant.core import State
from homeassistant.util.unit_conversion import EnergyConverter

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def energy(value: object, unit: object = "kWh", **attributes: object) -> State:
    """Return a state that a meter might have."""
    return State(
        "sensor.meter", str(value), {"unit_of_measurement": unit, **attributes}, last_changed=NOON, last_updated=NOON
    )


def money(value: object, unit: object = None) -> State:
    """Return a state that a price might have."""
    return State("sensor.price", str(value), {} if unit is None else {"unit_of_measurement": unit})


@pytest.mark.parametrize(
    ("value", "unit", "kwh"),
    [
        pytest.param("351.688", "kWh", "351.688", id="the reference run's first reading"),
        pytest.param("0", "kWh", "0", id="a new meter"),
        pytest.param("-0.0", "kWh", "0", id="a zero with a sign"),
        pytest.param("351688", "Wh", "351.688", id="watt-hours"),
        pytest.param("1885.832", "Wh", "1.885832", id="thousandths of a watt-hour"),
        pytest.param("1.5", "MWh", "1500", id="megawatt-hours"),
        pytest.param("0.000001", "GWh", "1", id="gigawatt-hours"),
        pytest.param("0.1", "TWh", "100000000", id="terawatt-hours"),
        pytest.param("1", "mWh", "0.000001", id="milliwatt-hours"),
        pytest.param("3600000", "J", "1", id="joules"),
        pytest.param("1", "J", "0.000000278", id="one joule, rounded to nine decimals"),
        pytest.param("3600", "kJ", "1", id="kilojoules"),
        pytest.param("3.6", "MJ", "1", id="megajoules"),
        pytest.param("0.0036", "GJ", "1", id="gigajoules"),
        pytest.param("1", "kcal", "0.001162222", id="kilocalories"),
        pytest.param("1", "thm", "29.300111111", id="therms"),
        pytest.param("351.68800000000005", "kWh", "351.688", id="a float's rounding error"),
        pytest.param("3.51688e2", "kWh", "351.688", id="an exponent"),
        pytest.param("1e-400", "kWh", "0", id="less than any meter shows"),
    ],
)
def test_a_meter_is_read_in_kwh(value: str, unit: str, kwh: str) -> None:
    """Every unit of energy is converted by its own factor, exactly."""
    reading = reading_from(energy(value, unit))
    assert reading is not None
    assert str(reading.kwh + 0) == str(Decimal(kwh).quantize(Decimal("1e-9")))
    assert reading.at == NOON


@pytest.mark.parametrize("unit", list(UnitOfEnergy))
def test_every_unit_of_home_assistant_is_known(unit: UnitOfEnergy) -> None:
    """A unit that a later Home Assistant adds must not turn a meter into no evidence."""
    ours = float(JOULES[unit] / JOULES["kWh"])
    assert ours == pytest.approx(EnergyConverter.convert(1, unit, UnitOfEnergy.KILO_WATT_HOUR), rel=1e-12)


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(energy("unavailable"), id="unavailable"),
        pytest.param(energy("unknown"), id="unknown"),
        pytest.param(energy(""), id="nothing"),
        pytest.param(energy("off"), id="text"),
        pytest.param(energy("12 kWh"), id="a number with its unit"),
        pytest.param(energy("nan"), id="nan"),
        pytest.param(energy("sNaN"), id="a signalling nan"),
        pytest.param(energy("inf"), id="infinity"),
        pytest.param(energy("-inf"), id="minus infinity"),
        pytest.param(energy("1e400"), id="more than a float holds"),
        pytest.param(energy("1e99999999999999999999"), id="more than a decimal holds"),
        pytest.param(energy("9" * 255), id="as many digits as a state holds"),
        pytest.param(energy("1e12"), id="a trillion kWh"),
        pytest.param(energy("1e9", "TWh"), id="a quintillion kWh"),
        pytest.param(energy("-0.001"), id="a negative counter"),
        pytest.param(energy("1", None), id="no unit"),
        pytest.param(energy("1", ""), id="an empty unit"),
        pytest.param(energy("1", "W"), id="a unit of power"),
        pytest.param(energy("1", "kwh"), id="a unit in the wrong case"),
        pytest.param(energy("1", ["kWh"]), id="a unit that is a list"),
        pytest.param(energy("1", 5), id="a unit that is a number"),
        pytest.param(State("sensor.meter", "1"), id="no attributes"),
    ],
)
def test_what_is_no_evidence_is_no_reading(state: State) -> None:
    """Nothing that a state can hold raises, and nothing but a reading is one."""
    assert reading_from(state) is None


@pytest.mark.parametrize(
    ("state_class", "last_reset", "expected"),
    [
        pytest.param("total", NOON.isoformat(), NOON, id="a total that says when it was reset"),
        pytest.param("total", "2026-11-02T13:00:00+01:00", NOON, id="in another time zone"),
        pytest.param("total", NOON, NOON, id="a time that is no text"),
        pytest.param("total", None, None, id="a total that never resets"),
        pytest.param("total", "yesterday", None, id="text that is no time"),
        pytest.param("total", "2026-02-31 10:00:00", None, id="a day that does not exist"),
        pytest.param("total", "0001-01-01T00:00:00+14:00", None, id="a time before all others"),
        pytest.param("total", 5, None, id="a number"),
        pytest.param("total_increasing", NOON.isoformat(), None, id="a counter that needs no reset"),
        pytest.param(None, NOON.isoformat(), None, id="no state class"),
        pytest.param(["total"], NOON.isoformat(), None, id="a state class that is a list"),
    ],
)
def test_a_reset_counts_only_where_the_meter_defines_it(
    state_class: object, last_reset: object, expected: datetime | None
) -> None:
    """Only the state class total says something with its last reset."""
    reading = reading_from(energy(1, state_class=state_class, last_reset=last_reset))
    assert reading is not None
    assert reading.last_reset == expected


def test_a_repeated_reading_has_the_time_of_its_report() -> None:
    """Home Assistant moves no time of a state that says the same again but last_reported."""
    later = NOON + timedelta(minutes=1)
    reading = reading_from(energy(1), later)
    assert reading is not None
    assert reading.at == later


@pytest.mark.parametrize(
    ("value", "unit", "currency", "price"),
    [
        pytest.param("0.20", "USD/kWh", "USD", "0.2", id="the reference run's price"),
        pytest.param("0.2", None, "USD", "0.2", id="no unit"),
        pytest.param("0.2", "", "USD", "0.2", id="an empty unit"),
        pytest.param("85", "EUR/MWh", "EUR", "0.085", id="wholesale"),
        pytest.param("85", "€ / mwh", "EUR", "0.085", id="wholesale in other letters"),
        pytest.param("0.0002", "EUR/Wh", "EUR", "0.2", id="per watt-hour"),
        pytest.param("0.1", "EUR/MJ", "EUR", "0.36", id="per megajoule"),
        pytest.param("0.2", "€/kWh", "EUR", "0.2", id="a euro sign"),
        pytest.param("0.2", "€/KWH", "EUR", "0.2", id="capitals"),
        pytest.param("20", "ct/kWh", "EUR", "0.2", id="ct"),
        pytest.param("20", "c/kWh", "EUR", "0.2", id="c"),
        pytest.param("20", "Cent/kWh", "EUR", "0.2", id="Cent"),
        pytest.param("20", "¢/kWh", "USD", "0.2", id="a cent sign"),
        pytest.param("20", "c/kWh", "AUD", "0.2", id="Australian cents"),
        pytest.param("0.2", "$/kWh", "CAD", "0.2", id="a dollar sign in Canada"),
        pytest.param("150", "öre/kWh", "SEK", "1.5", id="öre"),
        pytest.param("150", "O\u0308re/kWh", "SEK", "1.5", id="öre of two characters"),
        pytest.param("150", "øre/kWh", "NOK", "1.5", id="Norwegian øre"),
        pytest.param("150", "øre/kWh", "DKK", "1.5", id="Danish øre"),
        pytest.param("1.5", "kr/kWh", "SEK", "1.5", id="kronor"),
        pytest.param("25", "p/kWh", "GBP", "0.25", id="pence"),
        pytest.param("0.25", "£/kWh", "GBP", "0.25", id="pounds"),
        pytest.param("27", "Rp/kWh", "CHF", "0.27", id="Rappen"),
        pytest.param("1444.7", "Rp/kWh", "IDR", "1444.7", id="rupiah"),
        pytest.param("-0.05", "EUR/kWh", "EUR", "-0.05", id="a negative price"),
        pytest.param("0", "EUR/kWh", "EUR", "0", id="free"),
        pytest.param("0.12345678949", "EUR/kWh", "EUR", "0.1234567895", id="ten decimals"),
    ],
)
def test_a_price_is_read_per_kwh(value: str, unit: str | None, currency: str, price: str) -> None:
    """A minor unit is a hundredth, never a price a hundred times too high."""
    assert price_from(money(value, unit), currency) == Decimal(price)


@pytest.mark.parametrize(
    ("value", "unit", "currency"),
    [
        pytest.param("unavailable", "EUR/kWh", "EUR", id="unavailable"),
        pytest.param("nan", "EUR/kWh", "EUR", id="nan"),
        pytest.param("inf", "EUR/kWh", "EUR", id="infinity"),
        pytest.param("1e400", "EUR/kWh", "EUR", id="more than a float holds"),
        pytest.param("1e12", "EUR/kWh", "EUR", id="a trillion"),
        pytest.param("cheap", "EUR/kWh", "EUR", id="text"),
        pytest.param("1", "USD/kWh", "EUR", id="another currency"),
        pytest.param("1", "$/kWh", "EUR", id="another currency's sign"),
        pytest.param("1", "p/kWh", "EUR", id="another currency's minor unit"),
        pytest.param("1", "ct/kWh", "JPY", id="cents of a currency without any"),
        pytest.param("1", "ct/kWh", "CHF", id="cents of the neighbours"),
        pytest.param("1", "ct/kWh", "SEK", id="cents where there are öre"),
        pytest.param("1", "EUR", "EUR", id="money alone"),
        pytest.param("1", "ct", "EUR", id="cents alone"),
        pytest.param("1", "EUR/m³", "EUR", id="the price of gas"),
        pytest.param("1", "EUR/kWh/h", "EUR", id="one slash too many"),
        pytest.param("1", "gold/kWh", "EUR", id="no money"),
        pytest.param("1", "/kWh", "EUR", id="nothing per kWh"),
        pytest.param("1", "kWh", "EUR", id="energy"),
        pytest.param("1", ["EUR/kWh"], "EUR", id="a unit that is a list"),
    ],
)
def test_what_is_no_price_here_is_none(value: str, unit: object, currency: str) -> None:
    """A price that cannot be understood is no price, never a wrong one."""
    assert price_from(money(value, unit), currency) is None


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        pytest.param(0.2, Decimal("0.2"), id="a price"),
        pytest.param(1, Decimal(1), id="a whole price"),
        pytest.param(-0.05, Decimal("-0.05"), id="a negative price"),
        pytest.param(0.1 + 0.2, Decimal("0.3"), id="a float's rounding error"),
        pytest.param(float("nan"), None, id="nan"),
        pytest.param(float("inf"), None, id="infinity"),
        pytest.param(1e300, None, id="more than there is money"),
    ],
)
def test_a_typed_price_is_what_was_typed(typed: float, price: Decimal | None) -> None:
    """A number from a form is the decimal that its user saw, or refused."""
    assert number_typed(typed) == price

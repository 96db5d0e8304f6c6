"""What a state of Home Assistant says: a reading, a price, or nothing that counts.

Nothing here raises, whatever a state holds: a source is another integration's, and what it
writes is evidence or it is not.
"""

from datetime import datetime
from decimal import Decimal
from typing import Final

from homeassistant.components.sensor import ATTR_LAST_RESET, ATTR_STATE_CLASS
from homeassistant.components.sensor.const import SensorStateClass
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import State
from homeassistant.util import dt as dt_util

from .ledger import KWH_LIMIT, KWH_STEP, Reading
from .units import EXACT, KILOWATTS, UnitFault, intensity_factor, kwh_of, price_factor

# One more than energy has, since a price per Wh is a thousandth of one per kWh.
_PRICE_STEP: Final = Decimal("1e-10")

# A milliwatt in kW; no plug is nearly as fine.
_POWER_STEP: Final = Decimal("1e-6")


def reading_from(state: State, at: datetime | None = None) -> Reading | None:
    """Return what a meter shows in kWh, or None where its state is no evidence.

    A reading is as old as what it shows: from `last_updated`, which moves with the value and with
    its unit or reset, is never moved afterwards, and is what the recorder keeps. Whoever
    hears the same value reported again passes the time of that report as `at`.
    """
    number = _number(state.state)
    if number is None or number < 0:
        return None
    kwh = kwh_of(number, state.attributes.get(ATTR_UNIT_OF_MEASUREMENT))
    kwh = None if kwh is None else _bounded(kwh, KWH_STEP)
    if kwh is None:
        return None
    return Reading(at=at or state.last_updated, kwh=kwh, last_reset=_last_reset(state))


def power_from(state: State) -> Decimal | None:
    """Return the power (kW) that a state shows, or None where it is none."""
    number = _number(state.state)
    factor = KILOWATTS.get(str(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)))
    if number is None or factor is None:
        return None
    return _bounded(EXACT.multiply(number, factor), _POWER_STEP)


def intensity_from(state: State) -> Decimal | None:
    """Return a carbon intensity (gCO2eq per kWh) that a state shows, or None where it is none."""
    number = _number(state.state)
    grams = intensity_factor(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT))
    if number is None or grams is None or number < 0:
        return None
    return _bounded(EXACT.multiply(number, grams), _POWER_STEP)


def price_from(state: State, currency: str) -> Decimal | None:
    """Return a price in the currency per kWh, or None where the state is none."""
    number = _number(state.state)
    factor = price_factor(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT), currency)
    if number is None or isinstance(factor, UnitFault):
        return None
    return _bounded(EXACT.multiply(number, factor), _PRICE_STEP)


def number_typed(number: float) -> Decimal | None:
    """Return a number that someone typed, a price say, or None where it is no amount."""
    typed = _number(repr(number))
    return None if typed is None else _bounded(typed, _PRICE_STEP)


def is_number(text: str) -> bool:
    """Return whether a state's text is a number that could be counted with."""
    return _number(text) is not None


def _number(text: str) -> Decimal | None:
    """Return the finite number that a text is, however it is written."""
    number = EXACT.create_decimal(text)
    return number if number.is_finite() else None


def _bounded(number: Decimal, step: Decimal) -> Decimal | None:
    """Return a number to a step, or None beyond what any meter shows, and any price.

    Adding zero takes the sign off a zero, which would otherwise show as -0.
    """
    if number.copy_abs() >= KWH_LIMIT:
        return None
    return EXACT.add(EXACT.quantize(number, step), Decimal(0))


def _last_reset(state: State) -> datetime | None:
    """Return when a counter began to count anew, where it is of the kind that says so."""
    if state.attributes.get(ATTR_STATE_CLASS) != SensorStateClass.TOTAL:
        return None
    moment = state.attributes.get(ATTR_LAST_RESET)
    try:
        if isinstance(moment, str):
            moment = dt_util.parse_datetime(moment)
        return dt_util.as_utc(moment) if isinstance(moment, datetime) else None
    except ValueError, OverflowError:  # the 31st of February, the year 0
        return None

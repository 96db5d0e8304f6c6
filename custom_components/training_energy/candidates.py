"""Whether an entity can be a rig's meter, its price, its power or its carbon intensity, and if not, why."""

from dataclasses import dataclass
from enum import StrEnum

from homeassistant.components.sensor import ATTR_STATE_CLASS
from homeassistant.components.sensor.const import SensorStateClass
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .inputs import legible
from .readings import is_number
from .units import JOULES, KILOWATTS, UnitFault, intensity_factor, price_factor


class MeterFault(StrEnum):
    """Why an entity cannot be a meter; the values are translation keys."""

    MISSING = "meter_missing"
    DISABLED = "meter_disabled"
    OWN = "meter_own"
    NO_ENERGY_UNIT = "meter_no_energy_unit"
    MEASUREMENT = "meter_measurement"


class PriceFault(StrEnum):
    """Why an entity cannot be a price; the values are translation keys."""

    MISSING = "price_missing"
    DISABLED = "price_disabled"
    OWN = "price_own"
    NOT_A_NUMBER = "price_not_a_number"


class PowerFault(StrEnum):
    """Why an entity cannot be a rig's power; the values are translation keys."""

    MISSING = "power_missing"
    DISABLED = "power_disabled"
    OWN = "power_own"
    NO_POWER_UNIT = "power_no_power_unit"


class IntensityFault(StrEnum):
    """Why an entity cannot be a carbon intensity; the values are translation keys."""

    MISSING = "intensity_missing"
    DISABLED = "intensity_disabled"
    OWN = "intensity_own"
    NO_INTENSITY_UNIT = "intensity_no_unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What Home Assistant knows of an entity, from its state or else its registry entry.

    `value` is None where nothing is shown right now, which is no fault: sources come
    back, and a rig may be set up before they do.
    """

    entity_id: str
    is_known: bool
    is_disabled: bool
    is_own: bool
    unit: str | None
    state_class: str | None
    value: str | None


@callback
def async_candidate(hass: HomeAssistant, entity_id: str) -> Candidate:
    """Return what there is to judge an entity by."""
    state = hass.states.get(entity_id)
    entry = er.async_get(hass).async_get(entity_id)
    shown = {} if state is None else state.attributes
    unit = shown.get(ATTR_UNIT_OF_MEASUREMENT, entry and entry.unit_of_measurement)
    capabilities = (entry and entry.capabilities) or {}
    value = None if state is None else state.state
    return Candidate(
        entity_id=entity_id,
        is_known=state is not None or entry is not None,
        is_disabled=entry is not None and entry.disabled,
        is_own=entry is not None and entry.platform == DOMAIN,
        unit=None if unit is None else legible(unit),
        state_class=shown.get(ATTR_STATE_CLASS, capabilities.get(ATTR_STATE_CLASS)),
        value=None if value in (STATE_UNAVAILABLE, STATE_UNKNOWN) else value,
    )


def _fault_of_any[Fault: StrEnum](candidate: Candidate, faults: type[Fault]) -> Fault | None:
    """Return why an entity cannot be a source of any kind, as one of the faults of a kind, or None where it can."""
    match candidate:
        case Candidate(is_known=False):
            return faults["MISSING"]
        case Candidate(is_disabled=True):
            return faults["DISABLED"]
        case Candidate(is_own=True):
            return faults["OWN"]
    return None


def meter_fault(candidate: Candidate) -> MeterFault | None:
    """Return why an entity cannot count a rig's energy, or None where it can."""
    if (fault := _fault_of_any(candidate, MeterFault)) is not None:
        return fault
    if candidate.unit not in JOULES:
        return MeterFault.NO_ENERGY_UNIT
    return MeterFault.MEASUREMENT if candidate.state_class == SensorStateClass.MEASUREMENT else None


def power_fault(candidate: Candidate) -> PowerFault | None:
    """Return why an entity cannot say what power a rig draws, or None where it can."""
    if (fault := _fault_of_any(candidate, PowerFault)) is not None:
        return fault
    return None if candidate.unit in KILOWATTS else PowerFault.NO_POWER_UNIT


def intensity_fault(candidate: Candidate) -> IntensityFault | None:
    """Return why an entity cannot be a carbon intensity, or None where it can."""
    if (fault := _fault_of_any(candidate, IntensityFault)) is not None:
        return fault
    return None if intensity_factor(candidate.unit) is not None else IntensityFault.NO_INTENSITY_UNIT


def price_fault(candidate: Candidate, currency: str) -> PriceFault | UnitFault | None:
    """Return why an entity cannot be a price in this currency, or None where it can."""
    if (fault := _fault_of_any(candidate, PriceFault)) is not None:
        return fault
    if candidate.value is not None and not is_number(candidate.value):
        return PriceFault.NOT_A_NUMBER
    factor = price_factor(candidate.unit, currency)
    return factor if isinstance(factor, UnitFault) else None

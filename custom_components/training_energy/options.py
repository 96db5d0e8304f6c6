"""What a rig can do without: which options there are, and whether their values can be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

import voluptuous as vol

from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    Selector,
)

from . import pickers
from .answers import Complaint
from .candidates import async_candidate, intensity_fault, power_fault
from .const import (
    CONF_BOUNDARY_CORRECTION,
    CONF_CARBON_INTENSITY,
    CONF_CARBON_INTENSITY_ENTITY,
    CONF_IDLE_POWER,
    CONF_IDLE_TIMEOUT,
    CONF_KEEP_SESSIONS,
    CONF_MAX_POWER,
    CONF_MINIMUM_ENERGY,
    CONF_MINIMUM_TIME,
    CONF_POWER_ENTITY,
    CONF_SESSION_BUDGET,
    CONF_SILENCE_TIMEOUT,
    CONF_START_ABOVE,
    CONF_START_AFTER,
    CONF_STOP_AFTER,
    CONF_STOP_BELOW,
    CONF_WEBHOOK,
    DEFAULT_MAX_POWER,
    DEFAULTS,
    LARGEST_MAX_POWER,
    LARGEST_NUMBER,
    LONGEST_STAY,
    LONGEST_WAIT,
)
from .references import async_entity_id_of, async_last_entity_id_of, async_reference_to
from .settings import WATTS

LARGEST_POWER: Final = LARGEST_MAX_POWER * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What a number may be: the unit that its field shows, its limits, and the complaint about any other."""

    unit: str | None
    most: float
    complaint: str
    least: float = 0
    is_whole: bool = False
    is_above: bool = False

    def holds(self, number: float) -> bool:
        """Return whether a number is inside, and whole where it has to be."""
        if not isfinite(number) or (self.is_whole and number != int(number)):
            return False
        return self.least <= number <= self.most and not (self.is_above and number == self.least)


def _watts(*, is_above: bool = False) -> Range:
    """Return the range of a power."""
    complaint = "threshold_out_of_range" if is_above else "watts_out_of_range"
    return Range(unit="W", most=LARGEST_POWER, complaint=complaint, is_above=is_above)


_SECONDS: Final = Range(unit="s", most=LONGEST_WAIT, complaint="time_out_of_range", is_whole=True)

_WAIT: Final = Range(unit="s", most=LONGEST_STAY, complaint="wait_out_of_range", is_whole=True)

# Currencies are told apart where the field is shown.
MONEY: Final = "{currency}"

NUMBERS: Final = {
    CONF_MAX_POWER: Range(unit="kW", most=LARGEST_MAX_POWER, complaint="max_power_out_of_range", is_above=True),
    CONF_IDLE_POWER: _watts(),
    CONF_IDLE_TIMEOUT: _SECONDS,
    CONF_SILENCE_TIMEOUT: _SECONDS,
    CONF_SESSION_BUDGET: Range(unit=MONEY, most=LARGEST_NUMBER, complaint="budget_out_of_range", is_above=True),
    CONF_CARBON_INTENSITY: Range(unit="gCO₂eq/kWh", most=10_000, complaint="intensity_out_of_range"),
    CONF_START_ABOVE: _watts(is_above=True),
    CONF_START_AFTER: _WAIT,
    CONF_STOP_BELOW: _watts(is_above=True),
    CONF_STOP_AFTER: _WAIT,
    CONF_MINIMUM_ENERGY: Range(unit="kWh", most=1000, complaint="energy_out_of_range"),
    CONF_MINIMUM_TIME: _SECONDS,
    CONF_KEEP_SESSIONS: Range(unit=None, most=10**6, complaint="count_out_of_range", is_whole=True),
}

_ENTITIES: Final = {
    CONF_POWER_ENTITY: ("power", power_fault),
    CONF_CARBON_INTENSITY_ENTITY: ("intensity", intensity_fault),
}

# All of them, in the order in which a form shows them.
OPTIONS: Final = (
    CONF_POWER_ENTITY,
    CONF_MAX_POWER,
    CONF_BOUNDARY_CORRECTION,
    CONF_IDLE_POWER,
    CONF_IDLE_TIMEOUT,
    CONF_SESSION_BUDGET,
    CONF_SILENCE_TIMEOUT,
    CONF_CARBON_INTENSITY,
    CONF_CARBON_INTENSITY_ENTITY,
    CONF_START_ABOVE,
    CONF_START_AFTER,
    CONF_STOP_BELOW,
    CONF_STOP_AFTER,
    CONF_MINIMUM_ENERGY,
    CONF_MINIMUM_TIME,
    CONF_KEEP_SESSIONS,
    CONF_WEBHOOK,
)


def option_fields(hass: HomeAssistant) -> dict[vol.Marker, Selector[Any]]:
    """Return the fields of the options, in the order in which the form shows them."""

    def number(field: str) -> NumberSelector:
        """Return the field of a number, which the step checks: a form of its own says less."""
        unit = NUMBERS[field].unit
        config = NumberSelectorConfig(mode=NumberSelectorMode.BOX, step="any")
        if unit is not None:
            config["unit_of_measurement"] = unit.format(currency=hass.config.currency)
        return NumberSelector(config)

    others: dict[str, Selector[Any]] = {
        CONF_POWER_ENTITY: pickers.SourcePicker(hass, pickers.POWERS),
        CONF_BOUNDARY_CORRECTION: BooleanSelector(),
        CONF_CARBON_INTENSITY_ENTITY: pickers.SourcePicker(hass, pickers.NUMBERS),
        CONF_WEBHOOK: BooleanSelector(),
    }
    return {vol.Optional(field): others.get(field) or number(field) for field in OPTIONS}


def option_complaints(hass: HomeAssistant, options: Mapping[str, Any], *, has_price: bool) -> Iterator[Complaint]:
    """Yield what is wrong with a rig's options."""
    for field, allowed in NUMBERS.items():
        if options.get(field) is not None and not allowed.holds(options[field]):
            yield Complaint(field=field, key=allowed.complaint)
    for field, (kind, fault_of) in _ENTITIES.items():
        if options.get(field) is not None:
            candidate = async_candidate(hass, async_last_entity_id_of(hass, options[field]))
            if (fault := fault_of(candidate)) is not None:
                facts = {f"{kind}_entity": candidate.entity_id, f"{kind}_unit": candidate.unit or "-"}
                yield Complaint(field=field, key=fault, facts=facts)
    yield from _contradictions(options, has_price=has_price)


def _contradictions(options: Mapping[str, Any], *, has_price: bool) -> Iterator[Complaint]:
    """Yield which options do not go together."""
    above, below, idle = (options.get(field) for field in (CONF_START_ABOVE, CONF_STOP_BELOW, CONF_IDLE_POWER))
    if options.get(CONF_CARBON_INTENSITY) is not None and options.get(CONF_CARBON_INTENSITY_ENTITY) is not None:
        yield Complaint(field=CONF_CARBON_INTENSITY_ENTITY, key="intensity_twice")
    if options.get(CONF_SESSION_BUDGET) is not None and not has_price:
        yield Complaint(field=CONF_SESSION_BUDGET, key="budget_without_price")
    if idle is not None and idle > (options.get(CONF_MAX_POWER) or DEFAULT_MAX_POWER) * WATTS:
        yield Complaint(field=CONF_IDLE_POWER, key="idle_above_largest")
    elif idle is not None and above is not None and idle >= above:
        yield Complaint(field=CONF_IDLE_POWER, key="idle_above_start")
    if above is not None and options.get(CONF_POWER_ENTITY) is None:
        yield Complaint(field=CONF_START_ABOVE, key="start_without_power")
    if below is not None and above is None:
        yield Complaint(field=CONF_STOP_BELOW, key="stop_without_start")
    elif below is not None and below > above:
        yield Complaint(field=CONF_STOP_BELOW, key="stop_above_start")


def options_stored(hass: HomeAssistant, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a config entry keeps of the options; an entity is kept so that it may be renamed."""
    kept = dict(options)
    for field in _ENTITIES.keys() & kept.keys():
        kept[field] = async_reference_to(hass, async_last_entity_id_of(hass, kept[field]))
    return kept


def options_shown(hass: HomeAssistant, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that are in force as a form shows them."""
    shown = {**DEFAULTS, **options}
    for field in _ENTITIES.keys() & shown.keys():
        shown[field] = async_entity_id_of(hass, shown[field])
    return shown

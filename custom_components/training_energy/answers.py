"""Whether the answers to the questions can make a rig, and if not, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant

from .candidates import async_candidate, meter_fault, price_fault
from .const import (
    CONF_METERS,
    CONF_PRICE,
    CONF_PRICE_ENTITY,
    LONGEST_NAME,
)
from .inputs import has_controls
from .names import is_same
from .readings import number_typed
from .references import async_entity_id_of, async_last_entity_id_of, async_reference_to

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong with an answer: the field, a translation key, and its facts."""

    field: str
    key: str
    facts: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The entities and the price that a user chose, as entity ids."""

    meters: tuple[str, ...]
    price: float | None
    price_entity: str | None


def sources_chosen(hass: HomeAssistant, user_input: dict[str, Any]) -> Sources:
    """Return what was chosen in a form; a registry id, as REST may send, is looked up."""
    chosen = [async_last_entity_id_of(hass, each) for each in user_input[CONF_METERS]]
    entity = user_input.get(CONF_PRICE_ENTITY)
    return Sources(
        meters=tuple(chosen),
        price=user_input.get(CONF_PRICE),
        price_entity=None if entity is None else async_last_entity_id_of(hass, entity),
    )


def stored(hass: HomeAssistant, sources: Sources, *, known: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a config entry keeps of the sources.

    A meter by which it is `known` already stays the same one: under another reference
    it would be counted as a new meter.
    """
    before = _by_entity(hass, known)
    data: dict[str, Any] = {
        CONF_METERS: [before.get(meter) or async_reference_to(hass, meter) for meter in sources.meters]
    }
    if sources.price is not None:
        data[CONF_PRICE] = sources.price
    if sources.price_entity is not None:
        data[CONF_PRICE_ENTITY] = async_reference_to(hass, sources.price_entity)
    return data


def sources_shown(hass: HomeAssistant, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a config entry keeps of the sources as a form shows it.

    What is gone is shown by its last name: left out, it would be lost by whoever changes something else.
    """
    shown: dict[str, Any] = {CONF_METERS: [async_last_entity_id_of(hass, meter) for meter in data[CONF_METERS]]}
    if CONF_PRICE in data:
        shown[CONF_PRICE] = data[CONF_PRICE]
    if CONF_PRICE_ENTITY in data:
        shown[CONF_PRICE_ENTITY] = async_last_entity_id_of(hass, data[CONF_PRICE_ENTITY])
    return shown


def _by_entity(hass: HomeAssistant, references: Iterable[str]) -> dict[str, str]:
    """Return references by the entity ids that a form shows for them.

    One that is gone is left out where something else has its entity id now: that is another entity.
    """
    found: dict[str, str] = {}
    for reference in references:
        shown = async_last_entity_id_of(hass, reference)
        if async_entity_id_of(hass, reference) is not None or not async_candidate(hass, shown).is_known:
            found[shown] = reference
    return found


def meters_of(hass: HomeAssistant, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entity ids of a config entry's meters that still exist."""
    found = (async_entity_id_of(hass, meter) for meter in data[CONF_METERS])
    return tuple(meter for meter in found if meter is not None)


def name_complaints(name: str, rigs: Iterable[TrainingEnergyConfigEntry]) -> Iterator[Complaint]:
    """Yield what is wrong with a rig's name; actions find a rig by it."""
    if not name:
        yield Complaint(field=CONF_NAME, key="name_empty")
    elif len(name) > LONGEST_NAME:
        yield Complaint(field=CONF_NAME, key="name_too_long")
    elif has_controls(name):
        yield Complaint(field=CONF_NAME, key="name_control_character")
    elif any(is_same(name, rig.title) for rig in rigs):
        yield Complaint(field=CONF_NAME, key="name_taken")


def meter_complaints(
    hass: HomeAssistant, meters: Sequence[str], rigs: Iterable[TrainingEnergyConfigEntry], *, known: Iterable[str] = ()
) -> Iterator[Complaint]:
    """Yield what is wrong with a rig's meters, given the rigs that there are.

    Of those by which it is `known` already a repair tells: they need not be in order to change something else.
    """
    before = _by_entity(hass, known)
    if not meters:
        yield Complaint(field=CONF_METERS, key="meters_none")
    if len(set(meters)) < len(meters):
        yield Complaint(field=CONF_METERS, key="meters_repeated")
    for meter in (meter for meter in meters if meter not in before):
        candidate = async_candidate(hass, meter)
        if (fault := meter_fault(candidate)) is not None:
            facts = {"meter": meter, "meter_unit": candidate.unit or "-"}
            yield Complaint(field=CONF_METERS, key=fault, facts=facts)
    for rig in rigs:
        if meters and set(meters_of(hass, rig.data)) == set(meters):
            facts = {"rig": rig.title}
            yield Complaint(field=CONF_METERS, key="meters_taken", facts=facts)


def price_complaints(hass: HomeAssistant, sources: Sources) -> Iterator[Complaint]:
    """Yield what is wrong with a rig's price."""
    if sources.price is not None and number_typed(sources.price) is None:
        yield Complaint(field=CONF_PRICE, key="price_not_finite")
    if sources.price_entity is None:
        return
    if sources.price is not None:
        yield Complaint(field=CONF_PRICE_ENTITY, key="price_twice")
    currency = hass.config.currency
    candidate = async_candidate(hass, sources.price_entity)
    if (fault := price_fault(candidate, currency)) is not None:
        facts = {
            "price_entity": candidate.entity_id,
            "price_unit": candidate.unit or "-",
            "currency": currency,
        }
        yield Complaint(field=CONF_PRICE_ENTITY, key=fault, facts=facts)

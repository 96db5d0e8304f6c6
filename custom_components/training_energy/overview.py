"""All rigs at one look, for a trainer that wants to know before its run whether it will be measured."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from homeassistant.components.http import KEY_HASS, HomeAssistantView
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, __version__
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import async_get_integration
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .digits import as_number
from .inputs import legible
from .ledger import Facts
from .readings import power_from, reading_from
from .records import Record
from .references import async_last_entity_id_of
from .settings import WATTS
from .standing import status

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry, TrainingEnergyCoordinator


class OverviewView(HomeAssistantView):
    """Tells whoever may ask Home Assistant something how the rigs and their meters are."""

    url = f"/api/{DOMAIN}/rigs"
    name = f"api:{DOMAIN}:rigs"

    async def get(self, request: web.Request) -> web.Response:
        """Return what time it is here, which versions these are, and all rigs."""
        hass = request.app[KEY_HASS]
        entries: list[TrainingEnergyConfigEntry] = hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        integration = await async_get_integration(hass, DOMAIN)
        now = dt_util.utcnow()
        return self.json(
            {
                "now": _time(now),
                "version": __version__,
                "integration": str(integration.version),
                "rigs": [_rig(hass, entry, now) for entry in entries],
            }
        )


@callback
def async_setup_overview(hass: HomeAssistant) -> None:
    """Have the rigs looked at."""
    hass.http.register_view(OverviewView)


def _rig(hass: HomeAssistant, entry: TrainingEnergyConfigEntry, now: datetime) -> Record:
    """Return how a rig is; of one that is not running nothing but its name is known."""
    rig = entry.runtime_data if entry.state is ConfigEntryState.LOADED else None
    power = None if rig is None else rig.settings.power_entity
    price = None if rig is None else rig.settings.price_entity
    return {
        "entry_id": entry.entry_id,
        "name": entry.title,
        "loaded": rig is not None,
        "status": None if rig is None else status(rig),
        "session": None if rig is None else _session(rig),
        "price": None if rig is None else as_number(rig.book.tariff.now),
        "price_entity": None if rig is None or price is None else _price(rig, price),
        "currency": hass.config.currency if rig is None else rig.settings.currency,
        "meters": [] if rig is None else [_meter(rig, meter, now) for meter in rig.settings.meters],
        "power_entity": None if power is None else _power(hass, power, now),
    }


def _session(rig: TrainingEnergyCoordinator) -> Record | None:
    """Return which session is open on a rig, None where none is."""
    session = rig.book.open
    if session is None:
        return None
    details = session.details
    return {"id": session.id, "name": details.name, "model": details.model, "started_at": _time(session.opened.at)}


def _meter(rig: TrainingEnergyCoordinator, reference: str, now: datetime) -> Record:
    """Return what a meter shows, since when (s), and what it has taught about itself, energies in kWh."""
    state, shown = _shown(rig.hass, reference)
    facts = rig.facts.get(reference, Facts())
    reading = None if state is None else reading_from(state)
    return {
        **shown,
        "kwh": as_number(reading.kwh if reading else None),
        "age_s": _age(state, now) if reading else None,
        "quality": facts.quality.value if facts.quality else None,
        "step_kwh": as_number(facts.step),
        "usual_interval_s": facts.interval.total_seconds() if facts.interval else None,
        "problem": reading is None or reference in rig.silent_meters,
    }


def _price(rig: TrainingEnergyCoordinator, reference: str) -> Record:
    """Return what the price entity of a rig shows, and whether costs have to do without it."""
    _, shown = _shown(rig.hass, reference)
    return {**shown, "problem": rig.book.tariff.now is None or rig.book.tariff.is_estimated}


def _power(hass: HomeAssistant, reference: str, now: datetime) -> Record:
    """Return what the power sensor of a rig shows, in W, and since when (s)."""
    state, shown = _shown(hass, reference)
    power = None if state is None else power_from(state)
    return {
        **shown,
        "power_w": as_number(None if power is None else power * WATTS),
        "age_s": None if power is None else _age(state, now),
        "problem": power is None,
    }


def _shown(hass: HomeAssistant, reference: str) -> tuple[State | None, Record]:
    """Return the state of an entity, None where it has none, and what a user sees of it."""
    entity_id = async_last_entity_id_of(hass, reference)
    state, entry = hass.states.get(entity_id), er.async_get(hass).async_get(entity_id)
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) if state else None
    known_as = None if entry is None else entry.name or entry.original_name
    return state, {
        "entity_id": entity_id,
        "name": legible(state.name) if state else known_as or entity_id,
        "state": legible(state.state) if state else None,
        "unit": None if unit is None else legible(unit),
    }


def _age(state: State | None, now: datetime) -> float | None:
    """Return how long ago an entity reported for the last time (s), be it the same again."""
    return None if state is None else max((now - state.last_reported).total_seconds(), 0.0)


def _time(moment: datetime) -> str:
    """Return a time in UTC, with its microseconds also where there are none."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")

"""What the recorder has kept of a rig's sources over a time."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Final, Literal

from sqlalchemy.exc import SQLAlchemyError

from homeassistant.components.recorder import DOMAIN as RECORDER, get_instance
from homeassistant.components.recorder.db_schema import RecorderRuns
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.components.recorder.models import process_timestamp
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, STATE_UNAVAILABLE, UnitOfEnergy
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.recorder import session_scope
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .errors import refusal
from .readings import intensity_from, price_from, reading_from
from .references import async_entity_id_of, async_last_entity_id_of
from .settings import Settings

# Before a run a meter shows how it reports, and after it how it goes on.
LEAD: Final = timedelta(hours=2)
TAIL: Final = timedelta(minutes=20)
# Where there is one value an hour, that takes some hours.
LONG_LEAD: Final = timedelta(hours=12)
LONG_TAIL: Final = timedelta(hours=3)
# A month of a plug that reports each second is as much as is read at once.
LONGEST: Final = timedelta(days=31)

type Period = Literal["5minute", "hour"]
# When Home Assistant stopped, None where it was not able to tell, and when it was there again.
type Outage = tuple[datetime | None, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The states of a rig's sources in the order of time, those of its meters by reference.

    `is_mean` tells that the prices are the means of an hour, not what was in force.
    """

    meters: dict[str, list[State]]
    prices: list[State] = field(default_factory=list)
    powers: list[State] = field(default_factory=list)
    carbons: list[State] = field(default_factory=list)
    is_mean: bool = False


async def async_recorded(hass: HomeAssistant, settings: Settings, start: datetime, end: datetime) -> Recorded:
    """Return what was kept of the sources from before `start` until after `end`.

    Where states were purged, statistics have to do. Raises a refusal that says of which
    meter there is neither, or that it is too long a time.
    """
    if RECORDER not in hass.config.components:
        raise refusal(key="no_recorder")
    if end - start > LONGEST:
        raise refusal(key="times_too_far_apart", most=str(LONGEST.days))
    sources = [*settings.meters, settings.price_entity, settings.power_entity, settings.carbon_entity]
    entities = {source: async_entity_id_of(hass, source) for source in sources if source is not None}
    recorder = get_instance(hass)
    # What was shown a moment ago may still wait to be written.
    await recorder.async_block_till_done()
    try:
        return await recorder.async_add_executor_job(_recorded, hass, settings, entities, start, end)
    except _NotRecordedError as error:
        name = async_last_entity_id_of(hass, error.meter)
        raise refusal(key="not_recorded", meter=name, time=f"{dt_util.as_local(start):%Y-%m-%d %H:%M}") from error
    except SQLAlchemyError as error:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="recorder_failed",
            translation_placeholders={"error": type(error).__name__},
        ) from error


class _NotRecordedError(Exception):
    """There is nothing of a meter."""

    def __init__(self, meter: str) -> None:
        """Remember which."""
        super().__init__(meter)
        self.meter = meter


def _recorded(
    hass: HomeAssistant, settings: Settings, entities: dict[str, str | None], start: datetime, end: datetime
) -> Recorded:
    """Read what `async_recorded` returns; in the recorder's own thread."""
    states = _states(hass, [entity for entity in entities.values() if entity], start - LEAD, end + TAIL)
    meters, outages = {}, _outages(hass, end + TAIL)
    for meter in settings.meters:
        entity = entities[meter] or ""
        found = states.get(entity, [])
        if not _reaches(found, start):
            # Statistics tell what came before the states that are left.
            first = found[0].last_updated if found else end + LONG_TAIL
            found = [state for state in _counted(hass, entity, start, end) if state.last_updated < first] + found
        if not _reaches(found, start):
            raise _NotRecordedError(meter)
        meters[meter] = _with_silence(found, outages)
    prices = states.get(entities.get(settings.price_entity or "") or "", [])
    is_mean = settings.price_entity is not None and not _is_priced(prices, start, settings.currency)
    if is_mean:
        prices = _means(hass, entities[settings.price_entity or ""] or "", start, end) or prices
    powers = states.get(entities.get(settings.power_entity or "") or "", [])
    carbons = states.get(entities.get(settings.carbon_entity or "") or "", [])
    if settings.carbon_entity and not any(s.last_updated <= start and intensity_from(s) is not None for s in carbons):
        carbons = _means(hass, entities[settings.carbon_entity] or "", start, end) or carbons
    return Recorded(meters=meters, prices=prices, powers=powers, carbons=carbons, is_mean=is_mean)


def _states(hass: HomeAssistant, entities: list[str], start: datetime, end: datetime) -> dict[str, list[State]]:
    """Return the states of entities as far as they were not purged."""
    if not entities:
        return {}
    found = get_significant_states(hass, start, end, entities, significant_changes_only=False)
    return {entity: [state for state in states if isinstance(state, State)] for entity, states in found.items()}


def _outages(hass: HomeAssistant, until: datetime) -> list[Outage]:
    """Return when nothing was recorded of anything, since Home Assistant was not there.

    What began after all that was read is nothing to a meter that had shown its last before.
    """
    with session_scope(hass=hass, read_only=True) as session:
        runs = session.query(RecorderRuns.start, RecorderRuns.end, RecorderRuns.closed_incorrect)
        outages = [
            (process_timestamp(end) if end and not is_crashed else None, process_timestamp(begin))
            for (_, end, is_crashed), (begin, _, _) in pairwise(runs.order_by(RecorderRuns.start))
        ]
    return [(stopped, begun) for stopped, begun in outages if (stopped or begun) <= until]


def _with_silence(states: list[State], outages: list[Outage]) -> list[State]:
    """Return what a meter showed, with the times at which it showed nothing since nobody was there to hear it.

    Home Assistant writes no state for these, and the last one would seem to have stood all that time.
    """
    shown = list(states)
    for stopped, begun in outages:
        before = bisect_left(shown, begun, key=attrgetter("last_updated"))
        if before:
            last = shown[before - 1]
            at = max(stopped or last.last_updated, last.last_updated)
            shown.insert(before, State(last.entity_id, STATE_UNAVAILABLE, last_changed=at, last_updated=at))
    return shown


def _reaches(states: list[State], start: datetime) -> bool:
    """Return whether a meter's states tell what it showed at the start of a run."""
    return any(state.last_updated <= start and reading_from(state) is not None for state in states)


def _is_priced(states: list[State], start: datetime, currency: str) -> bool:
    """Return whether a price's states tell which one was in force at the start of a run."""
    return any(state.last_updated <= start and price_from(state, currency) is not None for state in states)


def _counted(hass: HomeAssistant, entity: str, start: datetime, end: datetime) -> list[State]:
    """Return what a meter showed at the end of each five minutes, or else of each hour."""
    periods: tuple[tuple[Period, timedelta, timedelta], ...] = (
        ("5minute", LEAD, TAIL),
        ("hour", LONG_LEAD, LONG_TAIL),
    )
    for period, lead, tail in periods:
        rows = statistics_during_period(
            hass, start - lead, end + tail, {entity}, period, {"energy": UnitOfEnergy.KILO_WATT_HOUR}, {"state"}
        ).get(entity, [])
        states = [_state(entity, row.get("state"), row["end"], UnitOfEnergy.KILO_WATT_HOUR) for row in rows]
        if _reaches(states, start):
            return states
    return []


def _means(hass: HomeAssistant, entity: str, start: datetime, end: datetime) -> list[State]:
    """Return the mean of each hour of a price or an intensity, in the unit that it has now, or else that of now."""
    now = hass.states.get(entity)
    if now is None:
        return []
    unit = now.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    hours = statistics_during_period(hass, start - LONG_LEAD, end, {entity}, "hour", None, {"mean"}).get(entity, [])
    if not hours:
        return [State(entity, now.state, now.attributes, last_updated=start - LEAD)]
    return [_state(entity, row.get("mean"), row["start"], unit) for row in hours]


def _state(entity: str, value: float | None, timestamp: float, unit: str | None) -> State:
    """Return a value of the statistics as the state that it stands for."""
    at = dt_util.utc_from_timestamp(timestamp)
    return State(entity, repr(value), {ATTR_UNIT_OF_MEASUREMENT: unit}, last_changed=at, last_updated=at)

"""A session as actions and exports give it: energies in kWh, times in UTC as ISO 8601."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.util.json import JsonValueType

from .digits import as_number
from .ledger import Figures, Session

if TYPE_CHECKING:
    from collections.abc import Mapping

type Record = dict[str, JsonValueType]

# In a kWh.
WATT_HOURS: Final = 1000


def record_of(session: Session, figures: Figures, *, rig: str, entity_of: Callable[[str], str] = str) -> Record:
    """Return a session with all that is known of it.

    `entity_of` tells the entity id of a meter's reference. What is not known is None.
    """
    return {
        **brief_of(session, figures, rig=rig, entity_of=entity_of),
        "metadata": _metadata(session),
        "segments": _segments(session),
        "curve": _curve(session, figures),
    }


def brief_of(session: Session, figures: Figures, *, rig: str, entity_of: Callable[[str], str] = str) -> Record:
    """Return a session as a list shows it, without what can be large."""
    return {
        **_said(session, rig),
        **_run(session),
        **_figures(figures, session.currency),
        "budget": as_number(session.details.budget),
        "settled": session.settled,
        "flags": _flags(session, entity_of),
    }


def _said(session: Session, rig: str) -> Record:
    """Return which session it is, and what its owner says about it."""
    details = session.details
    return {
        "id": session.id,
        "rig": rig,
        "name": details.name,
        "model": details.model,
        "tags": list(details.tags),
        "notes": details.notes,
        "parent": details.parent,
        "key": details.key,
    }


def _metadata(session: Session) -> Record | None:
    """Return what a trainer said beyond that."""
    metadata: Mapping[str, JsonValueType] | None = session.details.metadata  # type: ignore[assignment]  # inputs took JSON only
    return None if metadata is None else dict(metadata)


def _run(session: Session) -> Record:
    """Return how the run went: its state, its times, its readings and its steps."""
    ended = session.ended
    return {
        "status": session.status.value,
        "outcome": None if session.outcome is None else session.outcome.value,
        "started_at": time_of(session.opened.at),
        "ended_at": time_of(ended.at) if ended else None,
        "start_reading_kwh": as_number(session.opened.display),
        "end_reading_kwh": as_number(ended.display) if ended else None,
        "steps": session.steps,
        "start_step": session.details.start_step,
        "planned_steps": session.details.planned_steps,
    }


def _figures(figures: Figures, currency: str) -> Record:
    """Return the figures that follow from what a session was charged with."""
    return {
        "duration_s": as_number(figures.duration_s),
        "active_s": as_number(figures.active_s),
        "metered_kwh": as_number(figures.metered_kwh),
        "energy_kwh": as_number(figures.energy_kwh),
        "energy_min_kwh": as_number(figures.energy_min_kwh),
        "energy_max_kwh": as_number(figures.energy_max_kwh),
        "net_energy_kwh": as_number(figures.net_energy_kwh),
        "net_cost": as_number(figures.net_cost),
        "emissions_kg": as_number(figures.emissions_kg),
        "estimated_kwh": as_number(figures.estimated_kwh),
        "cost": as_number(figures.cost),
        "currency": currency,
        "average_price": as_number(figures.average_price),
        "cost_per_step": as_number(figures.cost_per_step),
        "steps_per_currency": as_number(figures.steps_per_currency),
        "energy_per_step_wh": as_number(figures.energy_per_step_wh),
        "average_power_w": as_number(figures.average_power_w),
        "step_rate": as_number(figures.step_rate),
    }


def _flags(session: Session, entity_of: Callable[[str], str]) -> list[JsonValueType]:
    """Return what a reader of the session should know about its meters."""
    return [
        {
            "fault": flag.fault.value,
            "meter": entity_of(flag.meter),
            "at": time_of(flag.at),
            "kwh": as_number(flag.kwh),
            "count": flag.count,
        }
        for flag in session.flags
    ]


def _segments(session: Session) -> list[JsonValueType]:
    """Return what was used at which price (money per kWh)."""
    return [
        {
            "from": time_of(segment.start),
            "to": time_of(segment.end),
            "kwh": as_number(segment.kwh),
            "price": as_number(segment.price),
            "estimated": segment.estimated,
        }
        for segment in session.segments
    ]


def _curve(session: Session, figures: Figures) -> list[JsonValueType]:
    """Return the energy over time: seconds after the start, and Wh until then; the first and the last are exact."""
    points = session.curve.points(figures.duration_s)
    if not session.curve.knots:
        # Of a session of before there were curves only its ends are known.
        points = [points[0], *((s, figures.energy_kwh) for s, _ in points[1:])]
    return [[as_number(s), as_number(kwh * WATT_HOURS)] for s, kwh in points]


def time_of(moment: datetime) -> str:
    """Return a time in UTC."""
    return moment.astimezone(UTC).isoformat()

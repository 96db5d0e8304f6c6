"""Where a session that runs will end, if it goes on as it has."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from .figures import Figures
from .reading import MOMENT
from .session import Session, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What a session will have used (kWh) and cost (money) in the end, and when that is; None is not known."""

    energy_kwh: Decimal | None = None
    cost: Decimal | None = None
    end: datetime | None = None


UNKNOWN = Projection()


def projection_of(session: Session, figures: Figures, *, is_regular: bool) -> Projection:
    """Return where an open session with planned steps will end.

    That is what it has used so far, and for each step that is left as much as per step so
    far. Steps are told at other times than energy: between the two, the figure would jump
    to and fro. Where its meters are `is_regular`, energy is taken as of when the steps were
    told, by the mean power; the end counts from then as well, so that it does not slip away
    between two reports.
    """
    planned, steps = session.details.planned_steps, session.steps
    if session.ended or planned is None or not steps:
        return UNKNOWN
    left = max(planned - session.details.start_step - steps, 0)
    told = session.stepped or figures.at
    then = session.active(told)
    cost, end = None, None
    energy = _energy_at(session, figures, told) if is_regular else figures.energy_kwh
    energy = max(energy + energy * left / steps, figures.energy_kwh)
    if figures.cost is not None and figures.energy_kwh:
        cost = figures.cost * energy / figures.energy_kwh
    if session.status is Status.TRAINING and then:
        end = _after(told, then, Decimal(left) / steps)
    return Projection(energy_kwh=energy or None, cost=cost, end=end)


def _after(start: datetime, time: timedelta, times: Decimal) -> datetime | None:
    """Return when a time has passed so many times, None where no calendar goes as far."""
    try:
        return start + time * float(times)
    except OverflowError:
        return None


def _energy_at(session: Session, figures: Figures, at: datetime) -> Decimal:
    """Return what a session had used by a time (kWh), as far as its meters and their pace tell."""
    knots = session.curve.knots
    if not knots or session.since_start(at) <= knots[-1].us:
        return session.curve.at(session.since_start(at)) if knots else figures.energy_kwh
    shown = session.active(session.opened.at + knots[-1].us * MOMENT)
    return figures.energy_kwh * (session.active(at) // MOMENT) / (shown // MOMENT) if shown else figures.energy_kwh

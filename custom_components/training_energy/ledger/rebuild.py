"""A session rebuilt from the figures that another Home Assistant has written of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Context, Decimal
from typing import Final

from .boundary import Boundary, Edge
from .charge import Charge
from .curve import Curve, Knot
from .details import Details, Outcome
from .errors import ContradictionError
from .figures import GRAMS, figures_of
from .flags import Flag
from .reading import HOUR, MOMENT, NOTHING
from .session import Session, Span
from .tariff import Segment

# So far figures that should be equal may lie apart, as a share of what is more than 1: they were
# written with 15 digits, or by hand.
TOLERANCE: Final = Decimal("1e-6")
# What must follow from what a session is rebuilt with: the names that `Account` and `Figures` share.
CHECKED: Final = (
    *("energy_kwh", "metered_kwh", "energy_min_kwh", "energy_max_kwh", "net_energy_kwh"),
    *("estimated_kwh", "cost", "emissions_kg"),
)
UPWARDS: Final = Context(prec=28, rounding=ROUND_CEILING)
# Its meters are elsewhere.
ELSEWHERE: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is told of a session that is over; None is what is not known.

    Energies in kWh, money in `currency`. Without `segments` all of it had one price; without
    `curve` it was used evenly.
    """

    id: str
    details: Details
    currency: str
    started: datetime
    ended: datetime
    energy_kwh: Decimal
    active: timedelta | None = None
    outcome: Outcome | None = None
    steps: int | None = None
    start_reading_kwh: Decimal | None = None
    end_reading_kwh: Decimal | None = None
    metered_kwh: Decimal | None = None
    energy_min_kwh: Decimal | None = None
    energy_max_kwh: Decimal | None = None
    net_energy_kwh: Decimal | None = None
    estimated_kwh: Decimal | None = None
    cost: Decimal | None = None
    emissions_kg: Decimal | None = None
    segments: tuple[Segment, ...] = ()
    flags: tuple[Flag, ...] = ()
    curve: tuple[Knot, ...] = ()


def rebuilt(account: Account) -> Session:
    """Return the session that has these figures, which is settled.

    Raises ContradictionError where no session can have all of them.
    """
    active = account.ended - account.started if account.active is None else account.active
    if not timedelta() <= active <= account.ended - account.started:
        raise ContradictionError(field="active_s")
    segments = _weighed(account, account.segments or _even(account))
    session = Session(
        id=account.id,
        details=account.details,
        currency=account.currency,
        priced=account.cost is not None or any(segment.price is not None for segment in segments),
        spans=(_span(account, account.started + active),),
        ended=Boundary(ordinal=0, at=account.ended, display=account.end_reading_kwh),
        settled=True,
        outcome=account.outcome,
        steps=account.steps,
        segments=segments,
        charge=Charge.of(segments),
        flags=account.flags,
        curve=_curve(account, active),
        weighed=account.emissions_kg is not None,
        idle=_idle(account, active),
    )
    _check(session, account)
    return session


def _even(account: Account) -> tuple[Segment, ...]:
    """Return the energy at its average price, the part whose price is an estimate after the other."""
    energy, estimated = account.energy_kwh, account.estimated_kwh or NOTHING
    if not energy:
        return ()
    price = None if account.cost is None else account.cost / energy
    cut = account.started + (account.ended - account.started) * float(1 - min(estimated / energy, Decimal(1)))
    certain = Segment(start=account.started, end=cut, kwh=energy - estimated, price=price)
    guessed = Segment(start=cut, end=account.ended, kwh=estimated, price=price, estimated=True)
    return tuple(segment for segment in (certain, guessed) if segment.kwh > 0)


def _weighed(account: Account, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return segments in the order of time, with the mean carbon intensity of the session."""
    carbon = None
    if account.emissions_kg is not None and account.energy_kwh:
        carbon = account.emissions_kg * GRAMS / account.energy_kwh
    return tuple(replace(segment, carbon=carbon) for segment in sorted(segments, key=lambda each: each.start))


def _span(account: Account, closed: datetime) -> Span:
    """Return the stretch in which the session ran, with how far off its meters may be.

    What they showed too late, or may have, is all laid to the one end or the other.
    """
    metered = account.energy_kwh if account.metered_kwh is None else account.metered_kwh
    late = account.energy_kwh - metered
    first = Edge(meter=ELSEWHERE, late=max(-late, NOTHING), slack=NOTHING)
    last = Edge(meter=ELSEWHERE, late=max(late, NOTHING), slack=NOTHING)
    # An end without an edge is one of which nobody knows how far off it may be.
    edges: tuple[tuple[Edge, ...], tuple[Edge, ...]] = ((first,), ()) if first.late else ((), (last,))
    if account.energy_min_kwh is not None and account.energy_max_kwh is not None:
        if not account.energy_min_kwh <= metered <= account.energy_max_kwh:
            raise ContradictionError(field="metered_kwh")
        first = replace(first, slack=metered - account.energy_min_kwh)
        last = replace(last, slack=account.energy_max_kwh - metered)
        edges = ((first,), (last,))
    return Span(
        opened=Boundary(ordinal=0, at=account.started, display=account.start_reading_kwh, edges=edges[0]),
        closed=Boundary(ordinal=0, at=closed, display=None, edges=edges[1]),
    )


def _curve(account: Account, active: timedelta) -> Curve:
    """Return how the energy rose: evenly while the session ran, where nothing else is known."""
    knots = account.curve or (Knot(us=active // MOMENT, kwh=account.energy_kwh),)
    return Curve(knots=tuple(knot for knot in knots if knot.us or knot.kwh))


def _idle(account: Account, active: timedelta) -> Decimal | None:
    """Return what the machine draws at rest (kW), by which the net energy comes out."""
    if account.net_energy_kwh is None:
        return None
    if not active:
        return NOTHING
    hours = Decimal(active // MOMENT) / (HOUR // MOMENT)
    # Rounded up, so that nothing is left where the net energy is none.
    return UPWARDS.divide(account.energy_kwh - account.net_energy_kwh, hours)


def _check(session: Session, account: Account) -> None:
    """Raise ContradictionError where a figure is another one than it was told to be."""
    figures = figures_of(session, account.ended)
    for field in CHECKED:
        told, found = getattr(account, field), getattr(figures, field)
        if told is not None and (found is None or abs(told - found) > TOLERANCE * max(abs(told), Decimal(1))):
            raise ContradictionError(field=field)

"""How far the display of a meter may have been from what it had really counted."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from .boundary import Boundary, Edge
from .judgement import SLOWEST_REFRESH
from .meter import Meter
from .reading import NOTHING, energy_at
from .rhythm import CLOCKWORK, ENOUGH, changes, quantum_of, rhythm_of
from .track import Point


def bounded(edge: Edge, meter: Meter, boundary: Boundary, *, max_power: Decimal) -> Edge:
    """Return an edge with how far off the meter's display may have been there.

    A counter has reached what it shows, and not yet what it shows next. While nothing has
    followed, and before it was first heard of, `max_power` (kW) bounds what it counted.
    """
    shown = meter.track.shown
    index = sum(point.place <= boundary.place for point in shown)
    if index == 0:
        waited = shown[0].at - boundary.at if shown else None
        return edge if waited is None else replace(edge, slack=NOTHING, short=energy_at(max_power, waited))
    reached = shown[index - 1]
    beyond = next((point for point in shown[index:] if _is_beyond(point, boundary.at)), None)
    last = beyond or shown[-1]
    if beyond is not None:
        hidden = _quantum(shown)
    else:
        hidden = unfollowed(
            meter, max(boundary.at, last.at) if index < len(shown) else boundary.at, max_power=max_power
        )
    # What it may have counted before it fell never showed.
    hidden += sum((fall.more for fall in meter.verdicts if reached.at < fall.at <= last.at), NOTHING)
    return replace(edge, slack=last.kwh - reached.kwh + hidden)


def unfollowed(meter: Meter, at: datetime, *, max_power: Decimal) -> Decimal:
    """Return what a meter may have counted by a time since its last change (kWh)."""
    shown = meter.track.shown
    if not shown:
        return NOTHING
    last = shown[-1]
    is_here = meter.away is None and (meter.back is None or meter.back <= last.at)
    is_sound = meter.doubt is None and not meter.suspects
    if is_here and is_sound and _is_surely_stepped(shown):
        return max(_rises(shown))
    return energy_at(max_power, at - last.at + _age(last)) + _quantum(shown)


def _is_surely_stepped(shown: tuple[Point, ...]) -> bool:
    """Return whether a meter reports after so much energy, and no clock can explain when it did.

    One that reports each minute of a steady load rises in equal steps as well: now and then
    after two minutes, and as much later as it is asked seldom.
    """
    rhythm = rhythm_of(shown)
    if rhythm is None or not rhythm.is_stepped:
        return False
    seen = changes(shown)
    asked = max((end.at - end.held for start, end in seen if end.held and end.held > start.at), default=timedelta())
    times = sorted(end.at - start.at for start, end in seen)
    off = CLOCKWORK + 2 * asked
    period = min([times[0], *(more - less for less, more in pairwise(times) if more - less > off)])
    return any(min(time % period, -time % period) > off for time in times)


def _is_beyond(point: Point, at: datetime) -> bool:
    """Return whether a counter had not come to a value by a time: the one before was still reported."""
    return point.held is not None and at <= point.held


def _age(point: Point) -> timedelta:
    """Return how old a value can have been when it was heard.

    A counter may be refreshed more slowly than it is reported.
    """
    return SLOWEST_REFRESH if point.held is None else min(point.at - point.held, SLOWEST_REFRESH)


def _rises(shown: tuple[Point, ...]) -> list[Decimal]:
    """Return what a meter rose by from each point to the next (kWh)."""
    return [end.kwh - start.kwh for start, end in pairwise(shown)]


def _quantum(shown: tuple[Point, ...]) -> Decimal:
    """Return the counter's step (kWh); while it has not risen often its last digit tells."""
    rises = _rises(shown)
    if len(rises) >= ENOUGH:
        return quantum_of(rises)
    return min(_last_digit(point.display or NOTHING) for point in shown)


def _last_digit(display: Decimal) -> Decimal:
    """Return what the last digit of a display stands for (kWh), at most one."""
    exponent = display.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)

"""How far the display of a meter may have been from what it had really counted."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from .boundary import Boundary, Edge
from .judgement import SLOWEST_REFRESH
from .meter import Meter
from .point import Point
from .reading import NOTHING, energy_at
from .rhythm import CLOCKWORK
from .track import Track


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
        hidden = meter.track.counter_step
    else:
        hidden = unfollowed(
            meter, max(boundary.at, last.at) if index < len(shown) else boundary.at, max_power=max_power
        )
    # What it may have counted before it fell never showed.
    hidden += sum((fall.more for fall in meter.verdicts if reached.at < fall.at <= last.at), NOTHING)
    return replace(edge, slack=last.kwh - reached.kwh + hidden)


def unfollowed(meter: Meter, at: datetime, *, max_power: Decimal) -> Decimal:
    """Return what a meter may have counted by a time since its last change (kWh)."""
    last = meter.track.last_shown(len(meter.track.points))
    if last is None:
        return NOTHING
    is_here = meter.away is None and (meter.back is None or meter.back <= last.at)
    is_sound = meter.doubt is None and not meter.suspects
    if is_here and is_sound and _is_surely_stepped(meter.track):
        return max(end.kwh - start.kwh for start, end in pairwise(meter.track.shown))
    return energy_at(max_power, at - last.at + _age(last)) + meter.track.counter_step


def _is_surely_stepped(track: Track) -> bool:
    """Return whether a meter reports after so much energy, and no clock can explain when it did.

    One that reports each minute of a steady load rises in equal steps as well: now and then
    after two minutes, and as much later as it is asked seldom.
    """
    # The clock is asked first: it is what most of them go by, and easier to see.
    if track.is_clockwork or track.rhythm is None or not track.rhythm.is_stepped:
        return False
    seen = track.changes
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

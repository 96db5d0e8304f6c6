"""How far the display of a meter may have been from what it had really counted."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from .boundary import Boundary, Edge
from .meter import Meter
from .reading import NOTHING, energy_at
from .rhythm import ENOUGH, quantum_of, rhythm_of
from .track import Kind, Point


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
    if index < len(shown):
        hidden = shown[index].kwh - shown[index - 1].kwh + _grain(meter, shown, index, boundary)
    else:
        hidden = unfollowed(meter, boundary.at, max_power=max_power)
    return replace(edge, slack=hidden)


def unfollowed(meter: Meter, at: datetime, *, max_power: Decimal) -> Decimal:
    """Return what a meter may have counted by a time since its last change (kWh)."""
    shown = meter.track.shown
    if not shown:
        return NOTHING
    last = shown[-1]
    rhythm = rhythm_of(shown)
    is_here = meter.away is None and (meter.back is None or meter.back <= last.at)
    if rhythm is not None and rhythm.is_stepped and is_here:
        return max(_rises(shown))
    return energy_at(max_power, at - last.at) + _quantum(meter, shown)


def _grain(meter: Meter, shown: tuple[Point, ...], index: int, boundary: Boundary) -> Decimal:
    """Return how far a counter may have been above the value that it showed next (kWh).

    It had not got that far while the old value was still reported. A meter that is heard
    of late may by then have gone as far as to its next change.
    """
    following = shown[index]
    if following.kind is Kind.CHANGE and following.held is not None and boundary.at <= following.held:
        return _quantum(meter, shown)
    return max(_rises(shown[max(index - 2, 0) : index + 2]))


def _rises(shown: tuple[Point, ...]) -> list[Decimal]:
    """Return what a meter rose by from each point to the next (kWh)."""
    return [end.kwh - start.kwh for start, end in pairwise(shown)]


def _quantum(meter: Meter, shown: tuple[Point, ...]) -> Decimal:
    """Return the counter's step (kWh); while it has not risen often its digits tell."""
    rises = _rises(shown)
    return quantum_of(rises if len(rises) >= ENOUGH else [*rises, meter.display or NOTHING])

"""How a meter reports: how often, in which steps, and whether one can count on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from math import gcd
from typing import Final

from .point import FINEST, Kind, Point
from .reading import NOTHING, energy_at, mean_power

# Two intervals or two steps are alike when they differ by at most one part in so many of
# the smaller one: a poll every 5 s of what changes every 60 s differs by a sixth.
ALIKE: Final = 4
# Changes that make a rhythm: two intervals or steps that are alike can be no accident.
FEWEST: Final = 3
# The middle of what a meter does: in the tails lie missed reports and other loads.
LOW, MIDDLE, HIGH = 0.2, 0.5, 0.8
# Intervals that spread less than this are kept by a clock; no load is that even.
CLOCKWORK: Final = timedelta(seconds=1)
# A step of fewer counter steps than this is equal to the next one by chance.
COARSEST: Final = 5
# The counter's own step shows in this many rises; in fewer it is any common divisor.
ENOUGH: Final = 8

type Change = tuple[Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What is known of a meter by its changes.

    `quantum` is the counter's step (kWh), the largest that all values are multiples of;
    `step` is what it usually rises by (kWh) and `interval` how long that usually takes.
    `is_stepped` tells a meter that reports after so much energy from one that reports
    after so much time.
    """

    quantum: Decimal
    step: Decimal
    interval: timedelta
    is_stepped: bool

    @property
    def report(self) -> Decimal:
        """Return how much energy (kWh) the meter needs for its next report, if not just time."""
        return self.step if self.is_stepped else self.quantum


def rhythm_of(seen: Sequence[Change]) -> Rhythm | None:
    """Return what a meter's changes say about it, None where they are too few."""
    if len(seen) < FEWEST - 1:
        return None
    rises = sorted(end.kwh - start.kwh for start, end in seen)
    quantum = quantum_of(seen)
    step, interval = _at(rises, MIDDLE), _at(_intervals(seen), MIDDLE)
    is_equal = _at(rises, HIGH) - _at(rises, LOW) <= quantum and (step >= COARSEST * quantum or rises[0] == rises[-1])
    return Rhythm(quantum=quantum, step=step, interval=interval, is_stepped=is_equal and not is_clockwork(seen))


def is_clockwork(seen: Sequence[Change]) -> bool:
    """Return whether a meter's changes come by a clock; a few may have been missed."""
    intervals = _intervals(seen)
    return bool(intervals) and _at(intervals, HIGH) - _at(intervals, LOW) <= CLOCKWORK


def is_rhythmic(points: Sequence[Point], *, max_power: Decimal) -> bool:
    """Return whether the last changes come evenly, in time or in energy.

    What rises faster than `max_power` (kW) is set by hand, not counted.
    """
    seen = changes(points)
    last = [(end.kwh - start.kwh, end.at - start.at) for start, end in seen[1 - FEWEST :]]
    if len(last) < FEWEST - 1 or any(rise > energy_at(max_power, time) for rise, time in last):
        return False
    quantum = quantum_of(seen) if len(seen) >= ENOUGH else NOTHING
    (step, time), (next_step, next_time) = last
    return alike_times(time, next_time) or alike_steps(step, next_step, quantum=quantum)


def changes(points: Sequence[Point]) -> list[Change]:
    """Return the changes of a meter that came after another one, while it was there all along."""
    return [
        (start, end)
        for start, end in pairwise(points)
        if start.kind is end.kind is Kind.CHANGE and end.kwh > start.kwh and end.at > start.at
    ]


def alike_times(one: timedelta, other: timedelta) -> bool:
    """Return whether two intervals are alike."""
    return abs(one - other) <= min(one, other) / ALIKE


def alike_steps(one: Decimal, other: Decimal, *, quantum: Decimal = NOTHING) -> bool:
    """Return whether two rises are alike (kWh), as far as the counter's step can tell."""
    return abs(one - other) <= max(min(one, other) / ALIKE, quantum)


def quantum_of(rises: Iterable[Change]) -> Decimal:
    """Return the largest step (kWh) that all rises are multiples of."""
    return gcd(*[end.parts - start.parts for start, end in rises]) * FINEST or FINEST


def counter_step(points: Sequence[Point]) -> Decimal:
    """Return the step of a meter's counter (kWh); while it has not risen often its last digit tells."""
    if len(points) > ENOUGH:
        return quantum_of(pairwise(points))
    return min((_last_digit(point.display or NOTHING) for point in points), default=Decimal(1))


def longest(points: Sequence[Point]) -> timedelta:
    """Return the longest time between two changes, none where there were not two."""
    return max((end.at - start.at for start, end in changes(points)), default=timedelta())


def peak(points: Sequence[Point]) -> Decimal:
    """Return the largest mean power (kW) from one point to the next."""
    powers = (
        mean_power(end.kwh - start.kwh, end.at - start.at) for start, end in pairwise(points) if end.at > start.at
    )
    return max(powers, default=NOTHING)


def _intervals(seen: Sequence[Change]) -> list[timedelta]:
    """Return the times between the points of changes, the shortest first."""
    return sorted(end.at - start.at for start, end in seen)


def _at[T: (Decimal, timedelta)](ordered: Sequence[T], share: float) -> T:
    """Return the value below which a share of all lies."""
    return ordered[round(share * (len(ordered) - 1))]


def _last_digit(display: Decimal) -> Decimal:
    """Return what the last digit of a display stands for (kWh), at most one."""
    exponent = display.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)

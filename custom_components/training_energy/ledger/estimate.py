"""Where a meter stood at a boundary, worked out from what it showed before and after.

At a boundary the power steps, and a slow meter does not show when. The changes on the
side of the lesser power tell best: what lies outside of a training run is steady, all
that makes a run uneven lies inside, and little energy has to be guessed at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final

from .point import Point
from .power import Power
from .reading import NOTHING, energy_at, mean_power
from .rhythm import Rhythm

# Changes that are looked at on each side. More of them would reach into another load.
MOST_SAMPLES: Final = 16
# The greater power is asked where it has to guess so many times less energy: right
# beside it, or where the meter was away for long on the other side.
MUCH_LESS: Final = 4
# Two powers at rest are the same when they differ by less than this share.
SAME_REST: Final = Decimal("0.1")
# Two points lie on any line; a third one shows that there is one.
LINE: Final = 3
# A power sensor is itself late by seconds: it only tells more over longer stretches.
LONG_STRETCH: Final = timedelta(minutes=2)
# What a meter counted is explained by the sensor of its power but for this share.
UNEXPLAINED: Final = Decimal("0.25")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What the changes on one side say: the count at the boundary (kWh), and how.

    `power` (kW) is what they rise by, `guess` (kWh) what had to be added to the nearest,
    `size` how many there are.
    """

    kwh: Decimal
    power: Decimal
    guess: Decimal
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A boundary on the track of a meter, between what was shown last and next.

    `before` and `after` are the points of the track under the same load, the nearest
    first. `rests` tells on which sides no session ran, and `rest` what the meter's power
    (kW) usually is there.
    """

    at: datetime
    now: datetime
    rhythm: Rhythm | None
    start: Point
    end: Point | None
    before: tuple[Point, ...]
    after: tuple[Point, ...]
    rests: tuple[bool, bool] = (False, False)
    rest: Decimal | None = None

    @property
    def grain(self) -> Decimal:
        """Return the counter's step (kWh); a meter that reports each has just reached it."""
        return NOTHING if self.rhythm is None or self.rhythm.is_stepped else self.rhythm.quantum

    def sides(self) -> tuple[Side | None, Side | None]:
        """Return what the changes before and after the boundary say."""
        rests_before, rests_after = self.rests
        return self._side(self.before, rests=rests_before), self._side(self.after, rests=rests_after)

    def straight(self) -> Decimal:
        """Return the count at the boundary (kWh) where the power was the same throughout."""
        if self.end is None or self.end.at <= self.start.at:
            return self.start.kwh
        time = max(self.at - self.start.at, timedelta())
        return self.start.kwh + energy_at(mean_power(self.end.kwh - self.start.kwh, self.end.at - self.start.at), time)

    def ahead(self, power: Power) -> Decimal:
        """Return the count at the boundary (kWh) where nothing has followed.

        A meter that reports after some time has used nothing since. One that reports
        after some energy has gone on with it, but not as far as its next report.
        """
        if self.rhythm is None or not self.rhythm.is_stepped or not self.before:
            return self.start.kwh
        near, far = self.before[0], self.before[-1]
        used = power.used(self.start.at, self.at) if explains(power, self.before[1::-1], grain=self.grain) else None
        if used is not None:
            guess = used
        elif (side := self._side(self.before, rests=False)) is not None:
            # No more is guessed than was seen under this load.
            guess = min(side.kwh - self.start.kwh, near.kwh - far.kwh)
        else:
            return self.start.kwh
        return min(self.start.kwh + guess, near.kwh + self.rhythm.step)

    def _side(self, points: tuple[Point, ...], *, rests: bool) -> Side | None:
        """Return what the changes on one side say, None where they are too few to."""
        if not points:
            return None
        near, far = points[0], points[-1]
        if near.at != far.at:
            power = mean_power(abs(near.kwh - far.kwh), abs(near.at - far.at))
            if rests and self.rest is not None and self._is_same(power, self.rest, abs(near.at - far.at)):
                power = self.rest
        elif rests and self.rest is not None:
            power = self._unchanged(near, self.rest)
        else:
            return None
        return Side(
            kwh=_agreed((self._seen_from(point, power) for point in points), self.grain),
            power=power,
            guess=energy_at(power, abs(self.at - near.at)),
            size=len(points),
        )

    def _seen_from(self, point: Point, power: Decimal) -> Decimal:
        """Return what a change says of the count at the boundary, at a power (kW)."""
        return point.kwh + energy_at(power, self.at - point.at) - energy_at(power, point.at - self.at)

    def _is_same(self, power: Decimal, rest: Decimal, time: timedelta) -> bool:
        """Return whether changes over a time can come from the power at rest."""
        return energy_at(abs(power - rest), time) <= self.grain + energy_at(rest * SAME_REST, time)

    def _unchanged(self, point: Point, power: Decimal) -> Decimal:
        """Return a power (kW), or less where the meter would have changed again by now."""
        if self.rhythm is None or self.now <= point.at:
            return power
        return min(power, mean_power(self.rhythm.report, self.now - point.at))


def position(crossing: Crossing, power: Power, *, is_alone: bool) -> tuple[Decimal, Decimal | None]:
    """Return a meter's count at a boundary (kWh), and its power at rest (kW) where it shows.

    Where neither side says anything the display has to do; a boundary that is not alone
    between two changes lies on the line between what is known.
    """
    if crossing.end is None:
        return crossing.ahead(power), None
    before, after = crossing.sides()
    sides = sorted((side for side in (before, after) if side is not None), key=lambda side: side.power)
    if not sides:
        return (crossing.start.kwh if is_alone else crossing.straight()), None
    best = sides[-1] if sides[-1].guess * MUCH_LESS < sides[0].guess else sides[0]
    rests = crossing.rests[0] if best is before else crossing.rests[1]
    return best.kwh, best.power if rests and best.size >= LINE else None


def position_by_power(crossing: Crossing, power: Power) -> Decimal | None:
    """Return a meter's count at a boundary (kWh) by a power sensor, None where it cannot tell.

    The energy by the sensor takes the place of time: along it a meter rises evenly,
    whatever the load.
    """
    start, end, at = crossing.start, crossing.end, crossing.at
    if end is None or end.at - start.at < LONG_STRETCH or not explains(power, (start, end), grain=crossing.grain):
        return None
    near = sorted((*crossing.before, start, end, *crossing.after), key=lambda point: abs(at - point.at))
    known = [(point.kwh, used) for point in near if (used := power.used(point.at, at)) is not None]
    gain = (known[0][0] - known[-1][0]) / (known[-1][1] - known[0][1])
    return _agreed((kwh + gain * used for kwh, used in known), crossing.grain)


def explains(power: Power, points: Sequence[Point], *, grain: Decimal = NOTHING) -> bool:
    """Return whether a power sensor explains what a meter counted from each point to the next.

    One of another machine, or of a part of this one, does not.
    """
    pairs = [(end.kwh - start.kwh, power.used(start.at, end.at)) for start, end in pairwise(points)]
    return all(used is not None and abs(kwh - used) <= kwh * UNEXPLAINED + grain for kwh, used in pairs)


def _agreed(counts: Iterable[Decimal], grain: Decimal) -> Decimal:
    """Return the count (kWh) that several changes agree on, the nearest of which is first.

    A counter shows whole steps: the true count lies within one `grain` of the value. Where
    those ranges meet it lies in all of them; the first that does not fit was another load.
    """
    low: Decimal | None = None
    high = NOTHING
    for count in islice(counts, MOST_SAMPLES):
        if low is None:
            low, high = count, count + grain
        elif count > high or count + grain < low:
            break
        else:
            low, high = max(low, count), min(high, count + grain)
    return ((low or NOTHING) + high - grain) / 2

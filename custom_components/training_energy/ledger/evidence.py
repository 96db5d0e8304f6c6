"""Whether it can be known what a meter had counted at a boundary, and by what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto
from itertools import islice, takewhile
from typing import Final

from .estimate import MOST_SAMPLES, Crossing, explains, position, position_by_power
from .meter import Meter
from .point import Kind, Place, Point
from .power import Power
from .reading import NOTHING, is_sane, time_of
from .rhythm import FEWEST, Rhythm, alike_steps, alike_times, changes, is_rhythmic, longest

# No boundary waits longer for a meter that is there: by then a plug that reports each
# 10 Wh has come by twice even on an idle machine.
PATIENCE: Final = timedelta(minutes=20)
# A meter that went away is waited for this long before a session ends without it.
ABSENCE_TIME: Final = timedelta(hours=24)
# Usual intervals after which a meter that showed nothing new has nothing to show: two,
# and a half since the first had begun already when one began to wait.
INTERVALS: Final = 2.5
# Changes after a boundary that tell how the meter goes on.
FOLLOWING: Final = 2


class Method(Enum):
    """By what it is known: what was shown, a straight line, a power sensor, the meter's changes."""

    SHOWN = auto()
    STRAIGHT = auto()
    POWER = auto()
    CHANGES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What its owner says of a rig.

    `max_power` (kW) is the most that it can draw; it `corrects` what slow meters show.
    """

    max_power: Decimal = Decimal(25)
    corrects: bool = True

    def __post_init__(self) -> None:
        """Refuse a power that cannot be one, with a ValueError."""
        if not (is_sane(self.max_power) and self.max_power >= NOTHING):
            msg = "a rig's largest power is a finite number of kW, and not negative"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A boundary that waits for a meter; `rests` tells on which sides of it no session ran."""

    at: datetime
    place: Place
    rests: tuple[bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The boundaries between two points of a meter, in the order of time.

    `until` is the next boundary after them that waits as well.
    """

    meter: Meter
    waiting: tuple[Waiting, ...]
    until: Place | None
    rules: Rules
    power: Power
    now: datetime

    def method(self) -> Method | None:
        """Return by what the boundaries can be worked out, None while that has to wait."""
        start = self.meter.track.before(self.waiting[0].place)
        if not self.rules.corrects or start is None or self._at <= start.at or self._is_suspect:
            return Method.SHOWN
        if self.meter.away is not None:
            return self._shown_if(self.now - self._at >= ABSENCE_TIME)
        if self._is_doubtful:
            return self._shown_if(self._is_overdue(PATIENCE))
        if self._is_fresh and is_rhythmic(self._before, max_power=self.rules.max_power):
            return self._by_power() or self._by_changes()
        return self._without_rhythm()

    def _without_rhythm(self) -> Method | None:
        """Return what there is to go by where the meter has not reported evenly.

        A power sensor that explains it, or nothing; what a meter counted while it was
        away was used evenly, as far as anybody knows.
        """
        if len(self._before) >= FEWEST and explains(self.power, self._before[-FEWEST:]):
            return self._by_power() or self._shown_if(self._is_overdue(PATIENCE))
        if self._is_across:
            return Method.STRAIGHT if self._after else self._shown_if(self._is_overdue(PATIENCE))
        return Method.SHOWN

    def position(self, one: Waiting, method: Method) -> tuple[Decimal, Decimal | None]:
        """Return the count at a boundary (kWh), and the power at rest (kW) if that shows.

        The track has those of the boundaries already that come before it.
        """
        crossing = self._crossing(one)
        if method is Method.CHANGES:
            return position(crossing, self.power, is_alone=len(self.waiting) == 1)
        if method is Method.POWER and (kwh := position_by_power(crossing, self.power)) is not None:
            return kwh, None
        return (crossing.start.kwh if method is Method.SHOWN else crossing.straight()), None

    def _by_power(self) -> Method | None:
        """Return whether a power sensor tells how the energy up to the next change was used."""
        known = (position_by_power(self._crossing(one), self.power) for one in self.waiting)
        return Method.POWER if all(kwh is not None for kwh in known) else None

    def _by_changes(self) -> Method | None:
        """Return what a meter with a rhythm tells, once it has shown enough."""
        after = self._after[: FOLLOWING + FEWEST]
        if len(after) >= FOLLOWING and self._goes_on(after):
            return Method.CHANGES
        if not self._is_overdue(self._patience):
            return None
        return Method.CHANGES if not after or self._goes_on((self._before[-1], *after)) else Method.SHOWN

    def _goes_on(self, after: tuple[Point, ...]) -> bool:
        """Return whether the meter's rhythm goes on after the boundaries, or another one began."""
        usual, known = changes(self._before)[-1]
        step, interval = known.kwh - usual.kwh, known.at - usual.at
        return is_rhythmic(after, max_power=self.rules.max_power) or any(
            alike_times(end.at - start.at, interval) or alike_steps(end.kwh - start.kwh, step)
            for start, end in changes(after)
        )

    def _crossing(self, one: Waiting) -> Crossing:
        """Return a boundary with what the meter showed under the same loads around it."""
        index = self.meter.track.index(one.place)
        points = self.meter.track.points
        until = min((w.place for w in self.waiting if w.place > one.place), default=self.until)
        later = takewhile(lambda point: point.is_shown and (until is None or point.place <= until), points[index:])
        return Crossing(
            at=one.at,
            now=self.now,
            rhythm=self._rhythm,
            start=points[index - 1],
            end=next(iter(points[index:]), None),
            before=_behind(points[:index]),
            after=tuple(islice((point for point in later if point.kind is Kind.CHANGE), MOST_SAMPLES)),
            rests=one.rests,
            rest=self.meter.rest,
        )

    def _is_overdue(self, patience: timedelta) -> bool:
        """Return whether a meter that is there has been waited for long enough."""
        last = self.waiting[-1].at
        return self.now - max(last, self.meter.back or last) >= patience

    def _shown_if(self, is_over: bool) -> Method | None:  # noqa: FBT001  reads as a sentence where it is called
        """Return that there is nothing better than what was shown, once the waiting is over."""
        return Method.SHOWN if is_over else None

    @property
    def _at(self) -> datetime:
        """Return when the first of the boundaries was."""
        return self.waiting[0].at

    @property
    def _is_suspect(self) -> bool:
        """Return whether a rise before the boundaries is not believed yet."""
        return any(s.count.ordinal <= self.waiting[0].place[0] for s in self.meter.suspects)

    @property
    def _is_doubtful(self) -> bool:
        """Return whether a fall before the boundaries is not decided yet."""
        doubt = self.meter.doubt
        return doubt is not None and doubt.low.ordinal <= self.waiting[-1].place[0]

    @property
    def _is_fresh(self) -> bool:
        """Return whether the meter was still reporting changes when the first boundary came.

        One that had gone away by then was, if it did so up to then.
        """
        heard = self._at if self.meter.left is None or not self._is_across else self.meter.left
        return heard - self._before[-1].at <= self._usual

    @property
    def _is_across(self) -> bool:
        """Return whether the meter was away when the first boundary came."""
        meter = self.meter
        return meter.left is not None and meter.back is not None and meter.left <= self._at < meter.back

    @property
    def _patience(self) -> timedelta:
        """Return how long a meter can take that goes on, be it at rest."""
        return PATIENCE if self.meter.rest is None else min(self._usual, PATIENCE)

    @property
    def _usual(self) -> timedelta:
        """Return after which time a meter that has something to show has shown it."""
        return INTERVALS * max(longest(self._before[-MOST_SAMPLES:]), self._step_at_rest)

    @property
    def _step_at_rest(self) -> timedelta:
        """Return how long one step of the meter takes while no session runs, as far as that is known."""
        if self._rhythm is None or not self.meter.rest:
            return timedelta()
        return time_of(self._rhythm.report, self.meter.rest)

    @property
    def _rhythm(self) -> Rhythm | None:
        """Return how the meter reports."""
        return self.meter.track.rhythm

    @property
    def _before(self) -> tuple[Point, ...]:
        """Return what the meter has shown up to the boundaries."""
        return tuple(point for point in self.meter.track.shown if point.place <= self.waiting[0].place)

    @property
    def _after(self) -> tuple[Point, ...]:
        """Return what the meter has shown after the boundaries."""
        return tuple(point for point in self.meter.track.shown if point.place > self.waiting[-1].place)


def _behind(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the changes before a boundary under one load, the nearest first.

    Where there are too few, the boundary at which the load began is one more of them.
    """
    found: list[Point] = []
    for point in reversed(points):
        if not point.is_shown:
            is_needed = len(found) <= 1 and point.kind is Kind.BOUNDARY
            return (*found, point) if is_needed else tuple(found)
        if point.kind is Kind.CHANGE:
            found.append(point)
        if len(found) == MOST_SAMPLES:
            break
    return tuple(found)

"""What a meter had counted by a time: a line through points, which only rises."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Final, Self

from .point import Kind, Place, Point
from .reading import NOTHING, Count
from .rhythm import Change, Rhythm, changes, counter_step, is_clockwork, rhythm_of

# Enough to know a meter by: an hour of one that reports each minute.
MOST_CHANGES: Final = 64
# For this long one may say that a run began or ended earlier, whatever the meter; what
# is older than the last changes is kept this far apart.
KEPT_TIME: Final = timedelta(minutes=30)
SPACING: Final = timedelta(seconds=30)


@dataclass(frozen=True, kw_only=True)
class Track:
    """The points that are kept of a meter, in the order of what happened.

    What follows from them is asked several times for each reading, so it is worked out once
    and remembered, for which it has no slots; nor have its points.
    """

    points: tuple[Point, ...] = ()

    @property
    def kwh(self) -> Decimal:
        """Return what was counted up to the last point (kWh)."""
        return self.points[-1].kwh if self.points else NOTHING

    @cached_property
    def shown(self) -> tuple[Point, ...]:
        """Return the points that the meter itself has shown."""
        return tuple(point for point in self.points if point.is_shown)

    @cached_property
    def changes(self) -> list[Change]:
        """Return the last changes of the meter, each from the point before it: how it reports now."""
        return changes(self._recent)

    @cached_property
    def is_clockwork(self) -> bool:
        """Return whether the meter reports by a clock."""
        return is_clockwork(self.changes)

    @cached_property
    def rhythm(self) -> Rhythm | None:
        """Return how the meter reports, None where it has shown too little."""
        return rhythm_of(self.changes)

    @cached_property
    def counter_step(self) -> Decimal:
        """Return the step of the meter's counter (kWh)."""
        return counter_step(self._recent)

    @cached_property
    def _recent(self) -> tuple[Point, ...]:
        """Return the last points that the meter itself has shown; those before may be thinned."""
        return tuple(point for point in self.points[-MOST_CHANGES:] if point.is_shown)

    def index(self, place: Place) -> int:
        """Return how many points there are up to a place."""
        return bisect_right(self.points, place, key=attrgetter("place"))

    def before(self, place: Place) -> Point | None:
        """Return the last point up to a place, None where nothing was counted by then."""
        index = self.index(place)
        return self.points[index - 1] if index else None

    def after(self, place: Place) -> Point | None:
        """Return the first point after a place, None where nothing has followed."""
        index = self.index(place)
        return self.points[index] if index < len(self.points) else None

    def last_shown(self, index: int) -> Point | None:
        """Return the last of so many first points that the meter itself has shown."""
        return next((point for point in reversed(self.points[:index]) if point.is_shown), None)

    def display_at(self, place: Place) -> Decimal | None:
        """Return what the meter showed (kWh) at a place, None where it had shown nothing."""
        shown = self.last_shown(self.index(place))
        return None if shown is None else shown.display

    def reaches(self, at: datetime) -> bool:
        """Return whether the track is kept as far back as a time, or began after it."""
        return not self.points or self.points[0].at <= at

    def booked(self, count: Count) -> tuple[Self, Count]:
        """Return the track with a count, and the part of its time that is not told yet.

        What is believed late goes into its place, and lifts all that came after it.
        """
        index = self.index(count.place)
        before = self.points[:index]
        kwh = (before[-1].kwh if before else NOTHING) + count.kwh
        kind = Kind.CHANGE if count.seen else Kind.FOUND
        point = Point(ordinal=count.ordinal, at=count.end, kwh=kwh, kind=kind, display=count.display, held=count.held)
        after = tuple(replace(later, kwh=later.kwh + count.kwh) for later in self.points[index:])
        start = min(max(count.start, before[-1].at), count.end) if before else count.start
        rest = count if start == count.start else replace(count, start=start)
        return replace(self, points=(*before, point, *after)), rest

    def cut(self, point: Point) -> Self:
        """Return the track with a boundary as one more point on it."""
        index = self.index(point.place)
        return replace(self, points=(*self.points[:index], point, *self.points[index:]))

    def thinned(self, now: datetime, *, needed: Place | None) -> Self:
        """Return the track without what is old; nothing from a place on that is `needed`.

        It is asked after each point, so at most one more has to be let go in the middle,
        and that never beside a boundary, where energy would go over to the other side.
        """
        points = self.points
        old = len(points) - MOST_CHANGES
        if old <= 0:
            return self
        if needed is not None:
            old = min(old, self.index(needed) - 1)
        around = points[max(old - 2, 0) : old + 1]
        is_straight = len(around) > 2 and all(point.is_shown for point in around)  # noqa: PLR2004  one on each side
        if is_straight and around[1].at - around[0].at < SPACING:
            points = (*points[: old - 1], *points[old:])
            old -= 1
        first = 0
        while first < old and points[first].at < now - KEPT_TIME:
            first += 1
        points = points[first:]
        return self if points == self.points else replace(self, points=points)


def between(start: Point, end: Point) -> Count:
    """Return what was counted between two points of a track."""
    return Count(
        ordinal=end.ordinal,
        start=min(start.at, end.at),
        end=end.at,
        kwh=end.kwh - start.kwh,
        seen=end.kind is Kind.CHANGE,
        held=end.held,
    )

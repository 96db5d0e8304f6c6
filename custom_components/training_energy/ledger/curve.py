"""How a session's energy rose over time, in few enough points to be kept for good."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Final, Self

from .reading import NOTHING, rounded

# With the start and the end of the session there are 64: a card is hardly wider than that many dots.
MOST_KNOTS: Final = 62
# They are thinned to these at once, so that not each reading has to look for the one that is let go.
LEFT_KNOTS: Final = 48
MICROSECONDS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A point of a curve: microseconds after the session's start, and the energy until then (kWh)."""

    us: int
    kwh: Decimal


ORIGIN: Final = Knot(us=0, kwh=NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The energy of a session by time, straight from knot to knot; it begins with nothing at the start.

    It never falls. The last knot is exact; of the others, those that hardly bend it are let go.
    """

    knots: tuple[Knot, ...] = ()

    def packed(self) -> str:
        """Return the curve as a line of text: a history of thousands of them stays small."""
        return " ".join(f"{knot.us} {knot.kwh}" for knot in self.knots)

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """Return the curve that a line of text describes; raises ValueError or ArithmeticError."""
        words = text.split()
        knots = tuple(Knot(us=int(us), kwh=Decimal(kwh)) for us, kwh in zip(words[::2], words[1::2], strict=True))
        if not all(knot.kwh.is_finite() for knot in knots):
            msg = "a curve is made of numbers"
            raise ValueError(msg)
        return cls(knots=knots)

    def risen(self, start: int, end: int, kwh: Decimal) -> Self:
        """Return the curve with more energy (kWh), used evenly from one time to another (µs after the start)."""
        start, end = max(start, 0), max(end, 0)
        last = self.knots[-1] if self.knots else ORIGIN
        if start < last.us:
            moments = sorted({knot.us for knot in self.knots} | {start, end})
            knots = [Knot(us=us, kwh=self.at(us) + rounded(kwh * _passed(start, us, end))) for us in moments]
        else:
            pause = [Knot(us=start, kwh=last.kwh)] if last.us < start else []
            before = self.knots[:-1] if end == last.us else self.knots
            knots = [*before, *(pause if start < end else ()), Knot(us=end, kwh=last.kwh + kwh)]
        return type(self)(knots=_thinned(knots))

    def until(self, end: int, kwh: Decimal) -> Self:
        """Return the curve up to an energy (kWh), which is reached at a time (µs after the start) at the latest."""
        if kwh <= NOTHING:
            return type(self)()
        kept = [knot for knot in self.knots if knot.us < end and knot.kwh < kwh]
        reached = next((knot.us for knot in self.knots if knot.kwh >= kwh), end)
        return type(self)(knots=(*kept, Knot(us=min(reached, end), kwh=kwh)))

    def at(self, us: int) -> Decimal:
        """Return the energy until a time (kWh): all of it after the last knot."""
        index = bisect_left(self.knots, us, key=attrgetter("us"))
        if index == len(self.knots):
            return self.knots[-1].kwh if self.knots else NOTHING
        one, other = self.knots[index - 1] if index else ORIGIN, self.knots[index]
        return one.kwh + rounded((other.kwh - one.kwh) * _passed(one.us, us, other.us))

    def points(self, duration: Decimal) -> list[tuple[Decimal, Decimal]]:
        """Return the curve of a session of a duration (s) as seconds and kWh, its start and its end included."""
        # Where the clock was set back, it has knots from after its end.
        points = [(min(Decimal(knot.us) / MICROSECONDS, duration), knot.kwh) for knot in self.knots]
        start = [] if self.knots[:1] == (ORIGIN,) else [(NOTHING, NOTHING)]
        last, kwh = (start + points)[-1]
        return [*start, *points, *([(duration, kwh)] if last < duration else ())]


def _passed(start: int, us: int, end: int) -> Decimal:
    """Return the share of a time that has passed at a moment, all of it at its end."""
    if start < us < end:
        return Decimal(us - start) / (end - start)
    return Decimal(us >= end)


def _thinned(knots: Iterable[Knot]) -> tuple[Knot, ...]:
    """Return the knots without those that bend the curve least, where there are too many."""
    kept = list(knots)
    if len(kept) <= MOST_KNOTS:
        return tuple(kept)
    # In floats: which one goes need not be exact.
    line = [(0.0, 0.0), *((float(knot.us), float(knot.kwh)) for knot in kept)]
    bends = [_bend(*three) for three in zip(line, line[1:], line[2:], strict=False)]
    while len(kept) > LEFT_KNOTS:
        least = bends.index(min(bends))
        del kept[least], line[least + 1], bends[least]
        # Its neighbours are each other's from now on.
        for index in range(max(least - 1, 0), min(least + 1, len(bends))):
            bends[index] = _bend(*line[index : index + 3])
    return tuple(kept)


def _bend(one: tuple[float, float], middle: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how large a triangle three points make: nothing where they lie on a line."""
    (x1, y1), (x2, y2), (x3, y3) = one, middle, other
    return abs((x3 - x1) * (y2 - y1) - (x2 - x1) * (y3 - y1))

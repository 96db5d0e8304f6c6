"""The rate in force by time, and how energy is split over it: of money, or of emissions."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise
from typing import Final, Self

from .reading import EXACT, KWH_STEP, MOMENT, NOTHING, Count

# The price before the first one known: it has always been in force.
ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
# A silent meter keeps every price since its last reading; half-hourly prices fill
# this in three weeks. Beyond it the shortest-lived price is forgotten.
MOST_RATES: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A price (money per kWh) in force from a time on.

    `estimated` where it is the last one known, carried on while nobody could tell.
    """

    at: datetime
    price: Decimal
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Energy (kWh) used at one price (money per kWh, None where never known).

    `carbon` is the mean carbon intensity of that time (gCO2eq per kWh).
    """

    start: datetime
    end: datetime
    kwh: Decimal
    price: Decimal | None
    estimated: bool = False
    carbon: Decimal | None = None

    @property
    def cost(self) -> Decimal | None:
        """Return what this energy cost (money), or None without a price."""
        return None if self.price is None else self.kwh * self.price

    @property
    def grams(self) -> Decimal | None:
        """Return what this energy emitted (gCO2eq), or None without a carbon intensity."""
        return None if self.carbon is None else self.kwh * self.carbon


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """The prices in force, as far back as a meter may still report energy for."""

    rates: tuple[Rate, ...] = ()

    @property
    def now(self) -> Decimal | None:
        """Return the rate in force now, None where none was ever known."""
        return self.rates[-1].price if self.rates else None

    @property
    def is_estimated(self) -> bool:
        """Return whether the rate in force now is the last one known, carried on."""
        return bool(self.rates) and self.rates[-1].estimated

    def priced(self, at: datetime, price: Decimal, *, late: bool = False) -> Self:
        """Return the tariff with a new price (money per kWh) from `at` on.

        The first price of all also stands for the time before it, as an estimate
        where it came `late`: where energy had been used without one.
        """
        before = self.rates or (Rate(at=ALWAYS, price=price, estimated=late),)
        return replace(self, rates=_followed(before, Rate(at=at, price=price)))

    def lapsed(self, at: datetime) -> Self:
        """Return the tariff with its last price carried on as an estimate."""
        if not self.rates:
            return self
        estimate = Rate(at=at, price=self.rates[-1].price, estimated=True)
        return replace(self, rates=_followed(self.rates, estimate))

    def since(self, at: datetime) -> Self:
        """Return the tariff without what ended before `at`."""
        keep = 0
        while keep + 1 < len(self.rates) and self.rates[keep + 1].at <= at:
            keep += 1
        return replace(self, rates=self.rates[keep:]) if keep else self

    def mean(self, start: datetime, end: datetime) -> Decimal:
        """Return the mean rate from one time to another, where any was ever known."""
        hour = Count(ordinal=0, start=start, end=end, kwh=Decimal(1))
        return sum((part.cost or NOTHING for part in self.split(hour)), NOTHING)

    def split(self, count: Count) -> tuple[Segment, ...]:
        """Return a count's energy spread evenly over its time, a part for each price.

        The parts sum to the count exactly. Without any price there is one part.
        """
        rates = self.since(count.start).rates
        # The first one also stands for the time before it, and for a single instant.
        rates = rates[:1] + tuple(rate for rate in rates[1:] if rate.at < count.end)
        if len(rates) <= 1:
            return (_segment(count, *rates),)
        length = (count.end - count.start) // MOMENT
        parts: list[Segment] = []
        start, before = count.start, NOTHING
        for rate, end in zip(rates, [*(r.at for r in rates[1:]), count.end], strict=True):
            through = count.kwh
            if end < count.end:
                passed = (end - count.start) // MOMENT
                share = EXACT.divide(EXACT.multiply(count.kwh, passed), length)
                through = share.quantize(KWH_STEP, ROUND_DOWN, EXACT)
            part = replace(count, start=start, end=end, kwh=through - before)
            if part.kwh:
                parts.append(_segment(part, rate))
            start, before = end, through
        return tuple(parts)


def _segment(count: Count, rate: Rate | None = None) -> Segment:
    """Return a count as a segment at one rate, or at none."""
    return Segment(
        start=count.start,
        end=count.end,
        kwh=count.kwh,
        price=rate.price if rate else None,
        estimated=rate is not None and rate.estimated,
    )


def _followed(rates: tuple[Rate, ...], more: Rate) -> tuple[Rate, ...]:
    """Return the rates with one more, unless it says nothing new."""
    last = rates[-1]
    if (last.price, last.estimated) == (more.price, more.estimated):
        return rates
    # What is booked is never re-priced: a late price counts from the last one on.
    rate = replace(more, at=max(more.at, last.at))
    return _thinned((*(rates[:-1] if rate.at == last.at else rates), rate))


def _thinned(rates: tuple[Rate, ...]) -> tuple[Rate, ...]:
    """Return the rates without the shortest-lived one where they are too many."""
    if len(rates) <= MOST_RATES:
        return rates
    lives = [following.at - rate.at for rate, following in pairwise(rates[1:])]
    shortest = 1 + lives.index(min(lives))
    return (*rates[:shortest], *rates[shortest + 1 :])

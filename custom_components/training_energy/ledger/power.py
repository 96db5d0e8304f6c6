"""What a power sensor said, summed up: it shows how a meter's energy lies in time."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Final, Self

from .reading import MOMENT, NOTHING, energy_at, is_sane, rounded

# Samples that are kept whole, and how far apart those are that came before them.
MOST_SAMPLES: Final = 64
SPACING: Final = timedelta(seconds=15)
KEPT_TIME: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A power (kW) from a time on, None for one not known, and the energy until then (kWh)."""

    at: datetime
    kw: Decimal | None
    kwh: Decimal = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """The power of a rig over the last while."""

    samples: tuple[Sample, ...] = ()

    def drawn(self, at: datetime, kw: Decimal | None) -> Self:
        """Return the record with a power (kW) from a time on, None where it is not known.

        What cannot be a power is not known; what comes late counts from the last one on.
        """
        if kw is not None and not (is_sane(kw) and kw >= NOTHING):
            kw = None
        if not self.samples:
            return self if kw is None else replace(self, samples=(Sample(at=at, kw=kw),))
        last = self.samples[-1]
        if kw == last.kw:
            return self
        at = max(at, last.at)
        sample = Sample(at=at, kw=kw, kwh=rounded(last.kwh + energy_at(last.kw or NOTHING, at - last.at)))
        kept = self.samples[:-1] if at == last.at else self.samples
        return replace(self, samples=_thinned((*kept, sample)))

    def used(self, start: datetime, end: datetime) -> Decimal | None:
        """Return the energy from one time to another (kWh), None where it is not known throughout.

        Back in time it is less than nothing.
        """
        if end < start:
            used = self.used(end, start)
            return None if used is None else -used
        first, last = self._index(start), self._index(end)
        if first < 0 or any(sample.kw is None for sample in self.samples[first : last + 1]):
            return None
        return self._until(end, last) - self._until(start, first)

    def _until(self, at: datetime, index: int) -> Decimal:
        """Return the energy from the first sample to a time (kWh).

        Between two samples it is spread evenly, which stays right where one was let go.
        """
        sample = self.samples[index]
        if index + 1 == len(self.samples):
            return sample.kwh + energy_at(sample.kw or NOTHING, at - sample.at)
        following = self.samples[index + 1]
        share = Decimal((at - sample.at) // MOMENT) / Decimal((following.at - sample.at) // MOMENT)
        return sample.kwh + (following.kwh - sample.kwh) * share

    def _index(self, at: datetime) -> int:
        """Return which sample holds at a time, -1 where none does."""
        return bisect_right(self.samples, at, key=attrgetter("at")) - 1


def _thinned(samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    """Return the samples without what is too old, or too close to another one.

    It is asked after each sample, so at most one has to be let go in the middle. Where
    the power was not known is never let go before all that came earlier.
    """
    old = len(samples) - MOST_SAMPLES
    if old <= 0:
        return samples
    one, other = samples[old - 1], samples[old]
    if old > 1 and one.at - samples[old - 2].at < SPACING and None not in (one.kw, samples[old - 2].kw, other.kw):
        samples = (*samples[: old - 1], *samples[old:])
        old -= 1
    first = 0
    while first < old and samples[first + 1].at < samples[-1].at - KEPT_TIME:
        first += 1
    return samples[first:]

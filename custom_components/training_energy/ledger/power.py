"""What a power sensor said, summed up: it shows how a meter's energy lies in time."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Final, Self

from .reading import MOMENT, NOTHING, energy_at, is_sane, rounded

# A plug that reports each 100 Wh comes by about once an hour on a machine at rest.
KEPT_TIME: Final = timedelta(hours=3)
# Samples are kept this share of their age apart: 15 s after half an hour.
SHARE: Final = 120
# As many as are left of three hours at one each second, and half as many again; so they
# are not gone through for each of them.
MOST_SAMPLES: Final = 1000


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
        # What it drew before stays on record, also where a clock that was set back says that it took no time.
        at = max(at, last.at + MOMENT) if kw is None else max(at, last.at)
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

    def since(self, is_so: Callable[[Decimal], bool]) -> datetime | None:
        """Return since when the power (kW) is so, None where it is not, or not known now.

        A time in which it was not known, between two in which it was so, was so too.
        """
        if not self.samples or self.samples[-1].kw is None:
            return None
        first = None
        for sample in reversed(self.samples):
            if sample.kw is not None:
                if not is_so(sample.kw):
                    break
                first = sample.at
        return first

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
    """Return the samples without those that are too close together for their age, once they are many.

    None is let go beside a time in which the power was not known.
    """
    if len(samples) < MOST_SAMPLES:
        return samples
    now = samples[-1].at
    kept = [samples[0]]
    for sample, following in pairwise(samples[1:]):
        is_near = sample.at - kept[-1].at < (now - sample.at) / SHARE
        if not is_near or None in (kept[-1].kw, sample.kw, following.kw):
            kept.append(sample)
    kept.append(samples[-1])
    old = sum(sample.at < now - KEPT_TIME for sample in kept)
    return tuple(kept[max(old - 1, 0) :])

"""What a run will use, cost and take, from what its like did."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final, Self

from .figures import Figures

# Enough for a median that one odd run does not move, and few enough to follow a new card or driver.
MOST_RUNS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What is likely, and between which values it will lie; they are None where that is not known."""

    likely: Decimal
    least: Decimal | None
    most: Decimal | None

    @classmethod
    def of(cls, values: Sequence[Decimal]) -> Self:
        """Return the range of some values, of which there is at least one."""
        return cls(likely=median(values), least=min(values), most=max(values))

    def times(self, factor: Decimal) -> Range:
        """Return the range multiplied, which swaps its ends where the factor is below 0."""
        ends = (self.least, self.most) if factor >= 0 else (self.most, self.least)
        least, most = (None if end is None else end * factor for end in ends)
        return Range(likely=self.likely * factor, least=least, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a run is likely to use (kWh), to cost (money) and to take (s, its pauses left out)."""

    energy: Range
    cost: Range | None
    duration: Range | None


def is_telling(figures: Figures) -> bool:
    """Return whether a run says what another one will use: it has steps, and its meter noticed them."""
    return bool(figures.steps) and figures.energy_kwh > 0


def forecast(runs: Sequence[Figures], steps: int, *, price: Decimal | None) -> Forecast:
    """Return what so many steps will come to, by runs that are telling, at a price (money per kWh).

    There is at least one of them. The range is what they came to; that of a single one is how
    far off its own energy may be.
    """
    shares = [(run, Decimal(steps) / run.steps) for run in runs if run.steps]
    energy = Range.of([run.energy_kwh * share for run, share in shares])
    if len(shares) == 1:
        run, share = shares[0]
        least, most = (None if end is None else end * share for end in (run.energy_min_kwh, run.energy_max_kwh))
        energy = Range(likely=energy.likely, least=least, most=most)
    durations = [run.active_s * share for run, share in shares if run.active_s]
    return Forecast(
        energy=energy,
        cost=None if price is None else energy.times(price),
        duration=Range.of(durations) if durations else None,
    )

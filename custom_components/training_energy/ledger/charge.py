"""What a session was charged with, summed up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from .reading import NOTHING
from .tariff import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What a session used: energy (kWh), money and emissions (gCO2eq), as far as their rates are known.

    `estimated` is the part of the energy whose price is an estimate, `unpriced` the
    part that has no price at all, and `unweighed` the part without a carbon intensity.
    """

    kwh: Decimal = NOTHING
    money: Decimal = NOTHING
    estimated: Decimal = NOTHING
    unpriced: Decimal = NOTHING
    grams: Decimal = NOTHING
    unweighed: Decimal = NOTHING

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> Charge:
        """Return what some segments make together."""
        return reduce(cls.plus, segments, cls())

    def plus(self, segment: Segment) -> Charge:
        """Return the charge with one segment more."""
        return Charge(
            kwh=self.kwh + segment.kwh,
            money=self.money + (segment.cost or NOTHING),
            estimated=self.estimated + (segment.kwh if segment.estimated else NOTHING),
            unpriced=self.unpriced + (segment.kwh if segment.price is None else NOTHING),
            grams=self.grams + (segment.grams or NOTHING),
            unweighed=self.unweighed + (segment.kwh if segment.carbon is None else NOTHING),
        )

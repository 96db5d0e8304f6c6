"""What a meter showed, and what was counted from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

# A billionth of a kWh is 3.6 mJ: finer than any counter, and coarse enough that
# sums and products with prices stay exact in 28 digits.
KWH_STEP: Final = Decimal("1e-9")
# For what must come out to the last digit, whatever the precision around it is.
EXACT: Final = Context(prec=60)
# Beyond this (a large country's yearly use) a number is a fault, not a meter.
KWH_LIMIT: Final = Decimal("1e12")
NOTHING: Final = Decimal(0)
HOUR: Final = timedelta(hours=1)
# The grain of time: what a datetime can tell apart.
MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a meter showed (kWh, not negative) at a time (aware, UTC).

    `last_reset` is the moment from which a resetting counter says that it counts.
    """

    at: datetime
    kwh: Decimal
    last_reset: datetime | None = None

    @property
    def is_evidence(self) -> bool:
        """Return whether a counter can have shown this."""
        return is_sane(self.kwh) and self.kwh >= NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reading's place in the ledger: its value (kWh), its time and its order.

    The order is the ledger's own count of what happened, which stays right when two
    things carry the same time or the clock is set back.
    """

    ordinal: int
    at: datetime
    kwh: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Energy (kWh) that a meter counted from one time to another.

    Whoever was running at `ordinal`, the moment the meter showed it, is charged.
    `display` is what it showed then (kWh). `seen` tells whether that came up at `end`,
    rather than while nobody looked; `held` is until when the meter was heard to show the
    value before it.
    """

    ordinal: int
    start: datetime
    end: datetime
    kwh: Decimal
    display: Decimal | None = None
    seen: bool = True
    held: datetime | None = None

    @property
    def place(self) -> tuple[int, datetime]:
        """Return where the count stands in the order of what happened."""
        return (self.ordinal, self.end)


def is_sane(number: Decimal) -> bool:
    """Return whether a number is one that can be counted with, no NaN, no infinity."""
    return number.is_finite() and number.copy_abs() < KWH_LIMIT


def energy_at(kw: Decimal, time: timedelta) -> Decimal:
    """Return the energy (kWh) that a power (kW) makes in a time, none in less than none."""
    return kw * Decimal(max(time // MOMENT, 0)) / (HOUR // MOMENT)


def mean_power(kwh: Decimal, time: timedelta) -> Decimal:
    """Return the power (kW) that makes an energy (kWh) in a time of more than none."""
    return kwh * (HOUR // MOMENT) / Decimal(time // MOMENT)


def time_of(kwh: Decimal, kw: Decimal) -> timedelta:
    """Return the time in which a power (kW, above 0) makes an energy (kWh)."""
    return HOUR * float(kwh / kw)


def rounded(kwh: Decimal) -> Decimal:
    """Return an energy (finite, kWh) to the ledger's precision."""
    return kwh.quantize(KWH_STEP, ROUND_HALF_EVEN, EXACT)

"""Plugs of several kinds, each with its faults, and beside them a count of what they showed that owes us nothing."""

from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import Final

SECONDS: Final = 3600
KILO: Final = 1000
# In which part of its time a plug is away, and how often (s) one starts again from zero.
AWAY_EVERY: Final = 1700
AWAY_FOR: Final = 95
RESET_EVERY: Final = 2300
UNAVAILABLE: Final = "unavailable"


class Kind(StrEnum):
    """What there is in houses."""

    FINE = "0.01 Wh steps"
    ONE = "1 Wh steps"
    TEN = "10 Wh steps"
    RESETTING = "resets"
    AWAY = "away for a while"


STEPS: Final = {Kind.FINE: Decimal("0.00001"), Kind.TEN: Decimal("0.01")}


@dataclass(slots=True, kw_only=True)
class Plug:
    """A plug in front of a computer: `shown` is what it shows (kWh), `counted` all that it showed to have been used.

    It draws 100 W more than the one before it, and more while a training runs.
    """

    number: int
    kind: Kind
    pace: int
    shown: Decimal = Decimal(0)
    counted: Decimal = Decimal(0)
    true: Decimal = field(init=False)
    is_away: bool = False
    trains: bool = False
    _passed: int = 0

    def __post_init__(self) -> None:
        """Begin where no two plugs do."""
        self.true = Decimal(100 + self.number) if self.kind is not Kind.RESETTING else Decimal(5)
        self.shown = self._rounded()

    def passed(self, seconds: int) -> str:
        """Let time pass (s); return what the plug then says."""
        self._passed += seconds
        watts = 300 + 100 * (self.number % 5) if self.trains else 90
        self.true += Decimal(watts) * seconds / SECONDS / KILO
        pace = self.pace
        if self.kind is Kind.RESETTING and self._passed % (RESET_EVERY * pace) < seconds:
            self.true = Decimal(0)
        self.is_away = self.kind is Kind.AWAY and self._passed % (AWAY_EVERY * pace) < AWAY_FOR * pace
        if self.is_away:
            return UNAVAILABLE
        before, self.shown = self.shown, self._rounded()
        # What it shows after a reset was used since: from zero on.
        self.counted += self.shown - before if self.shown >= before else self.shown
        return f"{self.shown:f}"

    def _rounded(self) -> Decimal:
        """Return what is counted, as the plug shows it."""
        return self.true.quantize(STEPS.get(self.kind, Decimal("0.001")), ROUND_DOWN)

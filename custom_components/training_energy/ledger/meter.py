"""One meter as the ledger knows it: what it counted, what is in doubt about it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from .reading import NOTHING, Count, Mark


class Fault(StrEnum):
    """What a meter did that it should not."""

    DIP = "dip"
    RESET = "reset"
    ROLLBACK = "rollback"
    SPIKE = "spike"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A decision about a fault: when, and about how much energy (kWh).

    It touches whoever ran between the moments `since` and `until`, None for now.
    """

    fault: Fault
    at: datetime
    kwh: Decimal
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A rise that could not have been used, counted at once but not yet believed.

    `before` is where a fall back would return to; `taken` once a session was settled
    with it, which a later fall no longer undoes.
    """

    count: Count
    before: Mark
    taken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A fall that the next different reading decides.

    `low` is what the meter fell to; `usable` tells whether that much energy could have
    been used since the last reading, and so whether the fall may be a reset.
    """

    low: Mark
    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A meter as the ledger knows it; every change is a new one.

    `last` is the reading to count from, taken when its value came up; `seen` is when
    the meter last reported anything; `counted` is the running total (kWh) since the
    rig was set up, the suspects that were not taken left out: it never falls.
    """

    key: str
    last: Mark | None = None
    seen: datetime | None = None
    last_reset: datetime | None = None
    doubt: Doubt | None = None
    suspects: tuple[Suspect, ...] = ()
    counted: Decimal = NOTHING

    @property
    def display(self) -> Decimal | None:
        """Return what the meter shows (kWh), or None before its first reading."""
        mark = self.doubt.low if self.doubt else self.last
        return None if mark is None else mark.kwh

    @property
    def open_counts(self) -> tuple[Count, ...]:
        """Return what was counted but may still be undone."""
        return tuple(s.count for s in self.suspects if not s.taken)

    @property
    def earliest(self) -> datetime | None:
        """Return the time from which energy may still be reported."""
        marks = [s.before.at for s in self.suspects]
        if self.last is not None:
            marks.append(self.last.at)
        return min(marks, default=None)

"""A moment of a meter: what it had counted by then, and how that is known."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final

# kWh; what is finer comes from converting units, not from a counter.
FINEST: Final = Decimal("0.000001")

type Place = tuple[int, datetime]


class Kind(StrEnum):
    """How a point came about.

    A change is a moment at which the meter came to a new value. What it showed when it
    was found, at first or after it had been away, may be older. At a boundary its count
    is worked out, or else the display had to do.
    """

    CHANGE = "change"
    FOUND = "found"
    BOUNDARY = "boundary"
    DISPLAY = "display"


@dataclass(frozen=True, kw_only=True)
class Point:
    """What had been counted (kWh) since the rig was set up.

    `display` is what the meter showed (kWh), None at a boundary. `held` is until when it
    was heard to show the value before. It has no slots, to remember what it is asked for
    with each reading that follows.
    """

    ordinal: int
    at: datetime
    kwh: Decimal
    kind: Kind = Kind.CHANGE
    display: Decimal | None = None
    held: datetime | None = None

    @cached_property
    def place(self) -> Place:
        """Return where the point stands in the order of what happened."""
        return (self.ordinal, self.at)

    @cached_property
    def parts(self) -> int:
        """Return what had been counted in the finest parts that a counter's step is sought in."""
        return int((self.kwh / FINEST).to_integral_value())

    @cached_property
    def is_shown(self) -> bool:
        """Return whether the meter itself has shown this, and it is no boundary."""
        return self.kind in (Kind.CHANGE, Kind.FOUND)

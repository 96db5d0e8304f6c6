"""What a reader of a session should know, and what its owner is told of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from .meter import Fault

# A meter that dips at every report must not fill the store: from here on a flag is
# added to the newest of its kind and meter, where there is one.
MOST_FLAGS: Final = 32


class Notice(StrEnum):
    """What is told of a session once, until it is so no more.

    `LEFT` is that its owner, told that it is idle, wants no more to be said of that.
    """

    OVER_BUDGET = "over_budget"
    IDLE = "idle"
    SILENT = "silent"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """When a session was last seen to use more than its machine at rest, and its energy until then (kWh).

    Of one that has rested for long, that is its energy until `since`.
    """

    at: datetime
    kwh: Decimal
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something that a reader of a session should know, with its time and kWh.

    `count` is how many times it happened where that was too often to tell apart.
    """

    fault: Fault
    meter: str
    at: datetime
    kwh: Decimal
    count: int = 1


def flagged(flags: tuple[Flag, ...], flag: Flag) -> tuple[Flag, ...]:
    """Return a session's flags with one more, in the place of its like where they are many."""
    alike = [i for i, f in enumerate(flags) if (f.fault, f.meter) == (flag.fault, flag.meter)]
    if len(flags) < MOST_FLAGS or not alike:
        return (*flags, flag)
    place = alike[-1]
    old = flags[place]
    more = replace(flag, kwh=old.kwh + flag.kwh, count=old.count + 1)
    return (*flags[:place], more, *flags[place + 1 :])

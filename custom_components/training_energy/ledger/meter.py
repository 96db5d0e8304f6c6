"""One meter as the ledger knows it: what it counted, what is in doubt about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from .point import Kind, Place, Point
from .reading import NOTHING, Count, Mark
from .track import Track

UNTRACKED = Track()


class Fault(StrEnum):
    """What a meter did that it should not, or is not good enough for."""

    DIP = "dip"
    RESET = "reset"
    ROLLBACK = "rollback"
    SPIKE = "spike"
    UNDECIDED = "undecided"
    COARSE_METER = "coarse_meter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A decision about a fault: when, and about how much energy (kWh).

    It touches whoever ran between the moments `since` and `until`, None for now. Had it
    been decided otherwise, whoever ran since would have up to `less` or `more` energy (kWh).
    """

    fault: Fault
    at: datetime
    kwh: Decimal
    since: int
    until: int | None = None
    less: Decimal = NOTHING
    more: Decimal = NOTHING


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

    `track` tells when it came to that; `ahead` is what boundaries took (kWh) before the
    meter has shown it. `away` is since when it is away; the last time, it was so from `left`
    to `back`, when it was found again, or found at all.
    `rest` is its usual power (kW) while no session runs. `resets` is how often it began
    anew, and `verdicts` are the last decisions about it.
    """

    key: str
    last: Mark | None = None
    seen: datetime | None = None
    last_reset: datetime | None = None
    doubt: Doubt | None = None
    suspects: tuple[Suspect, ...] = ()
    counted: Decimal = NOTHING
    track: Track = UNTRACKED
    ahead: Decimal = NOTHING
    away: datetime | None = None
    left: datetime | None = None
    back: datetime | None = None
    rest: Decimal | None = None
    resets: int = 0
    verdicts: tuple[Verdict, ...] = ()

    def __post_init__(self) -> None:
        """Begin the track of a meter that was written down before there were any."""
        if self.last is not None and not self.track.points:
            ordinal, at, display = self.last.ordinal, self.last.at, self.last.kwh
            found = Point(ordinal=ordinal, at=at, kwh=self.counted, kind=Kind.FOUND, display=display)
            object.__setattr__(self, "track", UNTRACKED.cut(found))

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
        marks += [point.at for point in self.track.points[:1]]
        return min(marks, default=None)

    @property
    def places(self) -> list[Place]:
        """Return where all that is kept of what it showed stands, believed or not."""
        marks = (self.last, self.doubt and self.doubt.low)
        places = [(mark.ordinal, mark.at) for mark in marks if mark]
        places += [suspect.count.place for suspect in self.suspects]
        return places + [point.place for point in self.track.points]

    def booked(self, counts: Iterable[Count]) -> tuple[Self, tuple[Count, ...]]:
        """Return the meter with counts believed, and of those what is not charged yet."""
        meter, fresh = self, []
        for count in counts:
            is_next = not meter.track.points or meter.track.points[-1].place < count.place
            known = min(meter.ahead, count.kwh) if is_next else NOTHING
            track, rest = meter.track.booked(replace(count, kwh=count.kwh - known) if known else count)
            meter = replace(meter, track=track, ahead=meter.ahead - known, counted=meter.counted + count.kwh)
            if rest.kwh:
                fresh.append(rest)
        return meter, tuple(fresh)

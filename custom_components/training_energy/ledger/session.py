"""One training run: when it ran, what it was charged with, what is said about it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import Final, Self

from .boundary import Boundary
from .meter import Fault, Verdict
from .reading import NOTHING
from .segments import joined_in, repriced, trimmed
from .tariff import Segment
from .track import Place

# A meter that dips at every report must not fill the store: from here on a flag is
# added to the newest of its kind and meter, where there is one.
MOST_FLAGS: Final = 32


class Status(StrEnum):
    """Where a session is in its life."""

    TRAINING = "training"
    PAUSED = "paused"
    SETTLING = "settling"
    FINISHED = "finished"


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What its owner says about a run; steps are positions in the whole run."""

    name: str | None = None
    model: str | None = None
    tags: tuple[str, ...] = ()
    notes: str | None = None
    metadata: Mapping[str, object] | None = None
    parent: str | None = None
    key: str | None = None
    start_step: int = 0
    planned_steps: int | None = None
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch in which a session ran, from one boundary to the next."""

    opened: Boundary
    closed: Boundary | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What a session used: energy (kWh), and money as far as prices are known.

    `estimated` is the part of the energy whose price is an estimate, `unpriced` the
    part that has no price at all.
    """

    kwh: Decimal = NOTHING
    money: Decimal = NOTHING
    estimated: Decimal = NOTHING
    unpriced: Decimal = NOTHING

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
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A training run on a rig; every change is a new one.

    `charge` sums `segments`. `priced` tells whether the rig had a price at all.
    `steps` are this session's own, None while nobody told. Had the faults of its meters
    been something else, it would have used up to `less` or `more` (kWh).
    """

    id: str
    details: Details
    currency: str
    priced: bool
    spans: tuple[Span, ...]
    ended: Boundary | None = None
    settled: bool = False
    outcome: Outcome | None = None
    steps: int | None = None
    segments: tuple[Segment, ...] = ()
    charge: Charge = Charge()
    flags: tuple[Flag, ...] = ()
    less: Decimal = NOTHING
    more: Decimal = NOTHING

    def __post_init__(self) -> None:
        """Refuse what could not say when it started, with a ValueError."""
        if not self.spans:
            msg = "a session has at least one span"
            raise ValueError(msg)

    @property
    def status(self) -> Status:
        """Return where the session is in its life."""
        if self.settled:
            return Status.FINISHED
        if self.ended:
            return Status.SETTLING
        return Status.PAUSED if self.spans[-1].closed else Status.TRAINING

    @property
    def label(self) -> str:
        """Return what to call the session in a message."""
        return self.details.name or self.id

    @property
    def opened(self) -> Boundary:
        """Return where the session started."""
        return self.spans[0].opened

    @property
    def closed(self) -> Boundary | None:
        """Return where the session last paused or stopped, None while it runs."""
        return self.spans[-1].closed

    @property
    def boundaries(self) -> tuple[Boundary, ...]:
        """Return where the session starts and halts, in the order of time."""
        return tuple(each for span in self.spans for each in (span.opened, span.closed) if each)

    @property
    def is_placed(self) -> bool:
        """Return whether it is worked out what all meters had counted at its boundaries."""
        return all(edge.late is not None for boundary in self.boundaries for edge in boundary.edges)

    def covers(self, place: Place) -> bool:
        """Return whether the session was running at a moment of the ledger."""
        return any(
            span.opened.place < place and (span.closed is None or place <= span.closed.place) for span in self.spans
        )

    def rebounded(self, change: Callable[[Boundary], Boundary]) -> Self:
        """Return the session with each of its boundaries changed."""
        spans = tuple(
            replace(span, opened=change(span.opened), closed=span.closed and change(span.closed)) for span in self.spans
        )
        return replace(self, spans=spans)

    def resumed(self, boundary: Boundary) -> Self:
        """Return the session running on from a boundary."""
        return replace(self, spans=(*self.spans, Span(opened=boundary)))

    def halted(self, boundary: Boundary) -> Self:
        """Return the session halted at a boundary, and as it was where that is in a pause."""
        spans = tuple(span for span in self.spans if span.opened.place < boundary.place) or self.spans[:1]
        last = spans[-1]
        if last.closed is None or last.closed.place > boundary.place:
            last = replace(last, closed=boundary)
        return replace(self, spans=(*spans[:-1], last))

    def stopped(self, boundary: Boundary) -> Self:
        """Return the session ended at a boundary, be it running or paused."""
        return replace(self.halted(boundary), ended=replace(boundary, edges=()))

    def charged(self, segments: tuple[Segment, ...]) -> Self:
        """Return the session with the energy of some segments more.

        A session of a rig without a price has no use for the last one it had.
        """
        if not self.priced:
            segments = tuple(replace(each, price=None, estimated=False) for each in segments)
        charge = self.charge
        for segment in segments:
            charge = charge.plus(segment)
        merged = joined_in(self.segments, segments, start=self.opened.at)
        return replace(self, segments=merged, charge=charge)

    def reduced(self, kwh: Decimal, *, end: datetime) -> Self:
        """Return the session without the last of its energy (kWh), so that it ends earlier."""
        segments = trimmed(self.segments, kwh, end=end)
        return replace(self, segments=segments, charge=Charge.of(segments))

    def priced_late(self, price: Decimal) -> Self:
        """Return the session with a price for what it used without one, if it did."""
        charge = self.charge
        if self.priced and not charge.unpriced:
            return self
        return replace(
            self,
            priced=True,
            segments=repriced(self.segments, price),
            charge=replace(
                charge,
                money=charge.money + charge.unpriced * price,
                estimated=charge.estimated + charge.unpriced,
                unpriced=NOTHING,
            ),
        )

    def flagged(self, meter: str, verdict: Verdict) -> Self:
        """Return the session with a verdict on a meter as a flag, if it was touched.

        Whoever ran later has no part in the fault, but may have in what came of it.
        """
        if self.closed is not None and self.closed.ordinal < verdict.since:
            return self
        flags = self.flags
        if verdict.until is None or self.opened.ordinal <= verdict.until:
            flag = Flag(fault=verdict.fault, meter=meter, at=verdict.at, kwh=verdict.kwh)
            flags = _flagged(flags, flag)
        return replace(self, flags=flags, less=self.less + verdict.less, more=self.more + verdict.more)


def _flagged(flags: tuple[Flag, ...], flag: Flag) -> tuple[Flag, ...]:
    """Return a session's flags with one more, in the place of its like where they are many."""
    alike = [i for i, f in enumerate(flags) if (f.fault, f.meter) == (flag.fault, flag.meter)]
    if len(flags) < MOST_FLAGS or not alike:
        return (*flags, flag)
    place = alike[-1]
    old = flags[place]
    more = replace(flag, kwh=old.kwh + flag.kwh, count=old.count + 1)
    return (*flags[:place], more, *flags[place + 1 :])

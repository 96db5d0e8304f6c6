"""One training run: when it ran, what it was charged with, what is said about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from .boundary import Boundary
from .charge import Charge
from .curve import Curve
from .details import Details, Outcome
from .flags import Busy, Flag, Notice, flagged
from .meter import Verdict
from .point import Place
from .reading import MOMENT, NOTHING
from .segments import joined_in, priced_at, repriced, trimmed, weighed
from .tariff import Segment

# A run of a month with a pause each hour has fewer; each is kept with what all meters had counted.
MOST_SPANS: Final = 1000

FLAT: Final = Curve()
NO_CHARGE: Final = Charge()


class Status(StrEnum):
    """Where a session is in its life."""

    TRAINING = "training"
    PAUSED = "paused"
    SETTLING = "settling"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch in which a session ran, from one boundary to the next."""

    opened: Boundary
    closed: Boundary | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A training run on a rig; every change is a new one.

    `charge` sums `segments`, which `curve` shows over time. `priced` and `weighed` tell
    whether the rig had a price and a carbon intensity at all; `price` (money per kWh) is the
    one that its owner gave for all of it. `idle` is what its machine draws at rest (kW).
    Had the faults of its meters been something else, it would have used up to `less` or
    `more` (kWh).

    `steps` are this session's own, None while nobody told; `stepped` is when they were last
    told, and `reported` when a trainer last did. `busy` and `told` are what was noticed of
    it; `automatic` tells that it started by itself.
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
    charge: Charge = NO_CHARGE
    flags: tuple[Flag, ...] = ()
    less: Decimal = NOTHING
    more: Decimal = NOTHING
    curve: Curve = FLAT
    weighed: bool = False
    price: Decimal | None = None
    idle: Decimal | None = None
    stepped: datetime | None = None
    reported: datetime | None = None
    busy: Busy | None = None
    told: tuple[Notice, ...] = ()
    automatic: bool = False

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
    def idle_since(self) -> datetime | None:
        """Return since when an open session is known to be idle, None where it is not."""
        return self.busy.at if self.busy and Notice.IDLE in self.told and not self.ended else None

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
        return self if spans == self.spans else replace(self, spans=spans)

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

    def active(self, until: datetime) -> timedelta:
        """Return how long the session ran up to a time, its pauses left out, 0 where the clock was set back."""
        ends = [min(span.closed.at, until) if span.closed else until for span in self.spans]
        ran = (max(end - span.opened.at, timedelta()) for span, end in zip(self.spans, ends, strict=True))
        return sum(ran, timedelta())

    def remeasured(self, measured: Session) -> Self:
        """Return the session with the times and the energy that it was measured with elsewhere."""
        session = replace(
            self,
            spans=measured.spans,
            ended=measured.ended,
            segments=measured.segments,
            charge=measured.charge,
            curve=measured.curve,
            flags=measured.flags,
            less=measured.less,
            more=measured.more,
            priced=measured.priced,
            weighed=measured.weighed,
        )
        return session if self.price is None else session.repriced(self.price)

    def since_start(self, at: datetime) -> int:
        """Return the microseconds from the session's start to a time."""
        return (at - self.opened.at) // MOMENT

    def charged(self, segments: tuple[Segment, ...]) -> Self:
        """Return the session with the energy of some segments more.

        A session of a rig without a price has no use for the last one it had, and none
        where its owner gave one.
        """
        if self.price is not None:
            segments = priced_at(segments, self.price)
        elif not self.priced:
            segments = tuple(replace(each, price=None, estimated=False) for each in segments)
        if not self.weighed:
            segments = tuple(each if each.carbon is None else replace(each, carbon=None) for each in segments)
        charge, curve = self.charge, self.curve
        for segment in segments:
            charge = charge.plus(segment)
            curve = curve.risen(self.since_start(segment.start), self.since_start(segment.end), segment.kwh)
        merged = joined_in(self.segments, segments, start=self.opened.at)
        return replace(self, segments=merged, charge=charge, curve=curve)

    def reduced(self, kwh: Decimal, *, end: datetime) -> Self:
        """Return the session without the last of its energy (kWh), so that it ends earlier."""
        segments = trimmed(self.segments, kwh, end=end)
        charge = Charge.of(segments)
        curve = self.curve.until(self.since_start(end), charge.kwh)
        return replace(self, segments=segments, charge=charge, curve=curve)

    def repriced(self, price: Decimal) -> Self:
        """Return the session at one price (money per kWh) for all that it used, and will yet use."""
        segments = joined_in((), priced_at(self.segments, price), start=self.opened.at)
        return replace(self, priced=True, price=price, segments=segments, charge=Charge.of(segments))

    def priced_late(self, price: Decimal) -> Self:
        """Return the session with a price for what it used without one, if it did."""
        if self.priced and not self.charge.unpriced:
            return self
        segments = repriced(self.segments, price)
        return replace(self, priced=True, segments=segments, charge=Charge.of(segments))

    def weighed_late(self, carbon: Decimal) -> Self:
        """Return the session with a carbon intensity (gCO2eq per kWh) for what it used without one, if it did."""
        if self.weighed and not self.charge.unweighed:
            return self
        segments = weighed(self.segments, carbon)
        return replace(self, weighed=True, segments=segments, charge=Charge.of(segments))

    def flagged(self, meter: str, verdict: Verdict) -> Self:
        """Return the session with a verdict on a meter as a flag, if it was touched.

        Whoever ran later has no part in the fault, but may have in what came of it.
        """
        if self.closed is not None and self.closed.ordinal < verdict.since:
            return self
        flags = self.flags
        if verdict.until is None or self.opened.ordinal <= verdict.until:
            flag = Flag(fault=verdict.fault, meter=meter, at=verdict.at, kwh=verdict.kwh)
            flags = flagged(flags, flag)
        return replace(self, flags=flags, less=self.less + verdict.less, more=self.more + verdict.more)

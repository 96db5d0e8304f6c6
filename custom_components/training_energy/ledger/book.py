"""The book of a rig: its meters, its prices, its sessions.

A book never changes: what is entered (`entries`) and what its owner does (`life`) each
return the next one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Self

from .boundary import Boundary, Edge
from .errors import NoSessionError, NotKeptError, UnknownSessionError
from .evidence import Rules, Waiting
from .figures import Figures, Totals, figures_of
from .interval import bounded, unfollowed
from .meter import Meter
from .power import Power
from .reading import NOTHING, Count
from .session import Session
from .tariff import Segment, Tariff
from .track import between

UNPRICED: Final = Tariff()
EMPTY: Final = Totals()
UNRULED: Final = Rules()
UNMEASURED: Final = Power()
# A rise that could not have been used is believed by the totals after this time.
SUSPECT_TIME: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A rig's ledger.

    `sessions` are those that still matter here: the open one, the settling ones, those
    not filed in the history yet, the one last started (`live`) and the last one with
    steps (`benchmark`). `settled` adds up all settled sessions ever. `carbon` is the
    intensity (gCO2eq per kWh) by time, `power` what a power sensor says of the rig, where
    it has one. `quiets` are the powers (kW) of the quiet times before its last sessions, and
    `risen` is the rise of the power for which a session last started by itself.
    """

    meters: tuple[Meter, ...]
    rules: Rules = UNRULED
    tariff: Tariff = UNPRICED
    carbon: Tariff = UNPRICED
    power: Power = UNMEASURED
    ordinal: int = 0
    sessions: tuple[Session, ...] = ()
    live: str | None = None
    benchmark: str | None = None
    unfiled: tuple[str, ...] = ()
    settled: Totals = EMPTY
    quiets: tuple[Decimal, ...] = ()
    risen: datetime | None = None

    @property
    def open(self) -> Session | None:
        """Return the session that trains or is paused."""
        return next((s for s in self.sessions if not s.ended), None)

    @property
    def shown(self) -> Session | None:
        """Return the session last started, unless it was discarded since."""
        return self._held(self.live)

    @property
    def display(self) -> Decimal | None:
        """Return the sum of what the meters show (kWh), None if one shows nothing."""
        return _total([meter.display for meter in self.meters])

    @property
    def doubts(self) -> tuple[object, ...]:
        """Return all that is not certain: what must not be lost by a crash."""
        return tuple(fault for m in self.meters for fault in (m.doubt, *m.suspects) if fault)

    def opened(self) -> Session:
        """Return the open session, or raise NoSessionError."""
        if self.open is None:
            raise NoSessionError
        return self.open

    def session(self, named: str) -> Session:
        """Return the session with an id or a key.

        Raises UnknownSessionError if the book does not hold it.
        """
        for session in reversed(self.sessions):
            if named in (session.id, session.details.key):
                return session
        raise UnknownSessionError(session=named)

    def view(self, session: Session) -> Session:
        """Return a session with what was counted but is not yet believed, or not yet placed."""
        if session.settled:
            return session
        suspects = [count for meter in self.meters for count in meter.open_counts]
        held = [count for meter in self.meters for count in self.held(meter)]
        # What is not believed yet may be a spike, and nothing.
        less = session.less + sum((count.kwh for count in suspects if session.covers(count.place)), NOTHING)
        viewed = self._view(session, [*held, *suspects])
        return (replace(viewed, less=less) if suspects else viewed).rebounded(self._bounded)

    def figures(self, session: Session, at: datetime) -> Figures:
        """Return a session's figures, at `at` where it has not ended."""
        return figures_of(self.view(session), at, unseen=self.unseen(session, at))

    def unseen(self, session: Session, at: datetime) -> Decimal:
        """Return what the meters may have counted (kWh) for a session that runs and not shown yet."""
        if session.closed is not None:
            return NOTHING
        return sum((unfollowed(meter, at, max_power=self.rules.max_power) for meter in self.meters), NOTHING)

    def believed(self, session: Session, at: datetime) -> Session:
        """Return a session with what was counted, save for rises not yet believed."""
        return session if session.settled else self._view(session, self._believed(at))

    def totals(self, at: datetime, *, known: tuple[str, Figures] | None = None) -> Totals:
        """Return the sums over all sessions, without rises not yet believed.

        Whoever has worked out the figures of a session without them may tell, by its id.
        """
        counts = self._believed(at)
        totals = self.settled
        for session in self.sessions:
            if not session.settled:
                figures = known[1] if known and known[0] == session.id else figures_of(self._view(session, counts), at)
                totals = totals.plus(figures)
        return totals

    def _believed(self, at: datetime) -> list[Count]:
        """Return what was counted and is not charged yet, but will be as far as anyone can tell."""
        counts = [
            count
            for meter in self.meters
            for count in meter.open_counts
            # A rise that another one followed did not fall back.
            if at - count.end >= SUSPECT_TIME or count is not meter.suspects[-1].count
        ]
        return counts + [count for meter in self.meters for count in self.held(meter)]

    def benchmark_figures(self, at: datetime, *, known: tuple[str, Figures] | None = None) -> Figures | None:
        """Return the figures by which further steps are priced.

        They are those of the open session, or of the last one with steps until it says
        what a step costs: its first steps come before the meter shows their energy. Whoever
        has worked out those of a session may tell, by its id.
        """
        for session in filter(None, (self.open, self._held(self.benchmark))):
            figures = known[1] if known and known[0] == session.id else self.figures(session, at)
            if figures.cost_per_step is not None:
                return figures
        return None

    # What the entries are made of.

    def boundary(self, now: datetime, at: datetime | None = None) -> Boundary:
        """Return this moment as a boundary, or a time in the past.

        Raises NotKeptError where the meters are not kept as far back.
        """
        edges = tuple(Edge(meter=meter.key) for meter in self.meters)
        if at is None:
            return Boundary(ordinal=self.ordinal + 1, at=now, display=self.display, edges=edges)
        if not all(meter.track.reaches(at) for meter in self.meters):
            raise NotKeptError
        ordinal = self.ordinal_at(at)
        displays = [meter.track.display_at((ordinal, at)) for meter in self.meters]
        return Boundary(ordinal=ordinal, at=at, display=_total(displays), edges=edges)

    def ordinal_at(self, at: datetime) -> int:
        """Return how many entries had been made by a time, as far as that is kept."""
        known = [place for meter in self.meters for place in meter.places]
        known += [boundary.place for session in self.sessions for boundary in session.boundaries]
        return max((ordinal for ordinal, moment in known if moment <= at), default=0)

    def each(self, change: Callable[[Session], Session]) -> Self:
        """Return the book with every session changed that may still change."""
        sessions = tuple(s if s.settled else change(s) for s in self.sessions)
        return replace(self, sessions=sessions)

    def having(self, changed: Session) -> Self:
        """Return the book with one session in place of its former self."""
        sessions = tuple(changed if s.id == changed.id else s for s in self.sessions)
        return replace(self, sessions=sessions)

    def split(self, count: Count) -> tuple[Segment, ...]:
        """Return a count's energy as segments, each at its price and its carbon intensity."""
        segments = self.tariff.split(count)
        if not self.carbon.rates:
            return segments
        return tuple(replace(each, carbon=self.carbon.mean(each.start, each.end)) for each in segments)

    def charged(self, counts: Iterable[Count]) -> Self:
        """Return the book with counts charged to whoever ran when they were shown."""
        charges = tuple(counts)
        return self.each(lambda session: self._view(session, charges)) if charges else self

    def tidied(self) -> Self:
        """Return the book without the sessions that no longer matter to it."""
        named = {self.live, self.benchmark, *self.unfiled}
        kept = tuple(s for s in self.sessions if not s.settled or s.id in named)
        return self if kept == self.sessions else replace(self, sessions=kept)

    def _held(self, session_id: str | None) -> Session | None:
        """Return a session by its id."""
        return next((s for s in self.sessions if s.id == session_id), None)

    def has_meter(self, key: str) -> bool:
        """Return whether the rig has a meter."""
        return any(meter.key == key for meter in self.meters)

    def meter(self, key: str) -> Meter:
        """Return a meter that the rig has."""
        return next(meter for meter in self.meters if meter.key == key)

    def with_meter(self, changed: Meter) -> Self:
        """Return the book with one meter in place of its former self."""
        return replace(self, meters=tuple(changed if m.key == changed.key else m for m in self.meters))

    def unbounded(self, key: str) -> list[Boundary]:
        """Return the boundaries of which it is not known for good what a meter had counted there."""
        return [
            boundary
            for session in self.sessions
            if not session.settled
            for boundary in session.boundaries
            if (edge := boundary.edge(key)) and (edge.late is None or edge.slack is None)
        ]

    def waiting(self, key: str) -> list[Waiting]:
        """Return the boundaries that wait for a meter, in the order of what happened."""
        places = {boundary.place for boundary in self.unbounded(key) if boundary.is_open(key)}
        if not places:
            return []
        opened = {span.opened.at for session in self.sessions for span in session.spans}
        closed = {span.closed.at for session in self.sessions for span in session.spans if span.closed}
        return [
            Waiting(at=place[1], place=place, rests=(place[1] not in closed, place[1] not in opened))
            for place in sorted(places)
        ]

    def held(self, meter: Meter) -> list[Count]:
        """Return what a meter counted across boundaries that wait for it: nobody is charged yet."""
        places = {one.place for one in self.waiting(meter.key)}
        ends = ((meter.track.before(place), meter.track.after(place)) for place in places)
        return [between(start, end) for start, end in dict.fromkeys(ends) if start and end]

    def _bounded(self, boundary: Boundary) -> Boundary:
        """Return a boundary with how far off each meter may have been there, as far as is known now."""
        for meter in self.meters:
            edge = boundary.edge(meter.key)
            if edge is not None and edge.slack is None:
                boundary = boundary.having(bounded(edge, meter, boundary, max_power=self.rules.max_power))
        return boundary

    def _view(self, session: Session, counts: Iterable[Count]) -> Session:
        """Return a session with those counts that it was running for."""
        for count in counts:
            if not session.settled and session.covers(count.place):
                session = session.charged(self.split(count))
        return session


def _total(displays: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of what meters show (kWh), None if one shows nothing."""
    total = NOTHING
    for display in displays:
        if display is None:
            return None
        total += display
    return total

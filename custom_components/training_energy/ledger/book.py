"""The book of a rig: its meters, its prices, its sessions.

A book never changes: what is entered (`entries`) and what its owner does (`life`) each
return the next one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Self

from .errors import NoSessionError, UnknownSessionError
from .figures import Figures, Totals, figures_of
from .meter import Meter
from .reading import NOTHING, Count
from .session import Boundary, Session
from .tariff import Tariff

UNPRICED: Final = Tariff()
EMPTY: Final = Totals()
# A rise that could not have been used is believed by the totals after this time.
SUSPECT_TIME: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A rig's ledger.

    `sessions` are those that still matter here: the open one, the settling ones, those
    not filed in the history yet, the one last started (`live`) and the last one with
    steps (`benchmark`). `settled` adds up all settled sessions ever.
    """

    meters: tuple[Meter, ...]
    tariff: Tariff = UNPRICED
    ordinal: int = 0
    sessions: tuple[Session, ...] = ()
    live: str | None = None
    benchmark: str | None = None
    unfiled: tuple[str, ...] = ()
    settled: Totals = EMPTY

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
        shown = [meter.display for meter in self.meters]
        if None in shown:
            return None
        return sum((kwh for kwh in shown if kwh is not None), NOTHING)

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
        """Return a session with what was counted but is not yet believed."""
        return self._view(session, [c for m in self.meters for c in m.open_counts])

    def figures(self, session: Session, at: datetime) -> Figures:
        """Return a session's figures, at `at` where it has not ended."""
        return figures_of(self.view(session), at)

    def totals(self, at: datetime) -> Totals:
        """Return the sums over all sessions, without rises not yet believed."""
        believed = [
            count
            for meter in self.meters
            for count in meter.open_counts
            # A rise that another one followed did not fall back.
            if at - count.end >= SUSPECT_TIME or count is not meter.suspects[-1].count
        ]
        totals = self.settled
        for session in self.sessions:
            if not session.settled:
                totals = totals.plus(figures_of(self._view(session, believed), at))
        return totals

    def benchmark_figures(self, at: datetime) -> Figures | None:
        """Return the figures by which further steps are priced.

        They are those of the open session, or of the last one with steps until it says
        what a step costs: its first steps come before the meter shows their energy.
        """
        for session in (self.open, self._held(self.benchmark)):
            figures = None if session is None else self.figures(session, at)
            if figures is not None and figures.cost_per_step is not None:
                return figures
        return None

    # What the entries are made of.

    def boundary(self, at: datetime) -> Boundary:
        """Return this moment as a boundary."""
        return Boundary(ordinal=self.ordinal + 1, at=at, display=self.display)

    def each(self, change: Callable[[Session], Session]) -> Self:
        """Return the book with every session changed that may still change."""
        sessions = tuple(s if s.settled else change(s) for s in self.sessions)
        return replace(self, sessions=sessions)

    def having(self, changed: Session) -> Self:
        """Return the book with one session in place of its former self."""
        sessions = tuple(changed if s.id == changed.id else s for s in self.sessions)
        return replace(self, sessions=sessions)

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

    def _view(self, session: Session, counts: Iterable[Count]) -> Session:
        """Return a session with those counts that it was running for."""
        for count in counts:
            if not session.settled and session.covers(count.ordinal):
                session = session.charged(self.tariff.split(count))
        return session

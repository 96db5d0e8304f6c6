"""What may happen to a rig, in any order: plain values that a rig can be put through."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from custom_components.training_energy.ledger import (
    Book,
    Details,
    LedgerError,
    Meter,
    Reading,
    Terms,
    correct,
    delete,
    discard,
    filed,
    lapse,
    pause,
    price,
    record,
    reopened,
    report,
    rested,
    resume,
    revise,
    rewire,
    settle,
    start,
    stop,
    unfiled,
    unprice,
    unweigh,
    weigh,
)

from .rig import NOON

KEYS = ("plug", "nas", "switch")

# How the value of a meter moves, in kWh: what a plug does, and each fault of one.
MOVES = ("same", "trickle", "rise", "spike", "back", "dip", "rollback", "zero", "reset")
# How far the clock moves between two events, in seconds.
STEPS = (0, 1, 10, 60, 300, 301, 1200, 3600, 7 * 3600, 86400, -1, -3600)


def _repriced(book: Book, _: datetime) -> Book:
    """Return the book whose first session got a price of its own."""
    former = next(iter(book.sessions), None)
    return book if former is None else revise(book, former, former.repriced(Decimal(book.ordinal).scaleb(-2)))


def _reopened(book: Book, now: datetime) -> Book:
    """Return the book whose first session goes on from where it was stopped, if nobody ran since."""
    session = next((session for session in book.sessions if session.ended), None)
    if session is None:
        return book
    return resume(reopened(book, session, now), now, at=session.closed.at if session.closed else None)


# What an owner, or time, does to a book.
STARTS = ("start", "start unpriced", "next")
DEEDS: dict[str, Callable[[Book, datetime], Book]] = {
    "pause": pause,
    "resume": resume,
    "stop": lambda book, now: stop(book, now, steps=book.ordinal),
    "report": lambda book, now: report(book, now, steps=7),
    "discard": lambda book, _: discard(book),
    "correct": lambda book, now: correct(book, book.live or "none", now, steps=9),
    "file": lambda book, _: filed(book, unfiled(book)[:1]),
    "rewire": lambda book, _: rewire(book, KEYS[: book.ordinal % len(KEYS) + 1]),
    "lapse": lapse,
    "unprice": unprice,
    "unweigh": lambda book, _: unweigh(book),
    "rest": lambda book, _: rested(book, Decimal(book.ordinal).scaleb(-2)),
    "reprice": _repriced,
    "delete": lambda book, now: delete(book, book.session(book.live or "none"), now),
    "reopen": _reopened,
    "settle": settle,
}


@dataclass(frozen=True)
class Shown:
    """A meter reports, having moved as one of `MOVES`; `reset`: it says that it began anew."""

    meter: int
    move: str
    reset: bool = False


@dataclass(frozen=True)
class Priced:
    """A price comes, as of some seconds ago."""

    money: Decimal
    ago: int = 0


@dataclass(frozen=True)
class Weighed:
    """A carbon intensity comes, as of some seconds ago."""

    carbon: Decimal
    ago: int = 0


@dataclass(frozen=True)
class Done:
    """Something else is done, by its name."""

    what: str


@dataclass(frozen=True)
class Event:
    """Something happens, some seconds after the event before it."""

    wait: int
    what: Shown | Priced | Weighed | Done


@dataclass
class World:
    """A rig with the book that is kept of it, and the meters as their owner sees them."""

    meters: int
    book: Book = field(init=False)
    now: datetime = NOON
    starts: int = 0
    shown: list[list[Decimal]] = field(init=False)
    resets: list[datetime | None] = field(init=False)

    def __post_init__(self) -> None:
        """Plug the meters in."""
        self.book = Book(meters=tuple(Meter(key=key) for key in KEYS[: self.meters]))
        self.shown = [[Decimal("351.688"), Decimal("351.688")] for _ in KEYS]
        self.resets = [None for _ in KEYS]

    def happen(self, event: Event) -> None:
        """Let an event happen; what the ledger refuses does not happen."""
        self.now += timedelta(seconds=event.wait)
        try:
            match event.what:
                case Shown():
                    self._show(event.what)
                case Priced(money=money, ago=ago):
                    self.book = price(self.book, self.now - timedelta(seconds=ago), money)
                case Weighed(carbon=carbon, ago=ago):
                    self.book = weigh(self.book, self.now - timedelta(seconds=ago), carbon)
                case Done(what=what):
                    self._do(what)
        except LedgerError:
            pass

    def _show(self, shown: Shown) -> None:
        """Have a meter move and report."""
        before, last = self.shown[shown.meter][-2:]
        kwh = {
            "same": last,
            "trickle": last + Decimal("0.001"),
            "rise": last + Decimal("0.25"),
            "spike": last + 1000,
            "back": before,
            "dip": max(last - Decimal("0.01"), Decimal(0)),
            "rollback": last * Decimal("0.95"),
            "zero": Decimal(0),
            "reset": Decimal("0.02"),
        }[shown.move]
        self.shown[shown.meter].append(kwh)
        if shown.reset:
            self.resets[shown.meter] = self.now
        reading = Reading(at=self.now, kwh=kwh, last_reset=self.resets[shown.meter])
        self.book = record(self.book, KEYS[shown.meter], reading)

    def _do(self, what: str) -> None:
        """Do what is named."""
        if what == "next":
            self.book = stop(self.book, self.now)
        if what in STARTS:
            self._start(priced=what != "start unpriced")
        else:
            self.book = DEEDS[what](self.book, self.now)

    def _start(self, *, priced: bool) -> None:
        """Start the next session."""
        self.starts += 1
        name = f"run {self.starts}"
        terms = Terms(currency="USD", priced=priced, weighed=self.starts % 3 > 0)
        self.book = start(self.book, self.now, name, details=Details(), terms=terms)


def decimals(places: int) -> st.SearchStrategy[Decimal]:
    """Return amounts that may be negative."""
    return st.integers(-500, 1000).map(lambda whole: Decimal(whole).scaleb(-places))


def events(*deeds: str) -> st.SearchStrategy[list[Event]]:
    """Return what may happen to a rig of three meters, with some deeds of its owner."""
    shown = st.builds(
        Shown,
        meter=st.integers(0, len(KEYS) - 1),
        move=st.sampled_from(MOVES),
        reset=st.sampled_from((False, False, False, True)),
    )
    priced = st.builds(Priced, money=decimals(3), ago=st.sampled_from((0, 0, 60, 7200)))
    weighed = st.builds(Weighed, carbon=decimals(0), ago=st.sampled_from((0, 0, 60, 7200)))
    done = st.sampled_from([Done(what=deed) for deed in deeds])
    wait = st.sampled_from(STEPS)
    what = st.one_of(shown, shown, shown, priced, weighed, done)
    return st.lists(st.builds(Event, wait=wait, what=what), min_size=5, max_size=60)


anything = events(*STARTS, *DEEDS)
one_after_another = events("next", "settle", "lapse")

weird_decimals = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(
        [Decimal(text) for text in ("NaN", "sNaN", "-Infinity", "-1", "1e400", "1e999999", "-0", "1e-999")]
    ),
)
weird_times = st.one_of(
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from([datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]),
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["2026-03-28", "1e99", "0.5"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)

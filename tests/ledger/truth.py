"""A rig of which the truth is known, and what may happen to it: fair faults, at any time.

Fair is what a meter can make known: its faults come one at a time, each is over before the
next, and a counter that fell shows that it did.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from hypothesis import strategies as st

from custom_components.training_energy.ledger import (
    Book,
    Details,
    LedgerError,
    Meter,
    Reading,
    Rules,
    Session,
    Terms,
    discard,
    draw,
    pause,
    price,
    record,
    resume,
    settle,
    silence,
    start,
    stop,
    weigh,
)

from .invariants import restarted
from .plugs import KINDS, KWH, NEVER, WH, Outlet, Plug, kwh
from .rig import NOON

UNRULED = Rules()
TERMS = Terms(currency="USD", priced=True, weighed=True)
# Changes that a plug shows after a fault before it has the next one.
CALM = 2


@dataclass(frozen=True)
class Load:
    """A machine draws another power (W)."""

    plug: int
    watt: int


@dataclass(frozen=True)
class Deed:
    """The owner of a session does something, now or for some seconds `ago`."""

    what: str
    ago: int | None = None


@dataclass(frozen=True)
class Away:
    """A plug is not heard for a time (s), and comes back saying something `old`, `new` or nothing."""

    plug: int
    lasts: int
    says: str


@dataclass(frozen=True)
class Glitch:
    """A plug shows nonsense for a time (s): no energy at all, or `much` more."""

    plug: int
    lasts: int
    much: bool


@dataclass(frozen=True)
class Reset:
    """A plug begins to count anew, as those for "today" do."""

    plug: int


@dataclass(frozen=True)
class Cut:
    """A plug has no power for a time (s), and has forgotten the last Ws that it counted.

    So has its machine. It may show `zero` before it has read what it kept.
    """

    plug: int
    lasts: int
    lost: int
    zero: bool
    noticed: bool


@dataclass(frozen=True)
class Restart:
    """Home Assistant is away for a time (s); if it crashes, what came since it saved is lost."""

    lasts: int
    crashes: bool


@dataclass(frozen=True)
class Priced:
    """A price comes."""

    money: Decimal


@dataclass(frozen=True)
class Weighed:
    """A carbon intensity comes (gCO2eq per kWh)."""

    carbon: Decimal


type What = Load | Deed | Away | Glitch | Reset | Cut | Restart | Priced | Weighed


@dataclass(frozen=True)
class Event:
    """Something happens, and then nothing else for some seconds."""

    what: What
    wait: int


@dataclass(frozen=True)
class Scene:
    """How a rig begins: with plugs whose machines have drawn some `watt` for some seconds.

    Its sensor shows so many percent of the power, None for no sensor.
    """

    outlets: tuple[Outlet, ...]
    rules: Rules = UNRULED
    sensed: int | None = None
    watt: int = 60
    warm: int = 0


@dataclass
class Truth:
    """A rig with its plugs, the machines behind them, and the book that is kept of it.

    The book is read back from what was written down after each so many readings, as it
    `rereads`. `is_hidden` once a counter fell and nobody could have seen it.
    """

    scene: Scene
    rereads: int = 0
    plugs: list[Plug] = field(init=False)
    now: int = 0
    book: Book = field(init=False)
    saved: tuple[int, Book] = field(init=False)
    fell: set[int] = field(default_factory=set)
    calm: dict[int, int] = field(default_factory=dict)
    starts: int = 0
    is_hidden: bool = False

    def __post_init__(self) -> None:
        """Plug the plugs in."""
        self.plugs = [Plug(outlet) for outlet in self.scene.outlets]
        meters = tuple(Meter(key=self.key(i)) for i in range(len(self.plugs)))
        self.book = Book(meters=meters, rules=self.scene.rules)
        self.saved = (0, self.book)
        for index, plug in enumerate(self.plugs):
            self.tell(index)
            plug.draw(self.scene.watt)
        self._sense()
        self._pass(self.scene.warm)

    @staticmethod
    def key(index: int) -> str:
        """Return the name of a plug."""
        return f"plug {index}"

    def at(self, seconds: int | None = None) -> datetime:
        """Return a time, now if none is given."""
        return NOON + timedelta(seconds=self.now if seconds is None else seconds)

    def used(self, session: Session) -> Fraction:
        """Return what a session truly used (kWh)."""
        spans = [(span.opened.at, span.closed.at if span.closed else self.at()) for span in session.spans]
        second = timedelta(seconds=1)
        times = [((start - NOON) // second, (end - NOON) // second) for start, end in spans]
        return Fraction(sum(plug.used(end) - plug.used(start) for plug in self.plugs for start, end in times), KWH)

    def happen(self, event: Event) -> None:
        """Let an event happen, then time pass; what the ledger refuses, or is not fair, does not happen."""
        match event.what:
            case Load(plug=plug, watt=watt):
                self._at_plug(plug).draw(watt)
                self._sense()
            case Deed():
                self._do(event.what)
            case Priced(money=money):
                self.book = price(self.book, self.at(), money)
            case Weighed(carbon=carbon):
                self.book = weigh(self.book, self.at(), carbon)
            case Restart():
                self._restart(event.what)
            case _ if event.what.plug < len(self.plugs):
                self._fault(event.what)
        self._pass(event.wait)

    def tell(self, index: int) -> None:
        """Have a plug say what it shows, if anybody hears it."""
        plug = self.plugs[index]
        if plug.back > self.now:
            return
        shown = kwh(plug.says_now)
        meter = self.book.meter(self.key(index))
        if plug.glitch == NEVER:
            self.calm[index] = self.calm.get(index, 0) + (shown != meter.display)
            self.is_hidden |= index in self.fell and meter.last is not None and shown >= meter.last.kwh
            self.fell.discard(index)
        last_reset = self.at(plug.last_reset) if plug.outlet.is_total else None
        self.book = record(self.book, meter.key, Reading(at=self.at(), kwh=shown, last_reset=last_reset))
        if self.rereads and self.book.ordinal % self.rereads == 0:
            self.book = restarted(self.book)

    def _pass(self, seconds: int) -> None:
        """Let time pass, and the plugs report."""
        self.saved = (self.now, self.book)
        end = self.now + seconds
        while (due := min(plug.due for plug in self.plugs)) <= end:
            self._go(due)
            for index, plug in enumerate(self.plugs):
                if plug.turn():
                    self.tell(index)
        self._go(end)
        self.book = settle(self.book, self.at())

    def _go(self, now: int) -> None:
        """Go to a time, at which nothing happens yet."""
        self.now = now
        for plug in self.plugs:
            plug.now = now

    def _sense(self) -> None:
        """Have the sensor of the power say what all machines draw."""
        if self.scene.sensed is not None:
            watt = sum(plug.watt for plug in self.plugs) * self.scene.sensed
            self.book = draw(self.book, self.at(), Decimal(watt) / 100_000)

    def _at_plug(self, index: int) -> Plug:
        """Return a plug, whatever the number."""
        return self.plugs[index % len(self.plugs)]

    def _do(self, deed: Deed) -> None:
        """Do something with a session; the book is saved if it could be done."""
        at = None if deed.ago is None else self.at(self.now - deed.ago)
        try:
            match deed.what:
                case "start":
                    self.book = self._started(self.book, at)
                case "next":
                    book = stop(self.book, self.at(), at=at) if self.book.open else self.book
                    self.book = self._started(book, at)
                case "discard":
                    self.book = discard(self.book)
                case _:
                    done = {"pause": pause, "resume": resume, "stop": stop}[deed.what]
                    self.book = done(self.book, self.at(), at=at)
        except LedgerError:
            return

    def _started(self, book: Book, at: datetime | None) -> Book:
        """Return the book with another session started."""
        self.starts += 1
        name = f"run {self.starts}"
        return start(book, self.at(), name, details=Details(), terms=TERMS, at=at)

    def _restart(self, restart: Restart) -> None:
        """Stop Home Assistant, and start it again some time later."""
        saved_at, book = self.saved if restart.crashes else (self.now, self.book)
        self.calm.clear()
        self.book = draw(restarted(book), self.at(saved_at), None)
        # Of a counter that fell after the book had last heard of it, the book does not know that.
        seen = [self.book.meter(self.key(i)).seen for i in range(len(self.plugs))]
        self.fell |= {i for i, plug in enumerate(self.plugs) if self.at(plug.fell) >= (seen[i] or NOON)}
        for index, plug in enumerate(self.plugs):
            self.book = silence(self.book, self.key(index), self.at(saved_at))
            plug.back, plug.says = max(plug.back, self.now + restart.lasts), "old"
        self._pass(restart.lasts)
        self._sense()

    def _fault(self, what: Away | Glitch | Reset | Cut) -> None:
        """Have a plug do what it should not, if it has got over what it did before."""
        index, plug = what.plug, self.plugs[what.plug]
        if isinstance(what, Away):
            plug.back, plug.says = max(plug.back, self.now + what.lasts), what.says
            self.book = silence(self.book, self.key(index), self.at())
            return
        if self.calm.get(index, 0) < CALM or plug.glitch != NEVER or plug.back > self.now:
            return
        self.calm[index] = 0
        match what:
            case Glitch(lasts=lasts, much=much):
                plug.glitch, plug.nonsense = self.now + lasts, plug.sent + 1000 * KWH if much else 0
                self.tell(index)
            case Reset():
                plug.last_reset = self.now
                plug.count_from(0)
                self.fell.add(index)
                if plug.kind.change != NEVER:
                    self.tell(index)
            case Cut():
                self._cut(index, plug, what)

    def _cut(self, index: int, plug: Plug, cut: Cut) -> None:
        """Take the power from a plug and its machine, and give it back."""
        watt = plug.watt
        plug.level(0)
        self._sense()
        if cut.noticed:
            self.book = silence(self.book, self.key(index), self.at())
        plug.back, plug.says = self.now + cut.lasts, "nothing"
        self._pass(cut.lasts)
        if cut.lost:
            plug.count_from(max(plug.counter - cut.lost, 0))
            self.fell.add(index)
        plug.level(watt)
        self._sense()
        if cut.zero:
            plug.glitch, plug.nonsense = self.now, 0
            self.tell(index)
            plug.glitch = NEVER
        plug.sent = plug.stale
        self.tell(index)


WATTS = st.sampled_from((0, 5, 60, 110, 300, 550, 1500, 3000))
WAITS = st.sampled_from((0, 0, 1, 7, 30, 59, 60, 61, 100, 290, 300, 310, 660, 1300, 3700))
LASTS = st.sampled_from((0, 1, 40, 400, 2000, 7000))
COUNTERS = st.builds(
    lambda large, small: large + small,
    st.sampled_from((0, 50 * WH, KWH, 351 * KWH + 688 * WH)),
    st.integers(0, 10 * WH),
)
NUMBERS = st.integers(0, 2)

outlets = st.builds(
    Outlet,
    kind=st.sampled_from(tuple(KINDS)),
    phase=st.integers(0, 299),
    counter=COUNTERS,
    is_total=st.sampled_from((False, False, True)),
)
loads = st.builds(Load, plug=NUMBERS, watt=WATTS)
deeds = st.builds(
    Deed,
    what=st.sampled_from(("next", "next", "next", "start", "stop", "stop", "pause", "resume", "discard")),
    ago=st.sampled_from((None, None, None, 0, 5, 100, 900)),
)
faults = st.one_of(
    st.builds(Away, plug=NUMBERS, lasts=LASTS, says=st.sampled_from(("nothing", "old", "new"))),
    st.builds(Glitch, plug=NUMBERS, lasts=st.sampled_from((0, 1, 40, 400, 2000)), much=st.booleans()),
    st.builds(Reset, plug=NUMBERS),
    st.builds(
        Cut,
        plug=NUMBERS,
        lasts=LASTS,
        lost=st.sampled_from((0, WH, 30 * WH, 500 * WH)),
        zero=st.booleans(),
        noticed=st.booleans(),
    ),
    st.builds(Restart, lasts=LASTS | st.just(100_000), crashes=st.booleans()),
)
prices = st.builds(Priced, money=st.integers(-50, 500).map(lambda whole: Decimal(whole).scaleb(-3)))
carbons = st.builds(Weighed, carbon=st.integers(0, 900).map(Decimal))
rules = st.builds(
    Rules, max_power=st.sampled_from((Decimal(4), Decimal(25))), corrects=st.sampled_from((True, True, False))
)
scenes = st.builds(
    Scene,
    outlets=st.lists(outlets, min_size=1, max_size=3).map(tuple),
    rules=rules,
    sensed=st.sampled_from((None, None, 100, 98, 40)),
    watt=WATTS,
    warm=st.sampled_from((0, 700, 1900, 8000)),
)
# A session is more likely than a fault, and a load that changes with it more than one that does not.
events = st.builds(Event, what=st.one_of(deeds, deeds, loads, loads, faults, prices, carbons), wait=WAITS)
stories = st.lists(st.lists(events, min_size=1, max_size=10), min_size=1, max_size=6).map(
    lambda parts: list(chain.from_iterable(parts))
)

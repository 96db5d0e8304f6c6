"""A rig on paper: minutes and plain numbers in, a book out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json

from custom_components.training_energy.ledger import (
    Book,
    Details,
    Figures,
    Meter,
    Outcome,
    Reading,
    Rules,
    Session,
    Terms,
    correct,
    discard,
    draw,
    dump,
    figures_of,
    filed,
    lapse,
    load,
    pause,
    price,
    record,
    report,
    resume,
    rewire,
    settle,
    silence,
    start,
    stop,
    unprice,
    weigh,
)

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
PLUG = "plug"
NAS = "nas"


def after(minutes: float) -> datetime:
    """Return a time so many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def _past(minutes: float | None) -> datetime | None:
    """Return a time in the past, if one is given."""
    return None if minutes is None else after(minutes)


def confirmed_in(book: Book, now: datetime) -> Figures | None:
    """Return the figures of the open session without rises not yet believed, None where there is none."""
    return figures_of(book.believed(book.open, now), now) if book.open else None


class Rig:
    """A book that turns its own pages."""

    def __init__(self, *meters: str, max_power: str = "25") -> None:
        """Set up with meters that have shown nothing yet."""
        rules = Rules(max_power=Decimal(max_power))
        self.book = Book(meters=tuple(Meter(key=key) for key in meters or (PLUG,)), rules=rules)

    def show(self, minutes: float, kwh: str, *, meter: str = PLUG, reset: float | None = None) -> Rig:
        """Have a meter show a value; `reset` is when it says that it began anew."""
        last_reset = None if reset is None else after(reset)
        reading = Reading(at=after(minutes), kwh=Decimal(kwh), last_reset=last_reset)
        self.book = record(self.book, meter, reading)
        return self

    def start(
        self,
        minutes: float,
        name: str = "run",
        *,
        at: float | None = None,
        priced: bool = True,
        weighed: bool = False,
        details: Details | None = None,
    ) -> Rig:
        """Start a session, now or `at` an earlier time."""
        self.book = start(
            self.book,
            after(minutes),
            name,
            details=details or Details(),
            terms=Terms(currency="USD", priced=priced, weighed=weighed),
            at=_past(at),
        )
        return self

    def pause(self, minutes: float, *, at: float | None = None) -> Rig:
        """Pause the open session, now or `at` an earlier time."""
        self.book = pause(self.book, after(minutes), at=_past(at))
        return self

    def resume(self, minutes: float, *, at: float | None = None) -> Rig:
        """Resume the paused session, now or `at` an earlier time."""
        self.book = resume(self.book, after(minutes), at=_past(at))
        return self

    def stop(
        self,
        minutes: float,
        *,
        at: float | None = None,
        steps: int | None = None,
        outcome: Outcome = Outcome.COMPLETED,
    ) -> Rig:
        """Stop the open session, now or `at` an earlier time."""
        self.book = stop(self.book, after(minutes), at=_past(at), steps=steps, outcome=outcome)
        return self

    def silence(self, minutes: float, *, meter: str = PLUG) -> Rig:
        """Have a meter go away."""
        self.book = silence(self.book, meter, after(minutes))
        return self

    def draw(self, minutes: float, kw: str | None) -> Rig:
        """Have the power sensor show a power (kW), None for nothing."""
        self.book = draw(self.book, after(minutes), None if kw is None else Decimal(kw))
        return self

    def discard(self) -> Rig:
        """Discard the open session."""
        self.book = discard(self.book)
        return self

    def report(self, minutes: float = 0, *, steps: int | None = None, planned: int | None = None) -> Rig:
        """Report the steps of the open session."""
        self.book = report(self.book, after(minutes), steps=steps, planned_steps=planned)
        return self

    def price(self, minutes: float, money: str) -> Rig:
        """Give a price from a time on."""
        self.book = price(self.book, after(minutes), Decimal(money))
        return self

    def lapse(self, minutes: float) -> Rig:
        """Lose sight of the price."""
        self.book = lapse(self.book, after(minutes))
        return self

    def unprice(self, minutes: float = 0) -> Rig:
        """Give up the price."""
        self.book = unprice(self.book, after(minutes))
        return self

    def weigh(self, minutes: float, carbon: str) -> Rig:
        """Give a carbon intensity (gCO2eq per kWh) from a time on."""
        self.book = weigh(self.book, after(minutes), Decimal(carbon))
        return self

    def correct(self, name: str = "run", *, steps: int, minutes: float = 0) -> Rig:
        """Correct the steps of a session."""
        self.book = correct(self.book, name, after(minutes), steps=steps)
        return self

    def file(self, name: str = "run") -> Rig:
        """Write a session into the history."""
        self.book = filed(self.book, [self.book.session(name)])
        return self

    def rewire(self, *meters: str) -> Rig:
        """Have other meters."""
        self.book = rewire(self.book, meters)
        return self

    def settle(self, minutes: float) -> Rig:
        """Let time settle what it can."""
        self.book = settle(self.book, after(minutes))
        return self

    def restart(self) -> Rig:
        """Write everything down and read it again."""
        self.book = load(Book, json.loads(json.dumps(dump(self.book))))
        return self

    def session(self, name: str = "run") -> Session:
        """Return a session with all that was counted for it."""
        return self.book.view(self.book.session(name))

    def figures(self, name: str = "run", *, minutes: float = 0) -> Figures:
        """Return a session's figures."""
        return self.book.figures(self.book.session(name), after(minutes))

    def energy(self, name: str = "run") -> Decimal:
        """Return a session's energy (kWh)."""
        return self.session(name).charge.kwh

    def faults(self, name: str = "run") -> list[tuple[str, Decimal]]:
        """Return what a session says of its meters, and of how much energy (kWh)."""
        return [(flag.fault.value, flag.kwh) for flag in self.session(name).flags]

    def believed(self, minutes: float) -> Decimal:
        """Return the energy (kWh) of all sessions that totals and budgets believe."""
        return self.book.totals(after(minutes)).energy_kwh

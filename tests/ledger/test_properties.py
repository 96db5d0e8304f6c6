"""What holds whatever happens: the invariants of the accounting."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hypothesis import example, given, strategies as st
import pytest

from custom_components.training_energy.ledger import (
    Book,
    Details,
    Fault,
    Meter,
    Reading,
    Session,
    Terms,
    UnreadableError,
    dump,
    lapse,
    load,
    price,
    record,
    settle,
    start,
    stop,
)

from .invariants import check_curves, check_segments, energies, restarted
from .strategies import (
    KEYS,
    Done,
    Event,
    Shown,
    World,
    anything,
    json_values,
    one_after_another,
    weird_decimals,
    weird_times,
)

METERS = st.integers(1, len(KEYS))


def _world(meters: int, happened: list[Event]) -> World:
    """Return a rig to which all that happened."""
    world = World(meters=meters)
    for event in happened:
        world.happen(event)
    return world


def _spikes(book: Book) -> int:
    """Return how many spikes the sessions know of."""
    return sum(flag.count for session in book.sessions for flag in session.flags if flag.fault is Fault.SPIKE)


@given(METERS, anything)
def test_energy_never_falls_but_for_an_undone_spike(meters: int, happened: list[Event]) -> None:
    """A session's energy only rises, and what a settled one has is for good."""
    world = World(meters=meters)
    for event in happened:
        before = world.book
        world.happen(event)
        after = energies(world.book)
        for session in before.sessions:
            energy = before.view(session).charge.kwh
            now = after.get(session.id, energy)
            assert energy >= 0
            assert now >= energy or (not session.settled and _spikes(world.book) > _spikes(before))
            assert now == energy or not session.settled or event.what == Done("reopen")


def _counted(book: Book) -> Decimal:
    """Return what all meters counted (kWh), believed or not."""
    opened = (count.kwh for meter in book.meters for count in meter.open_counts)
    return sum((meter.counted for meter in book.meters), Decimal(0)) + sum(opened)


@given(METERS, one_after_another)
@example(
    1, [Event(60, Shown(0, move)) for move in ("same", "spike")] + [Event(1, Done("next")), Event(60, Shown(0, "back"))]
)
def test_consecutive_sessions_add_up_to_what_the_meters_counted(meters: int, happened: list[Event]) -> None:
    """Sessions that follow one another share out all energy, and none of it twice.

    Only a fall that nobody decided in time may leave energy to no session: the one that
    used it was settled without.
    """
    world = _world(meters, [Event(0, Done("start")), *happened])
    shared = sum(energies(world.book).values(), Decimal(0))
    flags = [flag for session in world.book.sessions for flag in session.flags]
    if any(flag.fault is Fault.UNDECIDED for flag in flags):
        assert shared <= _counted(world.book)
    else:
        assert shared == _counted(world.book)


@given(METERS, anything)
def test_no_session_has_more_than_the_meters_counted(meters: int, happened: list[Event]) -> None:
    """Energy is shared out at most once, however sessions pause, stop or vanish."""
    kept = [event for event in happened if event.what not in (Done("rewire"), Done("file"))]
    book = _world(meters, kept).book
    assert sum(energies(book).values(), Decimal(0)) <= _counted(book)


@given(METERS, anything)
@example(1, [Event(0, Done("start")), *(Event(wait, Shown(0, "rise")) for wait in (0, 7200, -3600, 60))])
def test_segments_make_up_energy_and_cost(meters: int, happened: list[Event]) -> None:
    """A session's segments, in the order of time, sum to its energy, its cost and its emissions."""
    check_segments(_world(meters, happened).book)


@given(METERS, anything)
@example(1, [Event(0, Shown(0, "same")), Event(0, Done("start")), Event(0, Shown(0, "rise")), Event(-1, Done("stop"))])
def test_a_curve_goes_from_nothing_to_all(meters: int, happened: list[Event]) -> None:
    """It is few points of a session's energy by time, exact at its start and its end, and never falls."""
    world = _world(meters, happened)
    check_curves(world.book, world.now)


@given(METERS, anything)
def test_a_restart_at_any_moment_changes_nothing(meters: int, happened: list[Event]) -> None:
    """A book that is read back after every event goes on like one that never was."""
    through, reread = World(meters=meters), World(meters=meters)
    for event in happened:
        through.happen(event)
        reread.happen(event)
        reread.book = restarted(reread.book)
        assert reread.book == through.book


@given(METERS, anything)
def test_totals_are_the_sum_of_the_sessions(meters: int, happened: list[Event]) -> None:
    """All sessions ever, the running one included, and no rise that nobody believes yet."""
    kept = [event for event in happened if event.what not in (Done("file"), Done("delete"))]
    world = _world(meters, kept)
    totals = world.book.totals(world.now)
    assert totals.sessions == len(world.book.sessions)
    assert totals.energy_kwh <= sum(energies(world.book).values(), Decimal(0))
    assert totals.steps == sum(session.steps or 0 for session in world.book.sessions)


@given(METERS, anything)
def test_figures_can_always_be_asked_for(meters: int, happened: list[Event]) -> None:
    """No figure is an exception, and no duration is negative."""
    world = _world(meters, happened)
    for session in world.book.sessions:
        figures = world.book.figures(session, world.now)
        assert figures.active_s >= 0
        assert figures.duration_s >= 0
        for name in ("average_price", "cost_per_step", "steps_per_currency", "energy_per_step_wh", "average_power_w"):
            number = getattr(figures, name)
            assert number is None or number.is_finite()
    world.book.benchmark_figures(world.now)


@dataclass(frozen=True)
class Weird:
    """What no source should say, at a time when none could."""

    at: datetime
    number: Decimal
    power: Decimal
    reset: datetime | None
    stops: bool


weird = st.builds(
    Weird,
    at=weird_times,
    number=weird_decimals,
    power=weird_decimals,
    reset=st.none() | weird_times,
    stops=st.booleans(),
)


@given(st.lists(weird, max_size=12))
def test_no_reading_or_price_raises(said: list[Weird]) -> None:
    """Nothing raises, whatever a meter or a price says and whenever it says so."""
    book = Book(meters=(Meter(key="plug"),))
    for i, one in enumerate(said):
        if book.open is None:
            book = start(book, one.at, str(i), details=Details(), terms=Terms(currency="USD", priced=True))
        reading = Reading(at=one.at, kwh=one.number, last_reset=one.reset)
        book = price(record(book, "plug", reading), one.at, one.power)
        book = settle(lapse(book, one.at), one.at)
        assert book.totals(one.at).sessions >= 1
        if one.stops:
            book = stop(book, one.at, steps=1)
        assert restarted(book) == book


def _mutants(data: object) -> st.SearchStrategy[object]:
    """Return stored data with one part of it, however deep, made into something else."""
    if isinstance(data, dict) and data:
        parts = st.sampled_from(sorted(data)).flatmap(
            lambda name: _mutants(data[name]).map(lambda part: {**data, name: part})
        )
        gone = st.sampled_from(sorted(data)).map(lambda name: {k: v for k, v in data.items() if k != name})
        return st.one_of(parts, parts, gone, json_values)
    if isinstance(data, list) and data:
        return st.one_of(st.sampled_from(data).flatmap(_mutants).map(lambda part: [part]), json_values)
    return json_values


STORED = dump(
    _world(
        2,
        [
            *(Event(60, Shown(meter, "rise")) for meter in (0, 1, 0)),
            Event(0, Done("start")),
            *(Event(60, Shown(0, move)) for move in ("spike", "same", "zero", "rise", "zero")),
            Event(60, Done("next")),
            *(Event(60, Shown(1, move)) for move in ("rise", "dip", "rise", "spike")),
            Event(60, Done("pause")),
        ],
    ).book
)


@pytest.mark.parametrize("kind", [Book, Session])
@given(data=json_values)
def test_arbitrary_json_is_read_or_unreadable(kind: type[object], data: object) -> None:
    """Whatever a file holds is a ledger value, or UnreadableError."""
    try:
        load(kind, data)
    except UnreadableError:
        return


@given(_mutants(STORED), anything)
@example({**STORED, "sessions": [{**STORED["sessions"][-1], "spans": []}]}, [])
def test_damaged_books_are_unreadable_or_can_be_gone_on_with(data: object, happened: list[Event]) -> None:
    """A book with a part damaged either does not load, or nothing after that raises."""
    try:
        book = load(Book, data)
    except UnreadableError:
        return
    world = World(meters=2)
    world.book = book
    for event in happened:
        world.happen(event)
        world.book.totals(world.now)

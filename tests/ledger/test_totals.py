"""The totals of all sessions, whatever is said of one after the fact."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, strategies as st

from custom_components.training_energy.ledger import Book, Totals, correct, delete, figures_of, revise

from .invariants import check_curves, check_segments, restarted
from .strategies import Event, World, anything


def _near(one: Totals, other: Totals) -> bool:
    """Return whether totals are the same, but for what is not written to the last digit."""
    cost = (one.cost or Decimal(0)) - (other.cost or Decimal(0))
    return replace(one, cost=None) == replace(other, cost=None) and abs(cost) < Decimal("1e-12")


def _world(happened: list[Event]) -> World:
    """Return a rig to which all that happened."""
    world = World(meters=2)
    for event in happened:
        world.happen(event)
    return world


def _check(book: Book, world: World) -> None:
    """Hold what has to hold of any book."""
    check_segments(book)
    check_curves(book, world.now)
    assert restarted(book) == book


@given(anything, st.integers(-5, 5).map(Decimal), st.integers(0, 99))
def test_totals_follow_what_is_said_of_a_session(happened: list[Event], money: Decimal, steps: int) -> None:
    """They have what it is now instead of what it was, and nothing else."""
    world = _world(happened)
    for session in world.book.sessions:
        totals = world.book.totals(world.now)
        book = revise(world.book, session, replace(session, steps=steps).repriced(money))
        changed = next(each for each in book.sessions if each.id == session.id)
        was, now = (each.believed(one, world.now) for each, one in ((world.book, session), (book, changed)))
        less = totals.less(figures_of(was, world.now))
        assert _near(book.totals(world.now), less.plus(figures_of(now, world.now)))
        corrected = correct(world.book, session.id, world.now, steps=steps)
        assert corrected.totals(world.now).steps == totals.steps - (session.steps or 0) + steps
        _check(book, world)


@given(anything)
def test_totals_never_notice_a_deletion(happened: list[Event]) -> None:
    """Whatever is deleted when; and it never comes back."""
    world = _world(happened)
    for session in world.book.sessions:
        if session.ended:
            book = delete(world.book, session, world.now)
            assert _near(book.totals(world.now), world.book.totals(world.now))
            assert session.id not in {each.id for each in book.sessions}
            _check(book, world)


@given(anything)
def test_totals_take_figures_that_are_known_already(happened: list[Event]) -> None:
    """Whoever has worked out what a session came to may say so, for any of them, settled or not."""
    world = _world(happened)
    for session in world.book.sessions:
        figures = figures_of(world.book.believed(session, world.now), world.now)
        assert world.book.totals(world.now, known=(session.id, figures)) == world.book.totals(world.now)


@given(anything)
def test_steps_are_priced_by_figures_that_are_known_already(happened: list[Event]) -> None:
    """Whoever has worked out what a session came to may say so, for any of them."""
    world = _world(happened)
    for session in world.book.sessions:
        known = (session.id, world.book.figures(session, world.now))
        assert world.book.benchmark_figures(world.now, known=known) == world.book.benchmark_figures(world.now)

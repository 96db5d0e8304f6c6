"""How far two clocks are apart, by whole seconds."""

from __future__ import annotations

from math import floor

from hypothesis import given, strategies as st
import pytest

from training_energy_client.clock import Clock

NOON = 1_795_600_800.0


@given(
    offset=st.floats(-1000, 1000),
    asked=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5), st.floats(0, 1)), min_size=1, max_size=20),
)
def test_the_truth_lies_between_the_bounds(offset: float, asked: list[tuple[float, float, float]]) -> None:
    """Whenever it was asked, and however long the answers took."""
    clock = Clock()
    now = 1_790_000_000.0
    for pause, took, share in asked:
        now += pause
        clock.saw(sent=now, received=now + took, dated=floor(now + took * share + offset))
        now += took
    assert clock.bounds is not None
    least, most = clock.bounds
    assert least - 1e-6 <= offset <= most + 1e-6
    assert clock.offset == 0 or abs(clock.offset - offset) <= (most - least) / 2 + 1e-6


def test_it_is_nothing_while_it_may_be_nothing() -> None:
    """A right time is not made wrong by a guess."""
    clock = Clock()
    assert (clock.bounds, clock.offset) == (None, 0)
    clock.saw(sent=100.2, received=100.4, dated=100)
    assert clock.offset == 0


def test_a_clock_that_is_set_begins_anew() -> None:
    """What was known before is no longer so."""
    clock = Clock()
    clock.saw(sent=100.2, received=100.3, dated=100)
    clock.saw(sent=101.2, received=101.3, dated=201)
    assert clock.bounds is not None
    assert 99 < clock.offset < 101


def test_times_are_written_by_the_other_clock() -> None:
    """In UTC, with its zone."""
    clock = Clock()
    assert clock.written(0) == "1970-01-01T00:00:00+00:00"
    clock.saw(sent=0, received=0.0, dated=10)
    assert clock.written(0) == "1970-01-01T00:00:10.500000+00:00"


@pytest.mark.parametrize(
    ("dated", "offset"),
    [(NOON, 0.0), (NOON - 1, 0.0), (NOON + 60, 60.4), (NOON - 60, -59.6)],
    ids=["the same second", "the one before", "a minute ahead", "a minute behind"],
)
def test_only_an_offset_that_surely_exists_is_corrected(dated: float, offset: float) -> None:
    """A date has whole seconds: what they may hide is none."""
    clock = Clock()
    clock.saw(sent=NOON, received=NOON + 0.2, dated=dated)
    assert clock.offset == pytest.approx(offset, abs=0.01)

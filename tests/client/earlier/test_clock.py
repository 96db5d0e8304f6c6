"""How far Home Assistant's clock is off, by the dates of its answers."""

from __future__ import annotations

from hypothesis import given, strategies as st
import pytest

from training_energy_client.clock import Clock

NOON = 1_795_600_800.0


@given(
    offset=st.floats(-5000, 5000),
    asked=st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 5), st.floats(0, 1)), min_size=1, max_size=20),
)
def test_bounds_hold_the_true_offset(offset: float, asked: list[tuple[float, float, float]]) -> None:
    """However long the answers take, and whenever in between they are dated."""
    clock = Clock()
    for at, delay, share in asked:
        sent = NOON + at
        there = sent + delay * share + offset
        clock.saw(sent=sent, received=sent + delay, dated=float(int(there)))
    assert clock.bounds is not None
    least, most = clock.bounds
    assert least - 1e-3 <= offset <= most + 1e-3


def test_nothing_is_known_before_an_answer() -> None:
    """And so nothing is corrected."""
    clock = Clock()
    assert clock.bounds is None
    assert clock.offset == 0
    assert clock.written(NOON) == "2026-11-25T10:00:00+00:00"


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


def test_clock_that_was_set_is_believed_anew() -> None:
    """What was known before holds no more."""
    clock = Clock()
    clock.saw(sent=NOON, received=NOON, dated=NOON + 60)
    clock.saw(sent=NOON, received=NOON, dated=NOON - 1)
    assert clock.bounds == (-1, 0)
    assert clock.offset == 0

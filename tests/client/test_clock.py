"""How far two clocks are apart, by whole seconds."""

from __future__ import annotations

from math import floor

from hypothesis import given, strategies as st

from training_energy_client.clock import Clock
from training_energy_client.events import Event
from training_energy_client.ranks import is_first


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


def test_an_event_is_a_line_and_back() -> None:
    """With all that it has, also signs of several bytes."""
    event = Event("k", "start", {"name": "Bäume\n🌲", "tags": ["a"]}, detached=True, number=3)
    line = event.line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Event.of_line(line) == event


@given(st.binary(max_size=50))
def test_other_lines_are_no_events(line: bytes) -> None:
    """Cut off by a full disk, or of another version."""
    assert Event.of_line(line) is None
    assert Event.of_line(Event("k", "start", {}).line()[:-20]) is None


def test_the_first_of_many() -> None:
    """By whatever starts them; one alone is the first."""
    assert is_first({})
    assert is_first({"RANK": "0", "LOCAL_RANK": "1"})
    assert not is_first({"RANK": "8", "LOCAL_RANK": "0"})
    assert not is_first({"SLURM_PROCID": "1"})
    assert is_first({"RANK": "", "OMPI_COMM_WORLD_RANK": "0"})

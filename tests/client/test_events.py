"""What happens in a session, as a line of a file."""

from __future__ import annotations

from hypothesis import given, strategies as st

from training_energy_client.events import Event


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

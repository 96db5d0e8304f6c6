"""What waits of earlier sessions, and whose process is no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import NOW, left
from training_energy_client.clock import Clock
from training_energy_client.errors import UnreachableError
from training_energy_client.events import CODE, PROGRESS, START, STOP, Event
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.leftovers import Leftovers
from training_energy_client.spool import Log, Sent


def test_the_oldest_is_told_first_and_forgotten(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Each as a whole."""
    left(spool, "late", start=200, stop=100)
    left(spool, "early", start=400, stop=300)
    leftovers = Leftovers(home, spool)
    leftovers.deliver()
    assert leftovers.told == ["early", "late"]
    assert [session["name"] for session in fake.sessions] == ["early", "late"]
    assert [*spool.iterdir()] == []


def test_a_killed_process_is_closed_as_interrupted(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """At the last that was heard of it, with its steps."""
    log = left(spool, "k", start=500, stop=None)
    log.append(PROGRESS, {"by": CODE, "steps_done": 12, "own_total": 100}, at=NOW - 50)
    Leftovers(home, spool).deliver()
    [session] = fake.sessions
    assert (session["outcome"], session["steps"]) == ("interrupted", 12)
    assert abs(session["duration_s"] - 450) < 0.01
    assert [*spool.iterdir()] == []


def test_a_detached_session_goes_on(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Its command has ended, the training has not; its file stays for the next command."""
    left(spool, "k", start=500, stop=None, detached=True)
    Leftovers(home, spool).deliver()
    assert fake.sessions[0]["ended_at"] is None
    assert (spool / "k.jsonl").exists()


def test_what_another_machine_has_left_is_not_closed(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """The folder may be on a share, where the other one still trains."""
    spool.mkdir(parents=True)
    (spool / "k.jsonl").write_bytes(Event("k", START, {"name": "k"}, host="elsewhere").line())
    Leftovers(home, spool).deliver()
    assert fake.sessions[0]["ended_at"] is None


def test_what_somebody_looks_after_is_left_alone(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Another process, or the caller itself."""
    log = left(spool, "locked", start=400, stop=300)
    left(spool, "own", start=200, stop=100)
    assert log.lock()
    Leftovers(home, spool, besides="own").deliver()
    log.unlock()
    assert fake.requests == []


def test_one_that_is_refused_stands_in_nobodys_way(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """It stays, with the reason, and is not tried twice."""
    fake.book.record_session({"name": "other", "start_time": _at(450), "end_time": _at(350)})
    left(spool, "overlaps", start=400, stop=300)
    left(spool, "later", start=200, stop=100)
    leftovers = Leftovers(home, spool)
    leftovers.deliver()
    leftovers.deliver()
    assert leftovers.refusals == {"overlaps": "The session other ran at that time"}
    assert leftovers.told == ["later"]
    assert fake.requests.count("record_session") == 2
    assert (spool / "overlaps.jsonl").exists()


def test_one_that_home_assistant_fails_at_stands_in_nobodys_way(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """As an older one refuses; it is tried again next time."""
    left(spool, "fails", start=400, stop=300)
    left(spool, "later", start=200, stop=100)
    fake.faults = [Fault.FAILED]
    Leftovers(home, spool).deliver()
    assert [session["name"] for session in fake.sessions] == ["later"]
    Leftovers(home, spool).deliver()
    assert {session["name"] for session in fake.sessions} == {"fails", "later"}


def test_when_home_assistant_is_away_all_stays(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Nobody holds its lock afterwards."""
    log = left(spool, "k", start=400, stop=300)
    fake.faults = [Fault.HANG_UP]
    leftovers = Leftovers(home, spool)
    with pytest.raises(UnreachableError):
        leftovers.deliver()
    assert log.lock()
    log.unlock()
    leftovers.deliver()
    assert leftovers.told == ["k"]


def test_one_that_is_gone_is_forgotten(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """With what has become of it."""
    left(spool, "k", start=400, stop=None, detached=True)
    Leftovers(home, spool).deliver()
    fake.sessions.clear()
    log = Log(spool, "k")
    log.read()
    log.append(STOP, {"outcome": "completed"})
    leftovers = Leftovers(home, spool)
    leftovers.deliver()
    assert "no more" in leftovers.gone["k"]
    assert [*spool.iterdir()] == []


def test_one_that_was_stopped_meanwhile_is_gone(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Home Assistant's end of it counts."""
    log = left(spool, "k", start=400, stop=None)
    fake.book.start_session({"name": "k", "key": "k", "start_time": _at(400)})
    fake.book.stop_session({"key": "k", "outcome": "cancelled"})
    log.mark(Sent(events=1))
    leftovers = Leftovers(home, spool)
    leftovers.deliver()
    assert "was stopped in Home Assistant" in leftovers.gone["k"]
    assert fake.session["outcome"] == "cancelled"
    assert [*spool.iterdir()] == []


def test_steps_of_a_session_that_another_machine_started_go_with_them(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """Its start and its end are kept there."""
    fake.book.start_session({"key": "k"})
    Log(spool, "k").append(PROGRESS, {"by": CODE, "steps_done": 5, "own_total": None})
    Leftovers(home, spool).deliver()
    assert fake.session["steps"] == 5
    assert [*spool.iterdir()] == []


def _at(ago: float) -> str:
    """Return a time some seconds ago."""
    return Clock().written(NOW - ago)

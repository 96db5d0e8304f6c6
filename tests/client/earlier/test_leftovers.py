"""Sessions of processes that are no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from training_energy_client import settings
from training_energy_client.errors import UnreachableError
from training_energy_client.events import CODE, PROGRESS, START, STOP, Event
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.leftovers import Leftovers
from training_energy_client.spool import Log

from .fake import FakeHomeAssistant, hang_up, refusal


@pytest.fixture
def leftovers(home: FakeHomeAssistant, files: Path) -> Leftovers:
    """Return what brings them to Home Assistant."""
    assert home.url
    return Leftovers(HomeAssistant(settings.load()), files, besides="mine")


def log_of(files: Path, key: str, *, at: float, outcome: str | None = None) -> Log:
    """Return a session of an hour, with an end or without."""
    log = Log(files, key)
    log.append(START, {}, at=at)
    log.append(PROGRESS, {"by": CODE, "steps_done": 5, "own_total": None}, at=at + 3600)
    if outcome is not None:
        log.append(STOP, {"outcome": outcome, "steps": None}, at=at + 3700)
    return log


def test_all_are_told_the_oldest_first(home: FakeHomeAssistant, files: Path, leftovers: Leftovers) -> None:
    """One without an end ends at the last that was heard of it; nothing stays."""
    log_of(files, "b", at=20_000.0)
    log_of(files, "a", at=10_000.0, outcome="failed")
    leftovers.deliver()
    assert [(key, known["outcome"], known["steps"]) for key, known in home.sessions.items()] == [
        ("a", "failed", 5),
        ("b", "interrupted", 5),
    ]
    assert home.sessions["b"]["ended_at"].startswith("1970-01-01T06:33:20")
    assert leftovers.told == ["a", "b"]
    assert not list(files.iterdir())


def test_session_that_somebody_looks_after_is_left_alone(
    home: FakeHomeAssistant, files: Path, leftovers: Leftovers
) -> None:
    """By its own process, or by another that has its lock."""
    log_of(files, "mine", at=10_000.0)
    other = log_of(files, "theirs", at=10_000.0)
    assert other.lock()
    leftovers.deliver()
    assert not home.calls
    other.unlock()


def test_refused_session_stays_with_the_reason(home: FakeHomeAssistant, files: Path, leftovers: Leftovers) -> None:
    """And does not keep the others back, nor is it tried twice."""
    log_of(files, "a", at=10_000.0, outcome="completed")
    log_of(files, "b", at=20_000.0, outcome="completed")
    home.bad_days += [refusal("Overlaps another session.")]
    leftovers.deliver()
    leftovers.deliver()
    assert leftovers.refusals == {"a": "Overlaps another session."}
    assert leftovers.told == ["b"]
    assert [path.stem for path in files.glob("*.jsonl")] == ["a"]
    assert len(home.calls) == 2


def test_home_assistant_that_is_away_keeps_all_of_them_waiting(
    home: FakeHomeAssistant, files: Path, leftovers: Leftovers
) -> None:
    """None is lost, and the lock is free for the next try."""
    log = log_of(files, "a", at=10_000.0)
    home.bad_days += [hang_up]
    with pytest.raises(UnreachableError):
        leftovers.deliver()
    assert log.lock()
    log.unlock()
    leftovers.deliver()
    assert leftovers.told == ["a"]


def test_session_that_was_stopped_meanwhile_is_gone(home: FakeHomeAssistant, files: Path, leftovers: Leftovers) -> None:
    """Home Assistant's end of it counts."""
    log = log_of(files, "a", at=10_000.0)
    home.answer("start_session", {"key": "a"})
    home.session.update(ended_at="2026-01-01T00:00:00+00:00", outcome="cancelled")
    log.mark(replace(log.sent, events=1))
    leftovers.deliver()
    assert "was stopped in Home Assistant" in leftovers.gone["a"]
    assert home.session["outcome"] == "cancelled"
    assert not list(files.iterdir())


@pytest.mark.parametrize(
    "event",
    [Event("a", START, {}, detached=True), Event("a", START, {}, host="another")],
    ids=["of a command", "of another machine"],
)
def test_session_that_goes_on_elsewhere_is_not_ended(
    home: FakeHomeAssistant, files: Path, leftovers: Leftovers, event: Event
) -> None:
    """Without its process, or on a machine that shares the folder: it is only told so far."""
    files.mkdir(parents=True)
    (files / "a.jsonl").write_bytes(event.line())
    leftovers.deliver()
    assert home.session["ended_at"] is None
    assert (files / "a.jsonl").exists()


def test_steps_of_a_session_that_another_machine_started_go_with_them(
    home: FakeHomeAssistant, files: Path, leftovers: Leftovers
) -> None:
    """Its start and its end are kept there."""
    home.answer("start_session", {"key": "a"})
    Log(files, "a").append(PROGRESS, {"by": CODE, "steps_done": 5, "own_total": None})
    leftovers.deliver()
    assert home.session["steps"] == 5
    assert not list(files.iterdir())

"""Telling Home Assistant beside a training, whatever becomes of Home Assistant meanwhile."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from tests.client.fake import Answer, FakeHomeAssistant, Fault
from tests.client.helpers import Turns, left
from training_energy_client import courier as module
from training_energy_client.courier import Courier
from training_energy_client.events import CODE, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.spool import Log, logs

LONG = 20.0
NONSENSE = Answer(200, "{}")


def start(log: Log, home: HomeAssistant | None, **more: Any) -> Courier:
    """Start a session and its courier."""
    log.append(START, {"name": "LoRA"})
    courier = Courier(log, home, **more)
    courier.start()
    return courier


def end(courier: Courier, seconds: float = LONG) -> bool:
    """End a session, and return whether Home Assistant knows all of it."""
    courier.log.append(STOP, {"outcome": "completed", "steps": 2000})
    return courier.finish(seconds)


def test_all_is_told(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """What the training counts, and its end; nothing waits then."""
    courier = start(Log(spool, "k"), home, sample=lambda: {"by": CODE, "steps_done": 5, "own_total": 10})
    assert end(courier)
    assert courier.record is not None
    assert (fake.sessions[0]["outcome"], courier.trouble, courier.elsewhere) == ("completed", None, None)
    assert [*spool.iterdir()] == []


def test_away_at_the_start_and_back_at_the_stop(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """It is tried again and again."""
    fake.down()
    turns = Turns(4)
    courier = start(Log(spool, "k"), home, sample=turns)
    assert turns.are_over.wait(LONG)
    assert courier.trouble is not None
    fake.up()
    assert end(courier)
    assert fake.session["steps"] == 2000


def test_one_that_hangs_holds_nobody_up(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """The end waits as long as it is told; the rest waits on disk, for the next command."""
    fake.always = Fault.HANG
    courier = start(Log(spool, "k"), home)
    assert not end(courier, 0.05)
    assert (spool / "k.jsonl").exists()


@pytest.mark.parametrize("is_late", [False, True], ids=["at the start", "at the end"])
@pytest.mark.parametrize(
    "fault",
    [*(Fault.FAILED, Fault.NOT_READY, Fault.BAD_REQUEST, Fault.GARBAGE, Fault.HANG_UP, Fault.LOSE_ANSWER), NONSENSE],
    ids=["error", "busy", "not set up yet", "somebody else", "hung up", "answer lost", "nonsense"],
)
def test_what_did_not_get_through_is_told_again(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path, fault: Fault | Answer, *, is_late: bool
) -> None:
    """And counted once."""
    fake.faults = [None] * is_late + [fault, fault]
    courier = start(Log(spool, "k"), home)
    fake.wait_for(lambda: fake.sessions)
    assert end(courier)
    assert (fake.session["outcome"], courier.trouble) == ("completed", None)
    assert [*spool.iterdir()] == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.UNAUTHORIZED, "does not accept the token. Check TRAINING_ENERGY_TOKEN"),
        (Fault.FORBIDDEN, "unban this machine"),
        (Fault.REDIRECT, "sends to https://elsewhere.example/. Check TRAINING_ENERGY_URL"),
    ],
    ids=["wrong token", "banned", "redirect"],
)
def test_what_cannot_get_better_is_tried_once(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path, fault: Fault, said: str
) -> None:
    """Another try would get this machine banned; the session waits on disk."""
    fake.always = fault
    courier = start(Log(spool, "k"), home)
    assert not end(courier)
    assert len(fake.requests) == 1
    assert said in (courier.trouble or "")
    assert (spool / "k.jsonl").exists()


def test_a_refused_start_is_said_once_and_tried_again(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """While somebody can do something about it; then it counts from its own start."""
    fake.book.start_session({"name": "another"})
    said: list[str] = []
    courier = start(Log(spool, "k"), home, warn=said.append)
    fake.wait_for(lambda: len(fake.requests) >= 4)
    with fake.heard:
        fake.book.stop_session({})
        fake.sessions.clear()
    fake.wait_for(lambda: fake.sessions)
    assert end(courier)
    assert sum("is busy with 'another'" in why for why in said) == 1
    assert fake.session["name"] == "LoRA"


def test_a_start_that_stays_refused_ends_at_once(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """There is no time left in which anything might change."""
    fake.book.start_session({"name": "another"})
    assert not end(start(Log(spool, "k"), home))
    assert (spool / "k.jsonl").exists()


def test_earlier_sessions_go_first(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """One of them may stand in the way."""
    left(spool, "earlier", start=400, stop=300)
    assert end(start(Log(spool, "k"), home))
    assert [session["name"] for session in fake.sessions] == ["earlier", "LoRA"]


def test_nobody_to_tell(spool: Path) -> None:
    """Another process may know whom; the events are kept."""
    courier = start(Log(spool, "k"), None, sample=lambda: {"by": CODE, "steps_done": 3, "own_total": None})
    assert not courier.finish(LONG)
    assert (courier.record, courier.elsewhere, courier.offset) == (None, None, 0.0)
    assert [kept.steps for kept in logs(spool)] == [3]


def test_where_nothing_can_be_written_it_is_told_all_the_same(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """As in a container whose files cannot be changed, or on a full disk."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    courier = start(Log(spool, "k"), home)
    assert end(courier)
    assert fake.sessions[0]["outcome"] == "completed"


def test_a_session_that_was_stopped_there_is_over(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else there is to tell of it has nowhere to go; one that was deleted does not come back."""
    monkeypatch.setattr(module, "RHYTHM", 0.01)
    steps = iter(range(1, 10_000))
    courier = start(Log(spool, "k"), home, sample=lambda: {"by": CODE, "steps_done": next(steps), "own_total": None})
    fake.wait_for(lambda: fake.sessions)
    with fake.heard:
        fake.book.stop_session({"outcome": "cancelled"})
    courier._thread.join(LONG)  # noqa: SLF001  it is to end by itself
    assert courier.is_over
    assert "was stopped in Home Assistant" in (courier.elsewhere or "")
    assert (fake.session["outcome"], [*spool.iterdir()]) == ("cancelled", [])
    courier = start(Log(spool, "deleted"), home)
    fake.wait_for(lambda: len(fake.sessions) == 2)
    fake.sessions.clear()
    assert end(courier)
    assert "is no more in Home Assistant" in (courier.elsewhere or "")
    assert fake.sessions == []


def test_one_process_tells_and_the_other_writes(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Both append to the same file."""
    courier = start(Log(spool, "k"), home)
    other = Courier(Log(spool, "k"), home, lambda: {"by": CODE, "steps_done": 3, "own_total": 5})
    other.start()
    assert not other.finish(LONG)
    assert not other.is_ours
    assert end(courier)
    assert (fake.session["steps"], fake.session["planned_steps"]) == (3, 5)
    assert fake.requests.count("start_session") == 1


def test_without_a_thread_the_events_stay_on_disk(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine at its limit of processes trains nonetheless."""
    with monkeypatch.context() as context:
        context.setattr("training_energy_client.courier.threading.Thread.start", Mock(side_effect=RuntimeError))
        courier = start(Log(spool, "k"), home)
    assert not end(courier)
    assert fake.requests == []
    assert len((spool / "k.jsonl").read_text().splitlines()) == 2
    courier.log.unlock()


def test_a_count_that_fails_is_a_trouble_of_ours(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """And nothing on the training's console."""
    courier = start(Log(spool, "k"), home, sample=Mock(side_effect=LookupError))
    assert not courier.finish(LONG)
    assert (courier.trouble, fake.requests) == ("LookupError: ", [])


def test_what_nobody_has_thought_of_stays_in_it(
    home: HomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And lets go of the session."""
    monkeypatch.setattr(home, "_send", lambda *_: 1 / 0)
    courier = start(Log(spool, "k"), home)
    assert not end(courier)
    assert courier.trouble == "ZeroDivisionError: division by zero"
    assert Log(spool, "k").lock()
    Log(spool, "k").unlock()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks on Windows")
def test_a_fork_tells_nothing(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the workers that load a training's data; the parent goes on."""
    courier = start(Log(spool, "k"), home)
    child = os.fork()
    if child == 0:
        os._exit(int(courier.finish(LONG)))
    with monkeypatch.context() as context:
        context.setattr(os, "getpid", lambda: child)
        assert not courier.finish(LONG)
    assert os.waitpid(child, 0)[1] == 0
    assert end(courier)
    assert len(fake.sessions) == 1


def test_no_thread_can_be_had(home: HomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the events stay on disk."""
    courier = Courier(Log(spool, "k"), home)
    refuse: Callable[[], None] = lambda: (_ for _ in ()).throw(RuntimeError("can't start new thread"))  # noqa: E731
    monkeypatch.setattr(courier._thread, "start", refuse)  # noqa: SLF001  there is no other way to have none
    courier.log.append(START, {})
    courier.start()
    assert not end(courier)
    assert (spool / "k.jsonl").exists()

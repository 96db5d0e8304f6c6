"""Telling Home Assistant beside a training, whatever becomes of Home Assistant meanwhile."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import threading
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import left
from training_energy_client.courier import Courier
from training_energy_client.events import CODE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.spool import Log

LONG = 20.0


class Turns:
    """What a courier looks at each time: tells how often it has."""

    def __init__(self, wanted: int) -> None:
        """Take after how many turns somebody goes on."""
        self._left = wanted
        self.are_over = threading.Event()

    def __call__(self) -> dict[str, Any] | None:
        """Count one."""
        self._left -= 1
        if self._left == 0:
            self.are_over.set()
        return None


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
    [session] = fake.sessions
    assert session["steps"] == 2000


def test_a_restart_in_between(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """What happened meanwhile is told afterwards."""
    courier = start(Log(spool, "k"), home)
    courier.nudge()
    fake.faults = [None, Fault.HANG_UP, Fault.BAD_REQUEST, Fault.NOT_READY]
    courier.log.append(PROGRESS, {"by": CODE, "steps_done": 7, "own_total": None})
    courier.nudge()
    assert end(courier)
    assert fake.sessions[0]["steps"] == 7


def test_one_that_hangs_holds_nobody_up(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """The end waits as long as it is told; the rest waits on disk, for the next command."""
    fake.always = Fault.HANG
    courier = start(Log(spool, "k"), home)
    assert not end(courier, 0.05)
    assert (spool / "k.jsonl").exists()


def test_a_wrong_token_is_tried_once(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Another try would get this machine banned."""
    fake.always = Fault.UNAUTHORIZED
    courier = start(Log(spool, "k"), home)
    assert not end(courier)
    assert len(fake.requests) == 1
    assert courier.trouble is not None
    assert "token" in courier.trouble


def test_a_refused_start_is_said_once_and_tried_again(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """While somebody can do something about it; then it counts from its own start."""
    fake.book.start_session({"name": "another"})
    said: list[str] = []
    turns = Turns(4)
    courier = start(Log(spool, "k"), home, sample=turns, refused=said.append)
    assert turns.are_over.wait(LONG)
    fake.book.stop_session({})
    fake.sessions.clear()
    assert end(courier)
    assert len(said) == 1
    assert "another is running on this rig" in said[0]
    assert len(fake.sessions) == 1


def test_a_start_that_stays_refused_ends_at_once(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """There is no time left in which anything might change."""
    fake.book.start_session({"name": "another"})
    courier = start(Log(spool, "k"), home)
    assert not end(courier)
    assert courier.trouble is not None
    assert (spool / "k.jsonl").exists()


def test_earlier_sessions_go_first(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """One of them may stand in the way."""
    left(spool, "earlier", start=400, stop=300)
    assert end(start(Log(spool, "k"), home))
    assert [session["name"] for session in fake.sessions] == ["earlier", "LoRA"]


def test_another_process_tells(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Then this one only keeps what happens."""
    other = Log(spool, "k")
    other.append(START, {})
    assert other.lock()
    courier = Courier(Log(spool, "k"), home, lambda: {"by": CODE, "steps_done": 3, "own_total": None})
    courier.start()
    assert not courier.finish(LONG)
    assert not courier.is_ours
    other.read()
    assert other.steps == 3
    assert fake.requests == []
    other.unlock()


def test_nobody_to_tell(spool: Path) -> None:
    """Another process may know whom; the events are kept."""
    courier = start(Log(spool, "k"), None, sample=lambda: {"by": CODE, "steps_done": 3, "own_total": None})
    assert not courier.finish(LONG)
    assert (courier.record, courier.elsewhere, courier.offset) == (None, None, 0.0)
    kept = Log(spool, "k")
    kept.read()
    assert kept.steps == 3


def test_where_nothing_can_be_written_it_is_told_all_the_same(
    home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """As in a container whose files cannot be changed, or on a full disk."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    courier = start(Log(spool, "k"), home)
    assert end(courier)
    assert fake.sessions[0]["outcome"] == "completed"


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
def test_a_fork_tells_nothing(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """As the workers that load a training's data; the parent goes on."""
    courier = start(Log(spool, "k"), home)
    child = os.fork()
    if child == 0:
        os._exit(int(courier.finish(LONG)))
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

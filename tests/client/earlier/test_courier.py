"""How a session's events get to Home Assistant while that has its bad days."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import threading
from typing import Any

import pytest

from training_energy_client import settings
from training_energy_client.courier import Courier
from training_energy_client.events import PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.spool import Log, folder

from .fake import FakeHomeAssistant, Handler, hang_up, lose_answer, refusal, status

pytestmark = pytest.mark.usefixtures("hurried")
SECONDS = 10


def courier_of(key: str, **options: Any) -> Courier:
    """Return a courier for a session that has just been started."""
    log = Log(folder(), key)
    log.append(START, {"rig": "Workstation", "name": key})
    return Courier(log, HomeAssistant(settings.load()), **options)


def end(courier: Courier, outcome: str = "completed") -> bool:
    """End its session."""
    courier.log.append(STOP, {"outcome": outcome, "steps": None, "notes": None})
    return courier.finish(SECONDS)


@pytest.mark.parametrize(
    "bad_day",
    [
        status(500),
        status(503, "starting"),
        status(400),
        status(200, "<html>a router's page</html>"),
        status(200, "{}"),
        hang_up,
        lose_answer,
    ],
    ids=["error", "busy", "not set up yet", "somebody else", "nonsense", "hung up", "answer lost"],
)
def test_what_did_not_get_through_is_told_again(
    home: FakeHomeAssistant, bad_day: Callable[[Handler], None], files: Path
) -> None:
    """In its order, and counted once."""
    home.bad_days += [bad_day, bad_day]
    courier = courier_of("one")
    courier.start()
    home.wait_for(lambda: home.sessions and not home.bad_days)
    home.bad_days += [bad_day]
    assert end(courier)
    assert courier.trouble is None
    assert home.session["outcome"] == "completed"
    assert not list(files.iterdir())


@pytest.mark.parametrize(
    ("bad_day", "said"),
    [
        (status(401), "does not accept the token. Check TRAINING_ENERGY_TOKEN"),
        (status(403), "unban this machine"),
        (status(302, Location="https://ha.example/"), "sends to https://ha.example/. Check TRAINING_ENERGY_URL"),
    ],
    ids=["wrong token", "banned", "redirect"],
)
def test_what_cannot_get_better_is_not_tried_again(
    home: FakeHomeAssistant, bad_day: Callable[[Handler], None], said: str, files: Path
) -> None:
    """Or Home Assistant would ban this machine; the session waits on disk."""
    home.bad_days += [bad_day] * 5
    courier = courier_of("one")
    courier.start()
    assert not end(courier)
    assert len(home.calls) == 1
    assert said in (courier.trouble or "")
    assert (files / "one.jsonl").exists()


def test_refused_session_begins_when_there_is_room(home: FakeHomeAssistant) -> None:
    """As soon as the one that runs has ended; why it waits is said once."""
    home.bad_days += [refusal("Another session runs.")] * 3
    heard: list[str] = []
    courier = courier_of("one", refused=heard.append)
    courier.start()
    home.wait_for(lambda: home.sessions)
    assert heard == ["Another session runs."]
    assert end(courier)


def test_refused_session_is_not_waited_for_at_its_end(home: FakeHomeAssistant, files: Path) -> None:
    """There is no time left in which Home Assistant might change its mind."""
    home.bad_days += [refusal("No such rig.")] * 100
    courier = courier_of("one")
    courier.start()
    assert not end(courier)
    assert courier.trouble == "No such rig."
    assert Log(files, "one").sent.refused == "No such rig."


def test_earlier_session_goes_first(home: FakeHomeAssistant, files: Path) -> None:
    """Which may be the very one that stands in the way."""
    log = Log(folder(), "earlier")
    log.append(START, {"rig": "Workstation"})
    log.append(PROGRESS, {"by": "code", "steps_done": 7, "own_total": None})
    courier = courier_of("later")
    courier.start()
    assert end(courier)
    assert {key: (known["outcome"], known["steps"]) for key, known in home.sessions.items()} == {
        "earlier": ("interrupted", 7),
        "later": ("completed", None),
    }
    assert not list(files.iterdir())


def test_session_that_was_stopped_in_home_assistant_is_over(home: FakeHomeAssistant, files: Path) -> None:
    """What else there is to tell of it has nowhere to go."""
    steps = iter(range(1, 1000))
    courier = courier_of("one", sample=lambda: {"by": "code", "steps_done": next(steps), "own_total": None})
    courier.start()
    home.wait_for(lambda: home.sessions)
    with home.heard:
        home.session.update(ended_at="2026-11-24T20:00:00+00:00", outcome="cancelled")
    courier._thread.join(SECONDS)  # noqa: SLF001  it is to end by itself
    assert courier.is_over
    assert "was stopped in Home Assistant" in (courier.elsewhere or "")
    assert home.session["outcome"] == "cancelled"
    assert not list(files.iterdir())


def test_session_that_was_deleted_in_home_assistant_is_over(home: FakeHomeAssistant) -> None:
    """It does not come back."""
    courier = courier_of("one")
    courier.start()
    home.wait_for(lambda: home.sessions)
    with home.heard:
        home.sessions.clear()
    assert end(courier)
    assert "is no more in Home Assistant" in (courier.elsewhere or "")
    assert not home.sessions


def test_one_process_tells_and_the_other_writes(home: FakeHomeAssistant) -> None:
    """Both append to the same file."""
    courier = courier_of("one")
    courier.start()
    other = Courier(Log(folder(), "one"), HomeAssistant(settings.load()))
    other.start()
    other.log.append(PROGRESS, {"by": "code", "steps_done": 3, "own_total": 5})
    assert not other.finish(SECONDS)
    assert not other.is_ours
    assert end(courier)
    assert (home.session["steps"], home.session["planned_steps"]) == (3, 5)
    assert home.actions.count("start_session") == 1


def test_without_settings_the_events_are_for_another_process(files: Path) -> None:
    """Such as a wrapper that has them."""
    courier = Courier(Log(folder(), "one"), None, lambda: {"by": "code", "steps_done": 3, "own_total": None})
    courier.start()
    assert not courier.finish(SECONDS)
    assert not courier.is_over
    assert (courier.record, courier.elsewhere, courier.offset) == (None, None, 0.0)
    assert '"steps_done":3' in (files / "one.jsonl").read_text()


def test_without_a_thread_the_events_stay_on_disk(
    home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, files: Path
) -> None:
    """A machine at its limit of processes trains nonetheless."""

    def fail(_: threading.Thread) -> None:
        """Have none left."""
        message = "can't start new thread"
        raise RuntimeError(message)

    courier = courier_of("one")
    with monkeypatch.context() as context:
        context.setattr(threading.Thread, "start", fail)
        courier.start()
    assert not end(courier)
    assert not home.calls
    assert len((files / "one.jsonl").read_text().splitlines()) == 2
    courier.log.unlock()


def test_fault_of_ours_ends_up_in_the_trouble(home: FakeHomeAssistant) -> None:
    """And not on the training's console."""

    def fails() -> None:
        """Have a fault."""
        raise LookupError

    courier = courier_of("one", sample=fails)
    courier.start()
    assert not courier.finish(SECONDS)
    assert courier.trouble == "LookupError: "
    assert not home.calls


def test_fork_has_no_courier(home: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not wait for a thread that only its parent has."""
    courier = courier_of("one")
    monkeypatch.setattr("training_energy_client.courier.os.getpid", lambda: -2)
    assert not courier.finish(SECONDS)
    assert not home.calls

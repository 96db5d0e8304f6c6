"""Sessions that look as if nobody looked after them, and those that really are alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.client.fake import Answer, FakeHomeAssistant, Fault
from tests.client.helpers import Do, Turns, left
from training_energy_client import courier as module, session, settings
from training_energy_client.courier import Courier
from training_energy_client.events import CODE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.leftovers import close
from training_energy_client.spool import Log

LONG = 20.0


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the courier look again at once."""
    monkeypatch.setattr(module, "RHYTHM", 0.01)


def test_a_session_without_hope_is_not_left_alone(
    do: Do, home: HomeAssistant, fake: FakeHomeAssistant, spool: Path
) -> None:
    """Who sets the token right and syncs while it still trains must not take it for one whose process has died."""
    fake.always = Fault.UNAUTHORIZED
    turns = Turns(3)
    log = Log(spool, "one")
    log.append(START, {"name": "LoRA"})
    courier = Courier(log, home, turns)
    courier.start()
    assert turns.are_over.wait(LONG)
    fake.always = None
    do("sync")
    kept = Log(spool, "one")
    kept.read()
    assert (kept.stop, fake.sessions) == (None, [])
    log.append(STOP, {"outcome": "completed"})
    assert not courier.finish(LONG)
    assert "does not accept the token" in (courier.trouble or "")


def test_an_answer_that_nobody_understands(home: HomeAssistant, fake: FakeHomeAssistant, spool: Path) -> None:
    """Leaves the session on disk, in the hands of its process until the end."""
    left(spool, "earlier", start=3600, stop=3540)
    fake.always = Answer(200, '{"service_response": {}}')
    turns = Turns(3)
    log = Log(spool, "one")
    log.append(START, {"name": "LoRA"})
    courier = Courier(log, home, turns)
    courier.start()
    assert turns.are_over.wait(LONG)
    assert courier.is_ours
    assert courier.trouble == "KeyError: 'ended_at'"
    log.append(STOP, {"outcome": "completed"})
    assert not courier.finish(LONG)
    assert log.path.exists()


def test_a_clock_that_was_set_back(spool: Path) -> None:
    """Does not make a session end before it has begun."""
    log = Log(spool, "left")
    log.append(START, {"name": "LoRA"})
    begin = log.events[0].at
    log.append(PROGRESS, {"by": CODE, "steps_done": 7, "own_total": None}, at=begin - 3600)
    close(log)
    assert log.stop is not None
    assert log.stop.at == begin


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch, fake: FakeHomeAssistant) -> None:
    """As in a container, is asked for by Python with an error: the run is told of all the same, but not kept."""

    def nobody(_user: int) -> None:
        """Know no user."""
        raise KeyError

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert settings.load().is_complete
    with session("homeless"):
        pass
    [told] = fake.sessions
    assert (told["name"], told["outcome"]) == ("homeless", "completed")

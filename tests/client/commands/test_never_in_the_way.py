"""Commands in a script go on whatever is wrong around them, and lose nothing of what they were told."""

from __future__ import annotations

from datetime import datetime
import json
from pathlib import Path

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant, Fault
from tests.client.helpers import Do
from training_energy_client import settings
from training_energy_client.commands import telling
from training_energy_client.commands.telling import Telling
from training_energy_client.errors import UnreachableError
from training_energy_client.events import Event
from training_energy_client.spool import Log, folder


@pytest.fixture
def broken(machine: Path) -> Path:
    """Give a file of settings that makes no sense."""
    path = machine / "config" / "training-energy.toml"
    path.parent.mkdir()
    path.write_text("what is this")
    return path


def test_script_without_settings_goes_on(do: Do, spool: Path) -> None:
    """Its times are kept, and each command says what is missing."""
    code, out, err = do("start", "--name", "LoRA", "--key", "k")
    assert (code, out) == (0, "k\n")
    assert "TRAINING_ENERGY_URL" in err
    assert do("step", "5")[0] == 0
    code, out, err = do("stop")
    assert (code, out) == (0, "")
    assert "The end is kept" in err
    assert [event.kind for event in _events("k")] == ["start", "progress", "stop"]


def test_script_with_broken_settings_goes_on(do: Do, broken: Path) -> None:
    """The file may be mended later."""
    code, _, err = do("start", "--key", "k")
    assert code == 0
    assert f"{broken}, line 1" in err
    assert do("stop", "--steps", "7")[0] == 0
    assert [event.kind for event in _events("k")] == ["start", "stop"]


@pytest.mark.parametrize("command", [("step", "5"), ("stop",)], ids=["report", "end"])
def test_broken_settings_are_an_error_where_nothing_can_be_kept(do: Do, broken: Path, command: tuple[str, ...]) -> None:
    """Nobody knows for which session it is."""
    code, _, err = do(*command)
    assert code == 1
    assert str(broken) in err


def test_what_was_kept_without_settings_is_told_with_them(
    do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From start to end."""
    monkeypatch.delenv("TRAINING_ENERGY_TOKEN")
    do("start", "--name", "LoRA")
    do("stop", "--steps", "2000")
    assert fake.requests == []
    monkeypatch.setenv("TRAINING_ENERGY_TOKEN", TOKEN)
    assert do("sync")[0] == 0
    (session,) = fake.sessions
    assert (session["name"], session["steps"], session["outcome"]) == ("LoRA", 2000, "completed")


def test_untold_report_is_one_object(do: Do, fake: FakeHomeAssistant) -> None:
    """A program that reads it finds out why."""
    do("start", "--key", "k")
    fake.always = Fault.NOT_READY
    code, out, _ = do("step", "5", "--json")
    said = json.loads(out)
    assert (code, said["key"]) == (0, "k")
    assert "not ready" in said["error"]


def test_stop_waits_for_a_report_under_way(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `step` in the background has the session for a moment."""
    do("start", "--key", "k")
    other = Log(folder(), "k")
    assert other.lock()
    monkeypatch.setattr(telling, "wait", lambda _: other.unlock())
    code, out, _ = do("stop", "--json")
    assert code == 0
    assert json.loads(out)["session"]["outcome"] == "completed"


def test_command_does_not_wait_for_another_for_ever(do: Do, fake: FakeHomeAssistant) -> None:
    """What it has to tell is kept."""
    do("start", "--key", "k")
    other = Log(folder(), "k")
    assert other.lock()
    late = Telling(other, settings.load(), seconds=0.1)
    other.read()
    late.tell()
    other.unlock()
    assert isinstance(late.error, UnreachableError)


def test_stop_that_was_not_told_is_told_by_the_next(do: Do, fake: FakeHomeAssistant) -> None:
    """With its own time, and once."""
    do("start", "--key", "k")
    fake.down()
    assert do("stop", "--steps", "10", "--session", "k")[0] == 0
    kept = _events("k")[-1].at
    fake.up()
    code, out, _ = do("stop", "--session", "k", "--json")
    session = json.loads(out)["session"]
    assert (code, session["steps"]) == (0, 10)
    assert len(fake.asked("stop_session")) == 1
    assert datetime.fromisoformat(session["ended_at"]).timestamp() == pytest.approx(kept, abs=2)


def _events(key: str) -> list[Event]:
    """Return what is kept of a session."""
    log = Log(folder(), key)
    log.read()
    return log.events


def test_end_that_is_refused_is_kept_to_be_decided(do: Do, fake: FakeHomeAssistant) -> None:
    """Another session ran at that time: the person decides."""
    fake.down()
    do("start", "--key", "k")
    fake.up()
    fake.book.start_session({"name": "Somebody else's", "key": "other"})
    code, _, err = do("stop", "--session", "k", "--steps", "5")
    assert code == 1
    assert "sync --discard k" in err
    assert [event.kind for event in _events("k")] == ["start", "stop"]


def test_untold_end_is_one_object(do: Do, fake: FakeHomeAssistant) -> None:
    """A program that reads it finds out why."""
    do("start", "--key", "k")
    fake.down()
    code, out, _ = do("stop", "--json")
    assert (code, json.loads(out)["key"]) == (0, "k")


def test_nothing_to_write_on(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Then a session that cannot be told is not kept either, and that is said."""
    do("start", "--key", "k")
    fake.down()
    kept = spool / "k.jsonl"
    kept.rename(spool / "elsewhere")
    kept.symlink_to(spool / "nowhere" / "k.jsonl")
    code, _, err = do("stop", "--session", "k")
    assert code == 0
    assert "Nor can the end be kept" in err


def test_answer_that_nobody_understands(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not the script's fault."""
    monkeypatch.setattr(fake.book, "start_session", lambda _: {"of": "another version"})
    code, out, err = do("start", "--key", "k")
    assert (code, out) == (0, "k\n")
    assert "answers what is not understood" in err


def test_figures_are_printed_though_the_run_before_is_not_found(do: Do, fake: FakeHomeAssistant) -> None:
    """Home Assistant goes away just then."""
    do("start", "--name", "LoRA")
    fake.faults = [None, Fault.NOT_READY]
    code, out, err = do("stop")
    assert code == 0
    assert "Energy of 'LoRA'" in out
    assert "is not ready" in err


def test_steps_cannot_be_given_while_home_assistant_is_slow(do: Do, fake: FakeHomeAssistant) -> None:
    """The refusal stands, whatever becomes of the question that follows."""
    fake.faults = [None, Fault.NOT_READY]
    code, _, err = do("stop", "--steps", "5")
    assert code == 1
    assert "No session is running" in err

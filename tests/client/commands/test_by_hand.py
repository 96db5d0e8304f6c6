"""A session from a shell script: start, step, stop."""

from __future__ import annotations

import json
import os
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

from tests.client.conftest import Do
from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.test_leftovers import left
from training_energy_client.commands import stop, telling
from training_energy_client.events import START
from training_energy_client.sessions import VARIABLE
from training_energy_client.spool import Log

ALL = (
    "start --rig pc --name LoRA --model XL --tag a --tag b --notes n --steps 3000 --start-step 1000 --budget 0.5 "
    "--parent old --key mine --replace"
)


def started(do: Do, *arguments: str) -> str:
    """Start a session, and return its key."""
    code, said, complained = do("start", *arguments)
    assert (code, complained) == (0, "")
    return said.strip()


def test_a_session_by_hand(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """From its start to its summary; the last one that was started here is meant."""
    key = started(do, "--name", "sdxl lora", "--model", "PonyDiffusion XL v6", "--steps", "2000")
    assert fake.sessions[0]["key"] == key
    assert do("step", "1200") == (0, "", "")
    assert fake.sessions[0]["steps"] == 1200
    code, said, complained = do("stop", "--steps", "2000")
    assert (code, complained) == (0, "")
    for figure in ("0.211", "0.0422", "0.0000211", "47,393", "2,000"):
        assert figure in said
    assert fake.sessions[0]["outcome"] == "completed"
    assert [*spool.iterdir()] == []


def test_a_start_says_all_that_is_said(do: Do, fake: FakeHomeAssistant) -> None:
    """To Home Assistant, which judges it."""
    fake.rigs[0]["name"] = "PC"
    assert do(*ALL.split()) == (0, "mine\n", "")
    [said] = fake.asked("start_session")
    assert said.pop("metadata")["client"]
    assert said == {
        "rig": "pc", "name": "LoRA", "model": "XL", "tags": ["a", "b"], "notes": "n", "planned_steps": 3000,
        "start_step": 1000, "budget": 0.5, "parent": "old", "key": "mine", "replace": True,
    }  # fmt: skip


def test_a_key_of_ones_own_starts_once(do: Do, fake: FakeHomeAssistant) -> None:
    """However often the script runs."""
    assert started(do, "--key", "mine") == started(do, "--key", "mine") == "mine"
    assert len(fake.sessions) == 1
    assert len(fake.asked("start_session")) == 1


def test_in_json(do: Do, fake: FakeHomeAssistant) -> None:
    """All three."""
    start = json.loads(do("start", "--name", "a", "--json")[1])
    assert (start["key"], start["session"]["name"], start["error"]) == (fake.sessions[0]["key"], "a", None)
    assert json.loads(do("step", "5", "--json")[1])["steps"] == 5
    stopped = json.loads(do("stop", "--json")[1])
    assert (stopped["session"]["steps"], stopped["previous"]) == (5, None)


def test_home_assistant_is_away(do: Do, fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script goes on; all is told by the next command, as one session."""
    fake.down()
    code, key, complained = do("start", "--name", "LoRA")
    assert code == 0
    assert "does not answer" in complained
    assert "kept" in complained
    monkeypatch.setenv(VARIABLE, key.strip())
    assert do("step", "--done", "7")[0] == 0
    code, said, complained = do("stop")
    assert (code, said) == (0, "")
    assert "The end is kept with its time" in complained
    fake.up()
    assert do("sync")[0] == 0
    [session] = fake.sessions
    assert (session["name"], session["steps"], session["outcome"]) == ("LoRA", 7, "completed")
    assert [*spool.glob("*.jsonl")] == []


def test_home_assistant_hangs(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command waits for it longer than it is told."""
    start = telling.Telling.__init__
    monkeypatch.setattr(
        telling.Telling, "__init__", lambda self, *given, **named: start(self, *given, **{**named, "seconds": 0.05})
    )
    fake.always = Fault.HANG
    code, said, complained = do("start", "--json")
    assert code == 0
    assert json.loads(said)["session"] is None
    assert "kept" in complained


def test_a_start_that_is_refused_leaves_nothing(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """It says why."""
    fake.book.start_session({"name": "another"})
    code, said, complained = do("start", "--name", "LoRA")
    assert (code, said) == (1, "")
    assert "The session another is running on this rig" in complained
    assert [*spool.iterdir()] == []
    assert do("start", "--replace")[0] == 0


def test_what_waits_goes_first(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """An earlier session that was not stopped there would stand in the way."""
    left(spool, "earlier", start=400, stop=300)
    started(do, "--name", "LoRA")
    assert [session["name"] for session in fake.sessions] == ["earlier", "LoRA"]


def test_nothing_can_be_written(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """With Home Assistant there it is told; else it says that it is lost."""
    spool.parent.mkdir(parents=True)
    spool.write_text("", encoding="utf-8")
    assert do("start", "--key", "k", "--name", "a")[0] == 0
    fake.down()
    code, said, complained = do("start", "--name", "b")
    assert (code, said) == (1, "")
    assert "Nor can the session be kept for later" in complained


@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_session_is_named(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """By hand, or by the environment, as `export` leaves it."""
    key = started(do, "--name", "mine")
    named = ["--session", key] if way == "option" else []
    if way == "variable":
        monkeypatch.setenv(VARIABLE, key)
    assert do("step", "3", *named)[0] == 0
    assert do("stop", *named, "--outcome", "failed", "--notes", "oom")[0] == 0
    assert (fake.sessions[0]["outcome"], fake.sessions[0]["notes"]) == ("failed", "oom")


def test_a_session_of_another_machine(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """By its key, else whichever runs on the rig; it is told directly."""
    fake.book.start_session({"name": "there", "key": "theirs", "start_step": 100})
    assert do("step", "150", "--steps", "200", "--session", "theirs")[0] == 0
    assert (fake.sessions[0]["steps"], fake.sessions[0]["planned_steps"]) == (50, 200)
    assert json.loads(do("step", "--done", "60", "--json")[1])["steps"] == 60
    assert do("stop", "--outcome", "cancelled")[0] == 0
    assert fake.sessions[0]["outcome"] == "cancelled"
    assert not spool.exists() or [*spool.iterdir()] == []
    code, _, complained = do("stop")
    assert (code, complained) == (1, "training-energy: No session is running on this rig\n")


def test_a_session_of_another_rig_is_not_meant(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Where one is named."""
    Log(spool, "k").append(START, {"rig": "Other PC"}, detached=True)
    fake.book.start_session({"name": "there"})
    assert do("step", "5", "--rig", "Training PC")[0] == 0
    assert fake.sessions[0]["steps"] == 5


def test_positions_are_in_the_whole_run(do: Do, fake: FakeHomeAssistant) -> None:
    """One before its begin is refused here, with what is meant."""
    started(do, "--start-step", "1000")
    assert do("step", "1200", "--steps", "1500")[0] == 0
    assert (fake.sessions[0]["steps"], fake.sessions[0]["planned_steps"]) == (200, 1500)
    code, _, complained = do("step", "900")
    assert code == 1
    assert "began at step 1,000: 900 is before that" in complained


def test_a_session_that_was_stopped_on_the_phone(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """Has its summary all the same; a step of it is refused."""
    key = started(do, "--name", "LoRA")
    fake.book.stop_session({"end_time": "2099-01-01T00:00:00+00:00"})
    code, _, complained = do("step", "5")
    assert code == 1
    assert "stopped in Home Assistant" in complained
    Log(spool, key).append(START, {"name": "LoRA"}, detached=True)
    code, said, complained = do("stop")
    assert code == 0
    assert "Energy of 'LoRA'" in said
    assert "stopped in Home Assistant" in complained


def test_a_session_is_stopped_once(do: Do, fake: FakeHomeAssistant) -> None:
    """A second stop only tells of the first."""
    key = started(do)
    fake.down()
    assert do("stop")[0] == 0
    code, _, complained = do("stop", "--session", key)
    assert code == 0
    assert "The end is kept" in complained
    fake.up()
    assert do("stop", "--session", key)[0] == 0
    assert len(fake.asked("stop_session")) == 1


def test_a_session_of_the_wrapper_ends_with_that(do: Do, fake: FakeHomeAssistant, spool: Path) -> None:
    """A step from inside of it is kept for the wrapper to tell."""
    log = Log(spool, "k")
    log.append(START, {})
    assert log.lock()
    assert do("step", "5", "--session", "k")[0] == 0
    log.read()
    assert log.steps == 5
    code, _, complained = do("stop", "--session", "k")
    log.unlock()
    assert code == 1
    assert "ends with that" in complained
    assert fake.requests == []


def test_waiting_until_it_is_final(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the figures are; without, they say that they are not."""
    fake.book.is_settled_at_once = False
    started(do)
    code, said, _ = do("stop", "--steps", "5")
    assert code == 0
    assert "not final" in said
    monkeypatch.setattr(stop, "wait", lambda _: fake.sessions[-1].update(settled=True))
    started(do)
    assert "not final" not in do("stop", "--steps", "5", "--wait-settled")[1]


def test_who_waits_no_longer_has_the_figures_so_far(
    do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the code of Ctrl-C."""

    def interrupted(_: float) -> None:
        """Be interrupted."""
        raise KeyboardInterrupt

    monkeypatch.setattr(stop, "wait", interrupted)
    fake.book.is_settled_at_once = False
    started(do)
    code, said, _ = do("stop", "--steps", "5", "--wait-settled")
    assert code == 130
    assert "not final" in said


def test_answers_that_nobody_understands(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are said; the session is kept."""
    monkeypatch.setattr(fake.book, "start_session", lambda _: [])
    code, _, complained = do("start")
    assert code == 0
    assert "is not Home Assistant" in complained


def test_in_a_shell(fake: FakeHomeAssistant, machine: Path) -> None:
    """As in the help."""
    me = f"{sys.executable} -m training_energy_client"
    script = f"export {VARIABLE}=$({me} start --name x) && {me} step 3 && {me} stop --json"
    source = str(Path(stop.__file__).parents[2])
    done = subprocess.run(
        ["/bin/sh", "-c", script], env={**os.environ, "PYTHONPATH": source}, capture_output=True, check=True, timeout=60
    )
    session: dict[str, Any] = json.loads(done.stdout)["session"]
    assert (session["name"], session["steps"]) == ("x", 3)

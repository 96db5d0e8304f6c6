"""Which session is stepped and stopped, and how that can go."""

from __future__ import annotations

import json
import os
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do, started
from training_energy_client.commands import stop
from training_energy_client.events import START
from training_energy_client.sessions import VARIABLE
from training_energy_client.spool import Log


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

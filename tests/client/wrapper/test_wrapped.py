"""A command as a session, from its start to what is said at its end."""

from __future__ import annotations

import json
from pathlib import Path
import time
from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do
from tests.client.wrapper.command import SOURCE, python
from training_energy_client import settings
from training_energy_client.delivery import Delivery
from training_energy_client.sessions import VARIABLE
from training_energy_client.spool import Log, logs
from training_energy_client.wrapper import report
from training_energy_client.wrapper.run import Run

BAR = "from tqdm import tqdm\nfor _ in tqdm(range(20), mininterval=0): pass\nprint('trained')"
# Trains until another process has made a file.
UNTIL = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)"


def made(*command: str, **more: Any) -> Run:
    """Run a command to its end, and tell of it."""
    run = Run(command, settings.load(), {"name": "LoRA"}, **more)
    run.follow()
    run.end()
    return run


def test_its_steps_are_read(fake: FakeHomeAssistant, spool: Path) -> None:
    """From its bar, and told with its outcome."""
    run = made(*python(BAR))
    assert (run.code, run.outcome) == (0, "completed")
    [session] = fake.sessions
    assert (session["name"], session["steps"], session["outcome"]) == ("LoRA", 20, "completed")
    assert [*spool.iterdir()] == []


@pytest.mark.parametrize(
    ("script", "code", "outcome"),
    [
        ("raise SystemExit(3)", 3, "failed"),
        ("raise KeyboardInterrupt", 130, "cancelled"),
        ("import os; os.kill(os.getpid(), 9)", 137, "interrupted"),
    ],
)
def test_how_it_went(fake: FakeHomeAssistant, script: str, code: int, outcome: str) -> None:
    """By its exit code and by what killed it."""
    run = made(*python(script))
    assert (run.code, run.outcome) == (code, outcome)
    assert fake.sessions[0]["outcome"] == outcome


def test_it_knows_of_its_session(fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what counts inside of it counts there."""
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    script = "import training_energy_client as t\nwith t.session() as run: run.step(7)\nassert run.is_joined"
    run = made(*python(script))
    assert run.code == 0
    assert fake.sessions[0]["steps"] == 7


def test_home_assistant_is_away(fake: FakeHomeAssistant, spool: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The run is kept, and it is said so; told late it counts as it was."""
    fake.down()
    run = Run(python(BAR), settings.load(), {"name": "missed"})
    run.follow()
    assert not run.end(0.05)
    report.report(run, None, waits=False, as_json=False)
    assert "The run is kept, and told by the next one" in capsys.readouterr().err
    [log] = logs(spool)
    assert log.stop is not None
    fake.up()
    assert run.courier is not None
    assert run.courier.finish(20)
    [session] = fake.sessions
    assert (session["name"], session["steps"], session["outcome"]) == ("missed", 20, "completed")


def test_it_begins_at_once(fake: FakeHomeAssistant) -> None:
    """Home Assistant hangs from start to end, and the training takes no longer for it."""
    fake.always = Fault.HANG
    begin = time.monotonic()
    run = Run(python("print()"), settings.load(), {})
    run.follow()
    run.end(0)
    assert run.code == 0
    assert time.monotonic() - begin < 5


def test_without_a_parser_nobody_reads(fake: FakeHomeAssistant) -> None:
    """Its steps stay unknown."""
    run = made(*python(BAR), parser="none")
    assert run.progress is None
    assert fake.sessions[0]["steps"] is None


def test_inside_of_another_session(fake: FakeHomeAssistant, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is that one's steps that are told, and it is not ended."""
    log = Log(spool, "k")
    assert log.lock()
    monkeypatch.setenv(VARIABLE, "k")
    run = made(*python(BAR))
    log.unlock()
    log.read()
    assert run.is_joined
    assert (log.steps, log.stop) == (20, None)
    assert fake.sessions == []


def test_what_is_said_at_the_end(fake: FakeHomeAssistant, do: Do) -> None:
    """Its summary, on stderr: stdout is the training's."""
    code, said, complained = do("run", "--name", "sdxl", "--model", "XL", "--", *python(BAR))
    assert (code, said) == (0, "")
    assert " Energy of 'sdxl' (XL) on Training PC, completed:" in complained
    assert "20        steps" in complained
    assert "%" not in complained
    assert " %        per step" in do("run", "--name", "sdxl", "--model", "XL", "--", *python(BAR))[2]
    assert do("run", "--quiet", "--", *python(BAR))[2] == ""


def test_in_json(fake: FakeHomeAssistant, do: Do) -> None:
    """One line of it."""
    said = json.loads(do("run", "--json", "--model", "XL", "--", *python(BAR))[2])
    assert (said["session"]["steps"], said["previous"]) == (20, None)


def test_waiting_until_it_is_final(fake: FakeHomeAssistant, do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as the meter takes."""
    fake.book.is_settled_at_once = False
    monkeypatch.setattr(
        "training_energy_client.wrapper.report.time.sleep", lambda _: fake.sessions[0].update(settled=True)
    )
    assert "not final" not in do("run", "--wait-settled", "--", *python(BAR))[2]


def test_a_busy_rig_is_said_while_it_runs(fake: FakeHomeAssistant, do: Do) -> None:
    """And the training goes on; with a required meter it does not begin."""
    fake.book.start_session({"name": "another"})
    script = "import sys\nprint('trained')"
    code, _, complained = do("run", "--", *python(script))
    assert code == 0
    assert "Training PC is busy with 'another'. Stop that first, or begin with --replace." in complained
    code, _, complained = do("run", "--require-meter", "--", *python(script))
    assert code == 125
    assert "not begun: Training PC is busy with 'another'" in complained


def test_a_session_that_was_stopped_on_the_phone(
    fake: FakeHomeAssistant, do: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Has its figures, and it is said who stopped it."""
    deliver = Delivery.deliver

    def told(delivery: Delivery) -> None:
        """Tell, then have it stopped in Home Assistant, long before its own end."""
        deliver(delivery)
        if fake.sessions and fake.sessions[0]["ended_at"] is None:
            fake.book.stop_session({"end_time": "2099-01-01T00:00:00+00:00"})
        (tmp_path / "told").touch()

    monkeypatch.setattr(Delivery, "deliver", told)
    code, _, complained = do("run", "--", *python(UNTIL), str(tmp_path / "told"))
    assert code == 0
    assert "The session was stopped in Home Assistant" in complained


def test_clocks_that_are_apart_are_said(fake: FakeHomeAssistant, do: Do) -> None:
    """Since times would be wrong by that without Home Assistant's own."""
    fake.clock_offset = 30.0
    assert "the clock of this machine is" in do("run", "--", *python("print()"))[2]


@pytest.mark.parametrize(("rank", "sessions"), [("0", 1), ("1", 0)])
def test_one_of_many_that_a_launcher_started(
    fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch, rank: str, sessions: int
) -> None:
    """As `srun` does with what stands behind it: the first alone tells of the session."""
    monkeypatch.setenv("SLURM_PROCID", rank)
    assert made(*python("raise SystemExit(3)")).code == 3
    assert len(fake.sessions) == sessions

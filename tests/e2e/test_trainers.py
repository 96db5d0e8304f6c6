"""Real trainers with the client's callbacks: what they tell a real Home Assistant when they end in each way."""

from pathlib import Path
import signal

import pytest

from lab.rest import Json
from lab.wait import until
from tests.rules.claims import runs
from tests.rules.pages import Example

from .meter import WallMeter
from .rig import SECONDS, Rig
from .training import Training, need_trainers, running, told_to

TRANSFORMERS = ("transformers_trainer.py",)
ACCELERATE = ("accelerate_loop.py",)
KERAS = ("keras_fit.py",)
TQDM = ("lightning_fit.py", "--variant", "lightning.pytorch/tqdm")
RICH = ("lightning_fit.py", "--variant", "lightning.pytorch/rich")
OLDER = ("lightning_fit.py", "--variant", "pytorch_lightning/tqdm")
BY_NAME = ("accelerate_loop.py", "--variant", "by-name")

IDS = {
    TRANSFORMERS: "transformers",
    ACCELERATE: "accelerate",
    BY_NAME: "accelerate-by-name",
    TQDM: "lightning-tqdm",
    RICH: "lightning-rich",
    OLDER: "pytorch-lightning",
    KERAS: "keras",
}


@pytest.fixture(scope="module", autouse=True)
def trainers() -> None:
    """Have the trainers."""
    need_trainers()


def sessions(rig: Rig) -> list[Json]:
    """Return the sessions of a rig, the newest first."""
    listed: list[Json] = rig.ask("list_sessions")["sessions"]
    return listed


def wait_until_heard(rig: Rig, steps: int = 1) -> None:
    """Wait until Home Assistant has heard of the session that runs, and of so many steps; of the first, at once."""
    until(
        lambda: (told := sessions(rig)) and told[0]["ended_at"] is None and (told[0]["steps"] or 0) >= steps,
        seconds=SECONDS,
        what=f"{steps} steps are known",
    )


@pytest.mark.parametrize("trainer", IDS, ids=IDS.get)
def test_run_that_is_finished_is_completed(
    tmp_path: Path, rig: Rig, wall_meter: WallMeter, trainer: tuple[str, ...]
) -> None:
    """With all of its steps, how many were planned, and the energy between its first and its last."""
    with running(Training(tmp_path, *trainer, "--hold", "10", env=told_to(rig))) as training:
        training.wait_until_held()
        wait_until_heard(rig)
        wall_meter.show("351.899")
        training.go_on()
        assert training.finish() == 0, training.output
    [session] = sessions(rig)
    assert (session["outcome"], session["steps"], session["planned_steps"]) == ("completed", 20, 20), training.output
    assert session["energy_kwh"] == pytest.approx(0.211)
    assert "Training Energy" not in training.output
    assert not list((tmp_path / "state" / "training-energy").glob("*"))


@pytest.mark.parametrize(
    ("trainer", "code"),
    [(TRANSFORMERS, -signal.SIGINT), (ACCELERATE, -signal.SIGINT), (TQDM, 1), (KERAS, -signal.SIGINT)],
    ids=["transformers", "accelerate", "lightning", "keras"],
)
def test_run_that_is_interrupted_at_the_keyboard_is_cancelled(
    tmp_path: Path, rig: Rig, trainer: tuple[str, ...], code: int
) -> None:
    """By the user, who does not mean it as a failure."""
    with running(Training(tmp_path, *trainer, "--hold", "10", env=told_to(rig))) as training:
        training.wait_until_held()
        training.send(signal.SIGINT)
        assert training.finish() == code
    [session] = sessions(rig)
    assert (session["outcome"], session["steps"]) == ("cancelled", 10), training.output


def test_run_that_is_terminated_ends_with_its_last_report(tmp_path: Path, rig: Rig, wall_meter: WallMeter) -> None:
    """Nothing of it is left to tell how it ended, which the next run on the machine does for it."""
    with running(Training(tmp_path, *TRANSFORMERS, "--hold", "10", env=told_to(rig))) as training:
        training.wait_until_held()
        wait_until_heard(rig, steps=10)
        training.send(signal.SIGTERM)
        assert training.finish() == -signal.SIGTERM
    assert sessions(rig)[0]["ended_at"] is None
    wall_meter.show("351.899")
    with running(Training(tmp_path, *ACCELERATE, env=told_to(rig))) as training:
        assert training.finish() == 0
    later, earlier = sessions(rig)
    assert (earlier["outcome"], earlier["steps"]) == ("interrupted", 10)
    assert later["outcome"] == "completed"
    assert earlier["ended_at"] < later["started_at"]


def test_lightning_that_is_terminated_says_so(tmp_path: Path, rig: Rig) -> None:
    """It ends after the batch that it is at, and has our callback hear of it."""
    with running(Training(tmp_path, *TQDM, "--hold", "10", env=told_to(rig))) as training:
        training.wait_until_held()
        training.send(signal.SIGTERM)
        training.go_on()
        assert training.finish() == 0
    [session] = sessions(rig)
    assert session["outcome"] == "interrupted", training.output
    assert session["steps"] in (10, 11)


@pytest.mark.parametrize(
    ("trainer", "start_step", "planned"),
    [(TRANSFORMERS, 10, 20), (ACCELERATE, 0, 10), (TQDM, 10, 20), (KERAS, 10, 20)],
    ids=["transformers", "accelerate", "lightning", "keras"],
)
def test_run_that_fails_is_resumed(
    tmp_path: Path, rig: Rig, trainer: tuple[str, ...], start_step: int, planned: int
) -> None:
    """It has failed with the steps that it got to, and the exit code that it has without us; the next counts its own.

    Energy is divided by the steps that used it, not by those of the run before.
    """
    with running(Training(tmp_path, *trainer, "--crash", "13", env=told_to(rig))) as training:
        assert training.finish() == 1
    [failed] = sessions(rig)
    assert (failed["outcome"], failed["steps"]) == ("failed", 13), training.output
    with running(Training(tmp_path, *trainer, "--resume", env=told_to(rig))) as training:
        assert training.finish() == 0, training.output
    session = sessions(rig)[0]
    assert (session["outcome"], session["steps"]) == ("completed", 10), training.output
    assert (session["start_step"], session["planned_steps"]) == (start_step, planned)


@runs(page="trainers", language="sh", says="TRAINING_ENERGY_AUTO")
@pytest.mark.parametrize("package", ["lightning.pytorch", "pytorch_lightning"])
def test_lightning_tells_by_itself_where_the_environment_says_so(
    tmp_path: Path, rig: Rig, package: str, *, example: Example
) -> None:
    """As the page has it, of a training whose code knows nothing of us."""
    setting, _, command = example.text.strip().partition(" ")
    assert command == "python train.py"
    name, _, value = setting.partition("=")
    env = {**told_to(rig), name: value}
    options = ("lightning_fit.py", "--variant", f"{package}/tqdm", "--plain")
    with running(Training(tmp_path, *options, env=env)) as training:
        assert training.finish() == 0, training.output
    [session] = sessions(rig)
    assert (session["outcome"], session["steps"]) == ("completed", 20), training.output


def test_training_does_not_notice_that_nobody_is_told(tmp_path: Path, rig: Rig) -> None:
    """Without settings there is neither a session, nor a file, nor a word."""
    with running(Training(tmp_path, *TRANSFORMERS, env={})) as training:
        assert training.finish() == 0
    assert not sessions(rig)
    assert not (tmp_path / "state").exists()
    assert "Training Energy" not in training.output

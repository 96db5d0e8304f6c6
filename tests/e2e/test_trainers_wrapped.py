"""Real trainers under `training-energy run`, as they are and with the client's callbacks in them: one session each."""

from pathlib import Path
import signal

import pytest

from lab.rest import Json
from lab.wait import until

from .meter import WallMeter
from .rig import SECONDS, Rig
from .training import PYTHON, Training, need_trainers, running, told_to

TRANSFORMERS = ("transformers_trainer.py",)
ACCELERATE = ("accelerate_loop.py",)
KERAS = ("keras_fit.py",)
LIGHTNING = ("lightning_fit.py", "--variant", "lightning.pytorch/tqdm")
RICH = ("lightning_fit.py", "--variant", "lightning.pytorch/rich")

TRAINERS = pytest.mark.parametrize(
    "trainer", [TRANSFORMERS, ACCELERATE, LIGHTNING, KERAS], ids=["transformers", "accelerate", "lightning", "keras"]
)
# Read off the console, or told by the callback that is in the training.
COUNTED = pytest.mark.parametrize("how", [("--plain",), ()], ids=["as it is", "with its callback"])

WRAPPER = (str(PYTHON), "-m", "training_energy_client", "run", "--name", "wrapped", "--model", "tiny", "--")


@pytest.fixture(scope="module", autouse=True)
def trainers() -> None:
    """Have the trainers."""
    need_trainers()


def sessions(rig: Rig) -> list[Json]:
    """Return the sessions that a rig has had, the newest first, all of them as the wrapper was told."""
    listed: list[Json] = rig.ask("list_sessions")["sessions"]
    assert {(session["name"], session["model"]) for session in listed} == {("wrapped", "tiny")}
    return listed


def only(rig: Rig) -> Json:
    """Return the only session that a rig has had."""
    [session] = sessions(rig)
    return session


@COUNTED
@TRAINERS
def test_run_that_is_finished(
    tmp_path: Path, rig: Rig, wall_meter: WallMeter, trainer: tuple[str, ...], how: tuple[str, ...]
) -> None:
    """Has all of its steps, its energy, and a summary on the console."""
    with running(Training(tmp_path, *trainer, *how, "--hold", "10", env=told_to(rig)), WRAPPER) as training:
        training.wait_until_held()
        until(lambda: rig.shows("status") == "training", seconds=SECONDS, what="the session has started")
        wall_meter.show("351.899")
        rig.wait_until_shows("session_energy", "0.211")
        training.go_on()
        assert training.finish() == 0, training.output
    session = only(rig)
    assert (session["outcome"], session["steps"]) == ("completed", 20), training.output
    assert session["energy_kwh"] == pytest.approx(0.211)
    assert "0.211" in training.output
    assert "0.00211" in training.output  # of money, for each step
    assert not list((tmp_path / "state" / "training-energy").glob("*.jsonl"))


def test_bars_of_rich_in_a_file(tmp_path: Path, rig: Rig) -> None:
    """Leave only their last drawing there, which says how many steps it were in the end."""
    with running(Training(tmp_path, *RICH, "--plain", env=told_to(rig)), WRAPPER) as training:
        assert training.finish() == 0, training.output
    assert (only(rig)["outcome"], only(rig)["steps"]) == ("completed", 20), training.output


@pytest.mark.parametrize(
    ("trainer", "number"),
    [
        (TRANSFORMERS, signal.SIGINT),
        (TRANSFORMERS, signal.SIGTERM),
        (ACCELERATE, signal.SIGINT),
        (LIGHTNING, signal.SIGINT),
        (LIGHTNING, signal.SIGTERM),
        (KERAS, signal.SIGTERM),
    ],
)
def test_run_that_is_stopped(tmp_path: Path, rig: Rig, trainer: tuple[str, ...], number: signal.Signals) -> None:
    """Was cancelled, also where the training itself could tell nothing any more."""
    with running(Training(tmp_path, *trainer, "--plain", "--hold", "10", env=told_to(rig)), WRAPPER) as training:
        training.wait_until_held()
        until(lambda: rig.shows("status") == "training", seconds=SECONDS, what="the session has started")
        training.send(number)
        training.go_on()
        code = training.finish()
    # Lightning catches both, and ends as it pleases.
    assert code in ((0, 1, 143) if trainer == LIGHTNING else (128 + number,)), training.output
    session = only(rig)
    assert session["outcome"] == "cancelled"
    assert session["steps"] is None or session["steps"] <= 20


@TRAINERS
def test_run_that_fails_is_resumed(tmp_path: Path, rig: Rig, trainer: tuple[str, ...]) -> None:
    """It has failed, with the exit code that it has without us; the next one's energy is divided by its own steps."""
    with running(Training(tmp_path, *trainer, "--plain", "--crash", "13", env=told_to(rig)), WRAPPER) as training:
        assert training.finish() == 1
    [failed] = sessions(rig)
    assert failed["outcome"] == "failed"
    # A bar is not drawn for each step.
    assert failed["steps"] is None or 1 <= failed["steps"] <= 13, training.output
    with running(Training(tmp_path, *trainer, "--plain", "--resume", env=told_to(rig)), WRAPPER) as training:
        assert training.finish() == 0, training.output
    resumed, _ = sessions(rig)
    assert (resumed["outcome"], resumed["steps"]) == ("completed", 10), training.output

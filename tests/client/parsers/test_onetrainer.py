"""The console of OneTrainer, with its two bars."""

from __future__ import annotations

from .consoles import TRACEBACK, figures, loop, read
from .drawn import run


def test_a_run_to_the_end() -> None:
    """Ten epochs of 200 batches."""
    progress = read(run(10))
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit) == ("onetrainer", "batch")


def test_a_run_in_the_middle() -> None:
    """The epochs done, and the steps of the one that goes on."""
    assert figures(read(run(2, last=40), closed=False)) == (240, 400, 0, False)


def test_a_resumed_run() -> None:
    """Both bars begin where the training was resumed."""
    assert figures(read(run(10, first=8, step=50))) == (350, 2000, 1650, True)


def test_a_crash() -> None:
    """A crash leaves the steps until then."""
    assert figures(read(run(3, last=12) + TRACEBACK)) == (412, 600, 0, False)


def test_other_bars_are_no_training() -> None:
    """Validation and sampling have bars of their own, and so has caching."""
    other = loop(900, prefix="validation_step", pace=0.1) + loop(900, prefix="sampling", pace=0.1) + loop(900, pace=0.1)
    assert figures(read(other + run(2, last=40) + other)) == (240, 400, 0, False)


def test_a_second_training_adds_up() -> None:
    """Two trainings in one console did the steps of both, also where the first died soon."""
    assert figures(read(run(2, last=40) + TRACEBACK + run(2))) == (640, 640, 0, True)
    assert figures(read(run(1, last=40) + TRACEBACK + run(1, last=10))) == (50, 240, 0, False)


def test_a_step_bar_alone_is_anybodys() -> None:
    """Without a bar over epochs it is no OneTrainer."""
    assert read(loop(200, prefix="step")).trainer == "tqdm"

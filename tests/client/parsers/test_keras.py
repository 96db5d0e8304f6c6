"""The console of Keras."""

from __future__ import annotations

import pytest

from .consoles import TRACEBACK, figures, read
from .drawn import bar, fit


@pytest.mark.parametrize("verbose", [1, 2])
def test_a_run_to_the_end(verbose: int) -> None:
    """Five epochs of 400 batches, in either of the two ways."""
    progress = read(fit(5, verbose=verbose))
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit) == ("keras", "batch")


def test_an_epoch_that_goes_on() -> None:
    """Within an epoch the bar counts, and the header tells how many epochs there are."""
    assert figures(read(fit(5) + "Epoch 3/5\n", closed=False))[0] == 2000
    text = "Epoch 1/5\n" + bar(1, 400) + bar(12, 400)
    assert figures(read(text, closed=False)) == (12, 2000, 0, False)


@pytest.mark.parametrize("verbose", [1, 2])
def test_a_resumed_run(verbose: int) -> None:
    """With `initial_epoch` the first header tells where the training was resumed."""
    assert figures(read(fit(5, first=3, verbose=verbose))) == (800, 2000, 1200, True)


def test_data_without_a_length() -> None:
    """In the first epoch Keras doesn't know how long it is."""
    text = "Epoch 1/2\n" + bar(12, None) + bar(400, None, ended=True)
    assert figures(read(text)) == (400, None, 0, False)
    text += "Epoch 2/2\n" + bar(1, 400) + bar(400, 400, ended=True)
    assert figures(read(text)) == (800, 800, 0, True)


def test_a_crash() -> None:
    """A traceback follows the bar in the same line."""
    text = fit(5, first=0).split("Epoch 4/5")[0] + "Epoch 4/5\n" + bar(7, 400) + TRACEBACK
    assert figures(read(text)) == (1207, 2000, 0, False)


def test_stopped_early() -> None:
    """Early stopping has words of its own."""
    text = fit(5).split("Epoch 3/5")[0] + "Epoch 2: early stopping\n"
    assert figures(read(text)) == (800, 2000, 0, True)


@pytest.mark.parametrize("total", [40, 400])
def test_evaluate_is_no_training(total: int) -> None:
    """The bars of evaluate and predict have no header, before a training and after it."""
    alone = "".join(bar(n, total) for n in (1, total // 2)) + bar(total, total, ended=True)
    assert read(alone).steps is None
    assert figures(read(alone + fit(5) + alone)) == (2000, 2000, 0, True)
    assert figures(read(fit(5).split("Epoch 3/5")[0] + alone)) == (800, 2000, 0, False)


def test_a_warning_in_the_bars_line() -> None:
    """What is printed behind a bar ends its line, but not its epoch."""
    text = "Epoch 1/5\n" + bar(7, 400) + "WARNING: slow\n" + bar(8, 400)
    assert figures(read(text)) == (8, 2000, 0, False)


def test_a_saved_model_is_no_header() -> None:
    """A callback begins its lines with the epoch, too."""
    text = "Epoch 1/5\n" + bar(7, 400) + "\nEpoch 1: val_loss improved from inf to 0.1, saving model to x.keras\n"
    assert figures(read(text)) == (7, 2000, 0, False)


def test_the_bar_of_older_versions() -> None:
    """Keras 2 drew its bar of ASCII."""
    text = "Epoch 1/2\n\b\b\r 12/40 [========>.....................] - ETA: 0s - loss: 1.2"
    assert figures(read(text)) == (12, 80, 0, False)


@pytest.mark.parametrize("verbose", [1, 2])
def test_a_second_fit_adds_up(verbose: int) -> None:
    """Two trainings in one console did the steps of both."""
    assert figures(read(fit(1, verbose=verbose) + fit(1, verbose=verbose))) == (800, 800, 0, True)


def test_headers_alone_may_be_anybodys() -> None:
    """Loops in PyTorch print the same header, and no bar of Keras."""
    assert read("Epoch 1/5\nloss 0.3\nEpoch 2/5\n").trainer is None

"""The console of Lightning, drawn by Rich or by tqdm."""

from __future__ import annotations

import pytest

from .consoles import TRACEBACK, UP, figures, loop, meter, read
from .drawn import END, START, rich, rich_run

SANITY = loop(2, prefix="Sanity Checking DataLoader 0", pace=0.1)


def epoch(number: int, total: int = 500, last: int | None = None, *, again: bool = True) -> str:
    """Draw an epoch by tqdm, with a validation, and the stray frame of the change to the next."""
    text = loop(total, last=last, prefix=f"Epoch {number}", postfix="train_loss=0.487", closed=False)
    if last is None:
        below = "".join(f"\n\r{meter(n, 4, n, prefix='Validation DataLoader 0')}{UP}" for n in range(5))
        text += f"{below}\r{meter(total, total, 700, prefix=f'Epoch {number}')}"
        text += f"\r{meter(0, total, 0, prefix=f'Epoch {number}')}" if again else ""
    return text


def test_a_run_to_the_end_by_tqdm() -> None:
    """Four epochs of 500 batches, with all that is drawn between."""
    text = START + SANITY + "".join(map(epoch, range(3))) + epoch(3, again=False) + END.format(4)
    progress = read(text)
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit) == ("lightning", "batch")


def test_a_run_to_the_end_by_rich() -> None:
    """The same by Rich, whose bar names the last epoch, counted from 0."""
    assert figures(read(rich_run(4) + "\r\n" + END.format(4))) == (2000, 2000, 0, True)


def test_tqdm_does_not_know_the_epochs() -> None:
    """How many epochs there will be shows only at the end."""
    assert figures(read(START + epoch(0) + epoch(1, last=250))) == (750, None, 0, False)


def test_rich_knows_the_epochs() -> None:
    """How many epochs there will be shows in each of Rich's bars."""
    assert figures(read(START + rich(0, 3, 0) + rich(0, 3, 250))) == (250, 2000, 0, False)


@pytest.mark.parametrize("text", [rich_run(4, first=3), START + epoch(3, again=False)])
def test_a_resumed_run(text: str) -> None:
    """The first bar's epoch tells where the training was resumed."""
    assert figures(read(text + "\n" + END.format(4))) == (500, 2000, 1500, True)


def test_without_a_length_steps_are_still_counted() -> None:
    """Data without a length have `--` for a total in Rich's bars, and so has the whole."""
    assert figures(read(rich_run(3, "--"))) == (1500, None, 0, False)


def test_without_a_last_epoch_the_total_is_unknown() -> None:
    """With `max_epochs=-1` Rich counts up to -2."""
    assert figures(read(START + rich(0, -2, 0) + rich(0, -2, 250))) == (250, None, 0, False)


def test_stopped_at_a_step() -> None:
    """With `max_steps` a training ends in the middle of an epoch, and that is its total."""
    text = rich_run(3) + rich(3, 99, 0) + rich(3, 99, 12) + "\n"
    assert figures(read(text + "`Trainer.fit` stopped: `max_steps=1512` reached.\n")) == (1512, 1512, 0, True)


def test_stopped_by_a_time() -> None:
    """Other limits end a training, too, and say nothing of a total."""
    text = START + epoch(0, last=40) + "\n`Trainer.fit` stopped: something else\n"
    assert figures(read(text)) == (40, None, 0, True)


def test_stopped_early() -> None:
    """Early stopping has words of its own."""
    text = START + epoch(0) + epoch(1, again=False) + "\nBest score: 0.1. Signaling Trainer to stop.\n"
    assert figures(read(text)) == (1000, None, 0, True)


def test_a_crash() -> None:
    """A crash leaves the steps of the epochs until then."""
    assert figures(read(rich_run(2) + rich(2, 3, 0) + rich(2, 3, 30) + "\n" + TRACEBACK)) == (1030, 2000, 0, False)
    assert figures(read(START + epoch(0) + epoch(1, last=30) + TRACEBACK)) == (530, None, 0, False)


def test_interrupted_by_hand() -> None:
    """Lightning shuts down gracefully on ^C, which is no good end."""
    progress = read(rich_run(2) + "\r\nDetected KeyboardInterrupt, attempting graceful shutdown ...\n")
    assert (progress.stopped, progress.finished) == (True, False)


def test_a_second_fit_adds_up() -> None:
    """Two trainings in one console did the steps of both."""
    once = rich_run(2) + "\r\n" + END.format(2)
    assert figures(read(once + rich(0, 1, 0) + rich(0, 1, 7))) == (1007, 2000, 0, False)
    assert figures(read(once + once)) == (2000, 2000, 0, True)
    again = START + epoch(0) + epoch(1, last=30) + TRACEBACK
    assert figures(read(again + loop(500, first=20, last=40, prefix="Epoch 0")))[0] == 530 + 20


def test_other_programs_have_epochs_too() -> None:
    """Without words of Lightning's own such bars may be anybody's, and still add up."""
    progress = read(epoch(0, again=False) + epoch(1, last=250))
    assert (progress.trainer, progress.steps) == ("tqdm", 750)

"""The console of a program that nobody here knows, with bars of tqdm's."""

from __future__ import annotations

import pytest

from training_energy_client.parsers import Console

from .consoles import TRACEBACK, UP, figures, loop, meter, read


@pytest.mark.parametrize("prefix", ["", "train", "my loop", "loss: 0.31", "step 3, acc nan"])
def test_a_run_to_the_end(prefix: str) -> None:
    """One bar of any name is the training's."""
    progress = read(loop(2000, prefix=prefix))
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit, progress.stopped) == ("tqdm", "iteration", False)


@pytest.mark.parametrize("prefix", ["", "train"])
def test_a_run_on_its_way(prefix: str) -> None:
    """A bar that goes on is no end, nor is one that nobody closed."""
    assert figures(read(loop(2000, last=240, closed=False, prefix=prefix), closed=False)) == (240, 2000, 0, False)
    assert figures(read(loop(2000, closed=False, prefix=prefix))) == (2000, 2000, 0, False)


def test_a_resumed_run() -> None:
    """A bar that begins somewhere was resumed there."""
    assert figures(read(loop(2000, first=1500, prefix="train"))) == (500, 2000, 1500, True)


@pytest.mark.parametrize("prefix", ["", "train"])
def test_a_crash(prefix: str) -> None:
    """A crash keeps the steps, and is no end."""
    text = loop(2000, last=240, closed=False, prefix=prefix) + TRACEBACK + f"\r{meter(240, 2000, 303, prefix=prefix)}\n"
    assert figures(read(text)) == (240, 2000, 0, False)


def test_interrupted_by_hand() -> None:
    """Whoever presses ^C leaves a traceback that ends with it."""
    text = loop(2000, last=240, closed=False) + TRACEBACK.replace(
        "RuntimeError: CUDA error: out of memory", "KeyboardInterrupt"
    )
    progress = read(text)
    assert (progress.stopped, progress.finished) == (True, False)


@pytest.mark.parametrize(
    "other",
    ["Map (num_proc=8)", "Filter", "Loading checkpoint shards", "Tokenizing train dataset", "val", "Epoch 3 [valid]",
     "Generating train split", "Evaluating", "Sampling", "Denoising steps", "Calculating loss"],
)  # fmt: skip
def test_bars_that_are_no_training(other: str) -> None:
    """Longer bars of what is done before, between and after steps are left out."""
    aside = loop(9000, prefix=other, pace=0.01)
    assert read(aside).steps is None
    assert figures(read(aside + loop(2000, last=12) + aside)) == (12, 2000, 0, False)


def test_transfers_are_no_training() -> None:
    """A bar that counts bytes is a download, whatever its name."""
    text = loop(9000, prefix="model.safetensors", unit="B", unit_scale=True)
    assert read(text).steps is None


def test_what_looks_like_a_training_is_one() -> None:
    """A loss, or a name, tells the training from a longer bar."""
    text = loop(9000, prefix="rendering", pace=0.01) + loop(2000, last=12, prefix="main", postfix="loss=0.1")
    assert figures(read(text)) == (12, 2000, 0, False)


def test_epochs_add_up() -> None:
    """A bar anew in each epoch, under the same name, is one training."""
    assert figures(read(loop(500, prefix="train") * 4)) == (2000, 2000, 0, True)
    assert figures(read(loop(500) * 3 + loop(500, last=12))) == (1512, 2000, 0, False)


def test_small_epochs_add_up() -> None:
    """Epochs of a step or two begin anew, too."""
    assert figures(read(loop(1, prefix="train") * 3)) == (3, 3, 0, True)
    assert figures(read(loop(2, prefix="train") * 3)) == (6, 6, 0, True)


@pytest.mark.parametrize(
    ("name", "zero"), [("Epoch {}/4", 1), ("Epoch {}/4", 0), ("Epoch {}/3", 0), ("Train epoch [{}/4]", 1)]
)
def test_numbered_epochs_tell_the_total(name: str, zero: int) -> None:
    """A description that counts epochs says how many there will be, from 0 or from 1."""
    text = "".join(loop(500, prefix=name.format(n + zero)) for n in range(3))
    assert figures(read(text + loop(500, last=12, prefix=name.format(3 + zero)))) == (1512, 2000, 0, False)
    assert figures(read(text + loop(500, prefix=name.format(3 + zero)))) == (2000, 2000, 0, True)


def test_numbered_epochs_may_be_resumed() -> None:
    """The first epoch shown tells how many were done before."""
    text = "".join(loop(500, prefix=f"Epoch {n}/4") for n in (3, 4))
    assert figures(read(text)) == (1000, 2000, 1000, True)
    assert figures(read(loop(500, prefix="Epoch 3/4"))) == (500, 2000, 1000, False)


def test_a_bar_over_all_numbered_epochs() -> None:
    """Where the bar goes on while the epochs are counted, it has all of them."""
    text = "".join(f"\r{meter(n, 2000, n, prefix=f'Epoch {n // 500 + 1}/4')}" for n in range(2000))
    assert figures(read(text + f"\r{meter(2000, 2000, 2000, prefix='Epoch 4/4')}\n")) == (2000, 2000, 0, True)


@pytest.mark.parametrize("inner", ["", "batches"])
def test_a_bar_over_epochs_tells_the_total(inner: str) -> None:
    """Below a bar of epochs, the bar of each counts the steps."""
    text = ""
    for epoch in range(3):
        text += f"\r{meter(epoch, 4, epoch * 600, prefix='Epochs', postfix='loss=0.1')}\n"
        last = 500 if epoch < 2 else 12
        text += "".join(f"\r{meter(n, 500, n, prefix=inner)}{UP}\n" for n in range(last + 1))
    assert figures(read(text)) == (1012, 2000, 0, False)


def test_without_a_total_nothing_ends() -> None:
    """A loop without a length has steps, and no total."""
    assert figures(read(loop(None, last=2001, prefix="steps done"))) == (2001, None, 0, False)


def test_a_second_process_is_left_out() -> None:
    """Two processes that draw the same bar, a little apart, count once."""
    text = "".join(f"\r{meter(n, 2000, n * 1.26)}\r{meter(max(0, n - 2), 2000, n * 1.26)}" for n in range(300))
    assert figures(read(text))[0] == 299


def test_a_restart_goes_on_counting() -> None:
    """A training started again at its checkpoint adds what it does to what was done."""
    text = (
        loop(2000, last=1200, closed=False, prefix="train")
        + TRACEBACK
        + loop(2000, first=1000, last=1100, prefix="train")
    )
    assert figures(read(text)) == (1300, 2200, 0, False)


def test_a_restart_of_a_bar_that_jumps() -> None:
    """A bar that begins at 0 and jumps was resumed in its second life, too."""
    text = loop(2000, last=1200, closed=False) + TRACEBACK
    text += f"\r{meter(0, 2000, 0)}\r{meter(1001, 2000, 3)}" + "".join(
        f"\r{meter(n, 2000, n)}" for n in range(1002, 1101)
    )
    assert figures(read(text)) == (1300, 2200, 0, False)


def test_steps_never_go_back_in_a_restart() -> None:
    """What was counted stays, whatever is started again."""
    console, seen = Console(), 0
    for part in (loop(200, last=120, closed=False), TRACEBACK, loop(200), loop(200, last=20)):
        for piece in part.split("\r"):
            console.feed(b"\r" + piece.encode())
            assert (console.progress.steps or 0) >= seen
            seen = console.progress.steps or 0
    console.close()
    assert console.progress.steps == 120 + 200 + 20


def test_drawings_without_a_rate() -> None:
    """A bar may be too new to know its rate, more than once."""
    text = "".join(f"\rtrain:  12%|█▏  | {n}/2000 [00:00<?, ?it/s]" for n in range(4))
    assert read(text).steps == 3


def test_many_names_are_forgotten() -> None:
    """A program that names each bar anew keeps the training's, and the memory."""
    text = loop(2000, last=12, prefix="train") + "".join(
        loop(2, prefix=f"{'x' * n}y", pace=0.1, ncols=300) for n in range(100)
    )
    assert figures(read(text)) == (12, 2000, 0, False)


def test_many_epochs_are_forgotten() -> None:
    """A program that names epochs in ever new ways costs no memory either."""
    text = "".join(loop(2, prefix=f"{'x' * n} epoch 1/2", pace=0.1, ncols=300) for n in range(100))
    assert read(text).steps == 2

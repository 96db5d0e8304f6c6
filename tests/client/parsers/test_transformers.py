"""The console of transformers' Trainer."""

from __future__ import annotations

import pytest

from .consoles import TRACEBACK, UP, figures, loop, meter, read

LOGGED = "{'loss': '4.476', 'grad_norm': '1.611', 'learning_rate': '2.625e-05', 'epoch': '0.4'}\n"
LOGGED_BY_4 = "{'loss': 4.476, 'grad_norm': 1.611, 'learning_rate': 2.625e-05, 'epoch': 0.4}\n"


def ended(runtime: str, rate: str) -> str:
    """Print the last line, as 5.x does."""
    return (
        f"{{'train_runtime': '{runtime}', 'train_samples_per_second': '83.69', 'train_steps_per_second': '{rate}', "
        "'train_loss': '4.477', 'epoch': '0.8'}\n"
    )


def resumed(offset: int, total: int, last: int, pace: float = 1.26, skipping: float = 2) -> str:
    """Draw a bar that begins at 0 and jumps to where the training was resumed."""
    text = f"\r{meter(0, total, 0)}\r{meter(offset + 1, total, skipping)}"
    for n in range(offset + 2, last + 1):
        text += f"\r{meter(n, total, skipping + (n - offset - 1) * pace, rate=1 / pace)}"
    return text


@pytest.mark.parametrize("logged", [LOGGED, LOGGED_BY_4])
def test_a_run_to_the_end(logged: str) -> None:
    """Two thousand steps, logs of either major version between them, and the last line."""
    text = loop(2000, last=1000, closed=False) + f"\r{' ' * 80}\r{logged}"
    text += "".join(f"\r{meter(n, 2000, n * 1.26)}" for n in range(1000, 2001)) + f"\r{' ' * 80}\r"
    progress = read(text + ended("2520", "0.7937"), closed=False)
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit, progress.inferred) == ("transformers", "optimizer_step", False)


def test_floats_in_the_last_line() -> None:
    """4.x printed bare floats, with so few digits that the product is off by some steps: the bar knows better."""
    end = "{'train_runtime': 36000.1234, 'train_steps_per_second': 0.056, 'train_loss': 4.477, 'epoch': 0.8}\n"
    assert figures(read(loop(2000, pace=18) + end)) == (2000, 2000, 0, True)


def test_floats_say_nothing_of_a_resumed_run() -> None:
    """4.x divided the steps of the whole run by the time of this session, so there the rates are all there is."""
    end = "{'train_runtime': 1262.0, 'train_steps_per_second': 1.585, 'epoch': 0.8}\n"
    progress = read(resumed(1000, 2000, 2000) + LOGGED_BY_4 + end)
    assert figures(progress) == (1000, 2000, 1000, True)
    assert progress.inferred
    end = end.replace("1.585", "0.792")
    progress = read(resumed(1000, 2000, 2000) + LOGGED_BY_4 + end)
    assert figures(progress) == (1000, 2000, 1000, True)
    assert not progress.inferred


def test_stopped_early() -> None:
    """Early stopping ends a training before its total, and the last line still ends it."""
    assert figures(read(loop(2000, last=800) + LOGGED + ended("1008", "0.7937"))) == (800, 2000, 0, True)


def test_a_resumed_run_is_inferred_while_it_goes_on() -> None:
    """Nobody does a thousand steps in two seconds and then one a second: they were done before."""
    progress = read(resumed(1000, 2000, 1500) + LOGGED)
    assert figures(progress) == (500, 2000, 1000, False)
    assert progress.inferred


def test_a_resumed_run_with_rates_alone() -> None:
    """Where the elapsed times are too short to tell, the printed rates do."""
    progress = read(resumed(1000, 2000, 1010, pace=0.1, skipping=0.4) + LOGGED)
    assert figures(progress) == (10, 2000, 1000, False)


def test_the_last_line_decides_for_a_resumed_run() -> None:
    """The last line counts only this session's steps."""
    progress = read(resumed(1000, 2000, 2000) + LOGGED + ended("1262", "0.7924"))
    assert figures(progress) == (1000, 2000, 1000, True)
    assert not progress.inferred


def test_the_last_line_decides_against_the_rates() -> None:
    """A run that began fast is no resumed one, if the last line has all its steps."""
    progress = read(resumed(1000, 2000, 2000) + LOGGED + ended("1262", "1.585"))
    assert figures(progress) == (2000, 2000, 0, True)


def test_the_last_line_decides_for_a_slow_beginning() -> None:
    """Where skipping was slow the rates show nothing, but the last line does."""
    progress = read(resumed(1000, 2000, 2000, skipping=900) + LOGGED)
    assert (progress.offset, progress.inferred) == (0, False)
    progress = read(resumed(1000, 2000, 2000, skipping=900) + LOGGED + ended("2160", "0.463"))
    assert figures(progress) == (1000, 2000, 1000, True)


@pytest.mark.parametrize("runtime", ["1.2.3", "0", "1e3"])
def test_a_last_line_that_is_odd(runtime: str) -> None:
    """Figures that are none still are the last line's."""
    assert read(loop(40) + LOGGED + ended(runtime, "0.04")).finished is True


def test_evaluation_is_no_training() -> None:
    """Bars of an evaluation are drawn below the training's, and may be longer."""
    below = "".join(f"\n\r{meter(n, 5000, n / 10)}{UP}" for n in range(0, 5001, 100)) + f"\n\r{' ' * 80}{UP}\r"
    text = loop(2000, last=500, closed=False) + below
    text += "{'eval_loss': '4.477', 'eval_runtime': '0.0607', 'epoch': '0.4'}\n"
    assert figures(read(text + f"\r{meter(500, 2000, 630)}")) == (500, 2000, 0, False)


def test_an_evaluation_of_the_same_length() -> None:
    """A bar below another is another bar, though all its numbers are the same."""
    below = "".join(f"\n\r{meter(n, 2000, n / 10)}{UP}" for n in range(0, 2001, 10))
    text = loop(2000, last=500, closed=False) + below + LOGGED + f"\r{meter(501, 2000, 900)}"
    assert figures(read(text)) == (501, 2000, 0, False)


def test_shorter_bars_are_no_training() -> None:
    """Without terminal codes the largest total tells the training's bar."""
    text = loop(2000, last=500, closed=False) + "\n" + loop(30) + loop(1, prefix="Writing model shards") + LOGGED
    assert figures(read(text + f"\r{meter(501, 2000, 900)}")) == (501, 2000, 0, False)


def test_the_header_tells_the_bar() -> None:
    """With the header the training's bar is known by its total, however long others are."""
    header = "***** Running training *****\n  Num examples = 1,000\n  Total optimization steps = 2,000\n"
    text = header + loop(9000, pace=0.01) + loop(2000, last=12) + LOGGED
    assert figures(read(text)) == (12, 2000, 0, False)


def test_a_crash() -> None:
    """The bar's last steps count, and the training has not ended."""
    text = loop(2000, last=500, closed=False) + LOGGED + TRACEBACK + f"\r{meter(503, 2000, 630)}\n"
    assert figures(read(text)) == (503, 2000, 0, False)


def test_a_bar_alone_may_be_anybodys() -> None:
    """Before the first log nothing tells that it is the Trainer, but steps are counted."""
    progress = read(loop(2000, last=5, closed=False), closed=False)
    assert (progress.trainer, progress.steps) == ("tqdm", 5)
    assert read(loop(2000, last=5, closed=False), "transformers").steps == 5


@pytest.mark.parametrize("header", ["", "  Total optimization steps = 40\n"])
def test_without_bars_no_step_is_known(header: str) -> None:
    """With disable_tqdm only the end shows, and the header's total."""
    progress = read(header + LOGGED + ended("5.192", "7.704"))
    assert figures(progress) == (None, 40 if header else None, 0, True)


def test_the_end_by_other_words() -> None:
    """The Trainer says good-bye in words, too."""
    assert read(LOGGED + "Training completed. Do not forget to share your model on huggingface.co/models =)\n").finished


def test_a_run_again_after_its_end() -> None:
    """A second training in the same console is one more, and its end is open."""
    once = loop(40) + LOGGED + ended("50.4", "0.794")
    assert figures(read(once + loop(40, last=12))) == (52, 80, 0, False)
    assert figures(read(once + once)) == (80, 80, 0, True)


def test_the_bar_of_the_notebook() -> None:
    """Unsloth and notebooks print another bar, and a banner with the total."""
    banner = "   \\\\   /|    Num examples = 467 | Num Epochs = 5 | Total steps = 290\n"
    text = banner + "[ 2/290 : < :, Epoch 0.01/5]\n[ 22/290 02:50 < 38:04, 0.12 it/s, Epoch 0.36/5]\n"
    progress = read(text)
    assert figures(progress) == (22, 290, 0, False)
    assert progress.trainer == "transformers"
    assert read(banner).total is None


def test_the_notebook_may_not_know_its_rate() -> None:
    """At the first step the notebook may print that it is infinitely fast."""
    text = "[  1/290 00:00 < ?, +inf it/s, Epoch 0.01/5]\n[290/290 30:00 < 00:00, 0.16 it/s, Epoch 5/5]\n"
    assert figures(read(text + ended("1800", "0.161"))) == (290, 290, 0, True)

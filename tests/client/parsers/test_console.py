"""A console with its streams, its pauses, and what the caller knows better."""

from __future__ import annotations

from typing import Any

import pytest

from training_energy_client.parsers import PARSERS, Console, Progress

from .consoles import UP, figures, loop, meter, read

STEPS: dict[str, Any] = {"prefix": "steps", "postfix": "avr_loss=0.1"}


def test_nothing_is_known_of_nothing() -> None:
    """An empty console says nothing."""
    assert read(b"") == Progress()
    assert read(b"", closed=False) == Progress()


@pytest.mark.parametrize("parser", PARSERS)
def test_a_parser_asked_for_is_the_one(parser: str) -> None:
    """Who names a parser gets that one, also before anything is seen."""
    progress = read(b"", parser)
    assert (progress.trainer, progress.steps) == (parser, None)


def test_an_unknown_parser_is_refused() -> None:
    """A misspelled name is an error at once, with the names that there are."""
    with pytest.raises(ValueError, match="no parser 'khoya': it is auto, none, or one of kohya, diffusers"):
        Console("khoya")


def test_a_parser_asked_for_sees_no_other_bar() -> None:
    """Who asks for one program's bar doesn't get another's."""
    assert read(loop(20, prefix="Steps"), "kohya").steps is None
    assert read(loop(20, prefix="Steps"), "tqdm").steps == 20


def test_streams_have_their_own_lines() -> None:
    """Pieces of two streams come mixed, and each goes on where it was."""
    console = Console()
    bar = meter(240, 2000, 302, **STEPS).encode()
    console.feed(bar[:20], stream=2)
    console.feed(b"a log that is no", stream=1)
    console.feed(bar[20:] + b"\r", stream=2)
    console.feed(b"t ended\n", stream=1)
    console.close()
    assert console.progress.steps == 240


def test_a_pause_shows_the_line_that_is_not_ended() -> None:
    """Tqdm ends a bar only as it draws the next, so a slow one is read while it stands there."""
    console = Console()
    console.feed(f"\r{meter(1, 2000, 2, **STEPS)}\r{meter(2, 2000, 4, **STEPS)}".encode())
    assert console.progress.steps == 1
    console.idle()
    assert console.progress.steps == 2
    console.feed(b"a log\n", stream=2)
    console.feed(b" and a word")
    assert console.progress.steps == 2
    console.feed(f"\r{meter(3, 2000, 6, **STEPS)}\r".encode())
    console.idle()
    assert console.progress.steps == 3


def test_a_pause_counts_nothing_twice() -> None:
    """What was seen in a pause is seen again once its line is ended, and counts once."""
    console = Console()
    console.feed(("\r" + meter(0, 20, 0, **STEPS)).encode())
    for n in range(1, 21):
        console.idle()
        console.idle()
        assert console.progress.steps == n - 1
        console.feed(("\r" + meter(n, 20, n, **STEPS)).encode())
    console.close()
    assert figures(console.progress) == (20, 20, 0, False)


def test_the_general_reader_makes_way_for_a_better_one() -> None:
    """What a program does before its training counts no longer once its own bar is there, from its first step on."""
    console = Console()
    console.feed(loop(300, pace=0.1).encode())
    assert (console.progress.trainer, console.progress.steps) == ("tqdm", 300)
    console.feed(loop(2000, first=5, last=12, prefix="Steps").encode())
    assert (console.progress.trainer, console.progress.steps, console.progress.offset) == ("diffusers", 7, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (loop(2000, last=300, **STEPS), (300, 2500, 500, False)),
        (loop(2000, first=600, last=800, prefix="Steps"), (300, 2000, 500, False)),
        (loop(1500, last=300, prefix="train"), (300, 2000, 500, False)),
        (loop(2000, first=600, last=800, prefix="train"), (300, 2000, 500, False)),
        (loop(2000, last=300, prefix="Epoch 1") + "`Trainer.fit` stopped: ", (1800, None, 500, True)),
        (loop(None, last=300, prefix="train"), (300, None, 500, False)),
        ("nothing", (None, None, 500, False)),
    ],
    ids=["a bar from 0", "a resumed bar", "a bar of the rest", "any bar", "an absolute count", "no total", "nothing"],
)
def test_the_first_step_may_be_given(text: str, expected: tuple[int | None, int | None, int, bool]) -> None:
    """Who knows where the training was resumed says so, and steps and total follow."""
    progress = read(text, start_step=500)
    assert figures(progress) == expected
    assert not progress.inferred


def test_a_total_may_be_given() -> None:
    """Who knows the total says so, and it stands, whatever a bar shows."""
    assert read(loop(2000, last=300, **STEPS), total_steps=100).total == 100
    assert read(b"", total_steps=100).total == 100


def test_a_line_feed_below_a_bar_is_no_end() -> None:
    """A bar makes place for another below it with a line feed, which doesn't close it."""
    text = loop(20, prefix="train") + f"\r{meter(0, 3, 0, prefix='val')}{UP}"
    assert read(text).finished is False
    assert read(text + f"\r{meter(20, 20, 20, prefix='train')}\n").finished is True


def test_a_steady_program_after_its_training() -> None:
    """What a program prints after its training says nothing against its end."""
    assert read(loop(20, prefix="train") + "uploading\n" + loop(3, prefix="Uploading")).finished is True

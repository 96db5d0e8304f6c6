"""The console of sd-scripts, of the programs around it, and of its nodes in ComfyUI."""

from __future__ import annotations

from typing import Any

from training_energy_client.parsers import Console

from .consoles import TRACEBACK, figures, loop, meter, read

HEADER = (
    "running training / 学習開始\n"
    "  num epochs / epoch数: 2\n"
    "  gradient accumulation steps / 勾配を合計するステップ数 = 1\n"
    "  total optimization steps / 学習ステップ数: 2000\n"
)
BAR: dict[str, Any] = {"prefix": "steps", "postfix": "avr_loss=0.0914"}


def test_a_run_to_the_end() -> None:
    """Two thousand steps, and the words that follow the last save."""
    text = HEADER + loop(2000, closed=False, **BAR) + "\nsaving checkpoint: out.safetensors\nmodel saved.\n"
    progress = read(text)
    assert figures(progress) == (2000, 2000, 0, True)
    assert (progress.trainer, progress.unit) == ("kohya", "optimizer_step")


def test_the_last_step_is_not_the_end() -> None:
    """While the last save is written, the bar has been at its end for long."""
    text = HEADER + loop(2000, closed=False, **BAR) + "\nsaving checkpoint: out.safetensors\n"
    assert figures(read(text)) == (2000, 2000, 0, False)


def test_killed_before_the_last_save() -> None:
    """A bar at its end, and nothing after it, is a training that lost its last save."""
    assert figures(read(HEADER + loop(2000, **BAR))) == (2000, 2000, 0, False)


def test_a_bar_closed_after_the_last_save_is_the_end() -> None:
    """Older versions say nothing, but tqdm closes the bar as the program exits."""
    text = HEADER + loop(2000, closed=False, **BAR) + "\nsaving checkpoint: out.safetensors\n"
    assert figures(read(f"{text}\r{meter(2000, 2000, 2520, **BAR)}\n")) == (2000, 2000, 0, True)


def test_a_save_on_the_way_is_no_last_one() -> None:
    """A checkpoint in the middle says nothing about the end."""
    half = loop(2000, last=1000, closed=False, **BAR)
    text = HEADER + half + "\nsaving checkpoint: out-000001.safetensors\n"
    rest = "".join("\r" + meter(n, 2000, n * 1.26, **BAR) for n in range(1001, 2001))
    assert figures(read(f"{text}{rest}\n")) == (2000, 2000, 0, False)


def test_a_resumed_run_begins_at_zero() -> None:
    """sd-scripts trains all steps again when resumed, and its bar says so."""
    text = "INFO     resume training from local state: out-state\n" + HEADER + loop(2000, last=300, **BAR)
    assert figures(read(text)) == (300, 2000, 0, False)


def test_the_header_tells_the_total() -> None:
    """Where what is skipped shortens the bar, the header knows the whole."""
    assert figures(read(HEADER + loop(1988, last=100, **BAR))) == (100, 2000, 0, False)


def test_the_header_tells_the_total_before_the_first_bar() -> None:
    """Models load for minutes after the header, and the total is known by then."""
    progress = read(HEADER, closed=False)
    assert (progress.steps, progress.total, progress.trainer) == (None, 2000, "kohya")


def test_the_header_may_be_garbled() -> None:
    """A console that can't show Japanese prints something else in its place."""
    header = HEADER.encode("cp932")
    assert read(header + loop(1988, last=10, **BAR).encode()).total == 2000


def test_a_fork_may_begin_where_it_was_resumed() -> None:
    """A bar whose first drawing isn't at 0 began there, and one that nobody saw begin at 0."""
    assert figures(read(loop(2000, first=500, last=700, **BAR))) == (200, 2000, 500, False)
    assert figures(read("\r" + meter(700, 2000, 882, **BAR))) == (700, 2000, 0, False)


def test_the_header_may_come_late() -> None:
    """A pipe holds standard output back for a while: the header may come after the first bars."""
    console = Console()
    console.feed(loop(1988, last=10, closed=False, **BAR).encode(), stream=2)
    console.feed(HEADER.encode(), stream=1)
    console.idle()
    assert figures(console.progress) == (10, 2000, 0, False)


def test_caching_latents_is_no_training() -> None:
    """Bars without description come before the header while latents are cached."""
    caching = "caching latents...\n" + loop(5000, pace=0.01)
    assert read(caching + HEADER, closed=False).steps is None
    assert figures(read(caching + HEADER + loop(2000, last=12, **BAR))) == (12, 2000, 0, False)


def test_validation_is_no_training() -> None:
    """The bars of a validation have other names, and count other steps."""
    validation = loop(3000, prefix="validation steps", pace=0.1) + loop(3000, prefix="epoch validation steps", pace=0.1)
    text = HEADER + loop(2000, last=50, closed=False, **BAR) + "\n" + validation
    assert figures(read(text)) == (50, 2000, 0, False)


def test_the_norms_of_keys_may_come_first() -> None:
    """With scaled weights the bar shows more before its loss."""
    kind: dict[str, Any] = {**BAR, "postfix": "Keys Scaled=12, Average key norm=0.231, avr_loss=0.0914", "ncols": 140}
    assert figures(read(HEADER + loop(2000, last=7, **kind))) == (7, 2000, 0, False)


def test_a_crash_glued_to_the_bar() -> None:
    """A traceback follows the bar in the same line, and a last bar follows the traceback."""
    text = HEADER + loop(2000, last=240, closed=False, **BAR) + TRACEBACK + f"\r{meter(243, 2000, 303, **BAR)}\n"
    assert figures(read(text)) == (243, 2000, 0, False)


def test_a_crash_in_the_last_save() -> None:
    """A full disk at the very end is no good end, though tqdm closes the bar at its total."""
    text = HEADER + loop(2000, closed=False, **BAR) + "\nsaving checkpoint: out.safetensors\n" + TRACEBACK
    assert figures(read(f"{text}\r{meter(2000, 2000, 2520, **BAR)}\n")) == (2000, 2000, 0, False)


def test_more_steps_than_expected() -> None:
    """Beyond its total tqdm draws no bar any more, only the count."""
    text = HEADER + loop(2000, closed=False, **BAR) + f"\r{meter(2003, 2000, 2523, **BAR)}"
    assert figures(read(text)) == (2003, 2003, 0, False)


def test_a_line_of_an_issue() -> None:
    """Bars that people posted, with hours beyond a day and ASCII for blocks."""
    line = "steps:   0%|▏        | 575/115000 [08:41<28:49:59,  1.10it/s, avr_loss=1]"
    assert figures(read(line)) == (575, 115000, 0, False)
    line = "steps:  30%|####9    | 240/800 [01:02<02:26,  3.83it/s, avr_loss=0]"
    assert figures(read(line)) == (240, 800, 0, False)


def test_a_second_training_in_one_console_adds_up() -> None:
    """A loop in a shell that trains twice did the steps of both."""
    once = HEADER + loop(2000, closed=False, **BAR) + "\nsaving checkpoint: out.safetensors\nmodel saved.\n"
    assert figures(read(once + loop(2000, last=500, **BAR))) == (2500, 4000, 0, False)
    assert figures(read(once + once)) == (4000, 4000, 0, True)

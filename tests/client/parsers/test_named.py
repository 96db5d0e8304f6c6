"""The programs whose bar has a name of its own and that resume it where they stopped."""

from __future__ import annotations

from typing import Any

import pytest

from .consoles import TRACEBACK, figures, loop, meter, read

HEADER = (
    "11/22/2026 21:16:30 - INFO - __main__ - ***** Running training *****\n"
    "11/22/2026 21:16:30 - INFO - __main__ -   Total optimization steps = 2000\n"
)
KINDS: dict[str, dict[str, Any]] = {
    "diffusers": {"prefix": "Steps", "postfix": "lr=0.0001, step_loss=0.0123"},
    "simpletuner": {"prefix": "Epoch 3/10, Steps", "postfix": "lr=0.0001, step_loss=0.0123"},
    "comfyui": {"prefix": "Training LoRA", "postfix": "loss=0.0914"},
}


@pytest.mark.parametrize("trainer", KINDS)
def test_a_run_to_the_end(trainer: str) -> None:
    """Two thousand steps, and a bar closed as the program exits."""
    progress = read(HEADER + loop(2000, **KINDS[trainer]))
    assert figures(progress) == (2000, 2000, 0, True)
    assert progress.trainer == trainer
    assert progress.unit == ("iteration" if trainer == "comfyui" else "optimizer_step")


@pytest.mark.parametrize("trainer", KINDS)
def test_a_run_that_goes_on(trainer: str) -> None:
    """A bar on its way is no end, nor is one at its end while the program still runs."""
    assert figures(read(loop(2000, last=240, closed=False, **KINDS[trainer]), closed=False)) == (240, 2000, 0, False)
    assert figures(read(loop(2000, **KINDS[trainer]), closed=False)) == (2000, 2000, 0, False)


@pytest.mark.parametrize("trainer", KINDS)
def test_killed_while_saving(trainer: str) -> None:
    """A bar that nobody closed belongs to a program that was killed."""
    assert figures(read(loop(2000, closed=False, **KINDS[trainer]))) == (2000, 2000, 0, False)


@pytest.mark.parametrize("trainer", KINDS)
def test_a_crash(trainer: str) -> None:
    """A crash keeps the steps that the last bar shows after the traceback."""
    text = loop(2000, last=240, closed=False, **KINDS[trainer]) + TRACEBACK
    assert figures(read(f"{text}\r{meter(242, 2000, 305, **KINDS[trainer])}\n")) == (242, 2000, 0, False)


@pytest.mark.parametrize("trainer", KINDS)
def test_a_crash_after_the_last_step(trainer: str) -> None:
    """A bar that reaches its end only after the traceback has not ended well."""
    text = loop(2000, last=1998, closed=False, **KINDS[trainer]) + TRACEBACK
    assert figures(read(f"{text}\r{meter(2000, 2000, 2520, **KINDS[trainer])}\n")) == (2000, 2000, 0, False)


@pytest.mark.parametrize("trainer", KINDS)
def test_a_traceback_that_the_training_survives(trainer: str) -> None:
    """What goes on after a logged exception, step by step, was not killed by it."""
    rest = "".join("\r" + meter(n, 2000, n * 1.26, **KINDS[trainer]) for n in range(241, 2001))
    text = loop(2000, last=240, closed=False, **KINDS[trainer]) + TRACEBACK + rest + "\n"
    assert figures(read(text)) == (2000, 2000, 0, True)


@pytest.mark.parametrize("trainer", ["diffusers", "simpletuner"])
def test_a_resumed_run(trainer: str) -> None:
    """The first bar shows where the run was resumed, and only what follows are steps of this session."""
    text = "Resuming from checkpoint checkpoint-1500\n" + loop(2000, first=1500, **KINDS[trainer])
    assert figures(read(text)) == (500, 2000, 1500, True)


@pytest.mark.parametrize("trainer", ["diffusers", "simpletuner"])
def test_a_resumed_run_that_crashed(trainer: str) -> None:
    """A crash soon after resuming leaves few steps, not those of the checkpoint."""
    text = loop(2000, first=1500, last=1503, closed=False, **KINDS[trainer]) + TRACEBACK
    assert figures(read(text)) == (3, 2000, 1500, False)


def test_an_elastic_restart_adds_up() -> None:
    """Steps done twice, before a crash and after it from the last checkpoint, were both paid for."""
    text = loop(2000, last=1200, closed=False, **KINDS["diffusers"]) + TRACEBACK
    text += loop(2000, first=1000, **KINDS["diffusers"])
    assert figures(read(text)) == (2200, 2200, 0, True)


def test_older_resuming_counts_what_remains() -> None:
    """A bar over what remains, with the whole in the header, began where the checkpoint was."""
    text = HEADER + "Resuming from checkpoint checkpoint-1500\n" + loop(500, last=20, **KINDS["diffusers"])
    assert figures(read(text)) == (20, 2000, 1500, False)


def test_the_last_save_is_an_end() -> None:
    """The last weights are saved elsewhere than a checkpoint's."""
    text = loop(2000, closed=False, **KINDS["diffusers"])
    saved = "11/22/2026 21:16:34 - INFO - diffusers - Model weights saved in out{}/pytorch_lora_weights.safetensors\n"
    assert read(text + saved.format("/checkpoint-2000"), closed=False).finished is False
    assert read(text + saved.format(""), closed=False).finished is True


def test_a_save_before_the_last_step_is_no_end() -> None:
    """Weights saved on the way say nothing about the end."""
    text = loop(2000, last=500, closed=False, **KINDS["diffusers"]) + "Model weights saved in out\n"
    assert read(text).finished is False


def test_images_for_validation_are_no_training() -> None:
    """A pipeline that draws images shows bars without description, and parts that load."""
    images = loop(7, prefix="Loading pipeline components...", pace=0.1) + loop(5000, pace=0.1)
    text = loop(2000, last=500, closed=False, **KINDS["diffusers"]) + "\n" + images
    assert figures(read(text)) == (500, 2000, 0, False)


def test_simpletuner_names_its_bar_anew_in_each_epoch() -> None:
    """The bar goes on while its description counts epochs, with and without a comma."""
    text = "\r" + meter(0, 30, 0, prefix="Epoch 1/3 Steps")
    for n in range(1, 31):
        text += "\r" + meter(n, 30, n, prefix=f"Epoch {(n - 1) // 10 + 1}/3, Steps", postfix="lr=0.0001")
    assert figures(read(text + "\n")) == (30, 30, 0, True)


def test_comfyui_tells_when_the_prompt_is_done() -> None:
    """The server goes on after a training, so its own words are the end."""
    text = loop(2000, **KINDS["comfyui"])
    assert read(text + "Prompt executed in 00:42:01\n", closed=False).finished is True
    assert read("Prompt executed in 12.3 seconds\n" + text, closed=False).finished is False


def test_comfyui_interrupted_was_stopped() -> None:
    """Who presses cancel in ComfyUI stops the training by hand."""
    progress = read(loop(2000, last=12, closed=False, **KINDS["comfyui"]) + "Processing interrupted\n")
    assert (progress.stopped, progress.finished) == (True, False)

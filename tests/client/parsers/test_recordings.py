"""The recorded consoles of real trainings, and what was to be read in them."""

from __future__ import annotations

import pytest

from training_energy_client.parsers import Progress, parse

from .consoles import RECORDED, read

EXPECTED = {
    "acc.pipe": Progress(30, 30, finished=True, trainer="diffusers", unit="optimizer_step"),
    "acc.pty": Progress(30, 30, finished=True, trainer="diffusers", unit="optimizer_step"),
    "hf_notqdm.pipe": Progress(None, None, finished=True, trainer="transformers", unit="optimizer_step"),
    "hf_trainer.pipe": Progress(40, 40, finished=True, trainer="transformers", unit="optimizer_step"),
    "hf_trainer.pty": Progress(40, 40, finished=True, trainer="transformers", unit="optimizer_step"),
    "ker.pipe": Progress(80, 80, finished=True, trainer="keras", unit="batch"),
    "ker.pty": Progress(80, 80, finished=True, trainer="keras", unit="batch"),
    "kohya.pipe": Progress(40, 40, finished=True, trainer="kohya", unit="optimizer_step"),
    "kohya.pty": Progress(40, 40, finished=True, trainer="kohya", unit="optimizer_step"),
    "kohya_crash.pipe": Progress(13, 40, finished=False, trainer="kohya", unit="optimizer_step"),
    "kohya_crash.pty": Progress(13, 40, finished=False, trainer="kohya", unit="optimizer_step"),
    "ot.pipe": Progress(24, 24, finished=True, trainer="onetrainer", unit="batch"),
    "pl.pipe": Progress(40, 40, finished=True, trainer="lightning", unit="batch"),
    "pl.pty": Progress(40, 40, finished=True, trainer="lightning", unit="batch"),
    "pltqdm.pty": Progress(40, 40, finished=True, trainer="lightning", unit="batch"),
}


def test_every_recording_is_expected() -> None:
    """No recording lies there that nobody reads."""
    assert {path.name for path in RECORDED.glob("*.bin")} == {f"{name}.bin" for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_recording_is_read_in_full(name: str) -> None:
    """Each recording gives the figures that are known of it."""
    assert read((RECORDED / f"{name}.bin").read_bytes()) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_parser_asked_for_reads_like_the_one_found(name: str) -> None:
    """To name the program by hand changes nothing where it is found anyway."""
    assert parse(str(RECORDED / f"{name}.bin"), EXPECTED[name].trainer or "")["steps"] == EXPECTED[name].steps


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7])
def test_a_recording_cut_off_is_not_finished(name: str, part: float) -> None:
    """A training that was killed in the middle has not ended by itself."""
    data = (RECORDED / f"{name}.bin").read_bytes()
    progress = read(data[: int(len(data) * part)])
    assert not progress.finished
    assert progress.steps is None or progress.steps <= (EXPECTED[name].steps or 0)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_traceback_after_the_end_is_no_good_end(name: str) -> None:
    """What died while it tidied up has not ended well, whatever its bar says."""
    data = (RECORDED / f"{name}.bin").read_bytes()
    progress = read(data + b"Traceback (most recent call last):\nRuntimeError: no space left\n")
    assert not progress.finished
    assert progress.steps == EXPECTED[name].steps


@pytest.mark.parametrize("name", [name for name in EXPECTED if "crash" not in name])
def test_a_harmless_traceback_at_exit_changes_nothing(name: str) -> None:
    """Python reports what goes wrong while it tidies up as ignored: the training had ended by then."""
    data = (RECORDED / f"{name}.bin").read_bytes()
    tidying = b"Exception ignored in: <function tqdm.__del__ at 0x7f>\nTraceback (most recent call last):\n  ...\n"
    assert read(data + tidying) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("parser", ["none", "auto"])
def test_a_deaf_console_says_nothing(name: str, parser: str) -> None:
    """With the parser none nothing is read at all."""
    data = (RECORDED / f"{name}.bin").read_bytes()
    expected = Progress() if parser == "none" else EXPECTED[name]
    assert read(data, parser) == expected

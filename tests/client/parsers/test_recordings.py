"""Consoles that real programs have printed, whole and in pieces."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings, strategies as st
import pytest

from training_energy_client.parsers import Console, Progress
from training_energy_client.parsers.recorded import parse

CONSOLES = Path(__file__).parents[1] / "consoles"

# steps, total, whether it finished, and who it was
EXPECTED: dict[str, tuple[int | None, int | None, bool, str]] = {
    "acc.pipe": (30, 30, True, "diffusers"),
    "acc.pty": (30, 30, True, "diffusers"),
    "hf_notqdm.pipe": (None, None, True, "transformers"),
    "hf_trainer.pipe": (40, 40, True, "transformers"),
    "hf_trainer.pty": (40, 40, True, "transformers"),
    "ker.pipe": (80, 80, True, "keras"),
    "ker.pty": (80, 80, True, "keras"),
    "kohya.pipe": (40, 40, True, "kohya"),
    "kohya.pty": (40, 40, True, "kohya"),
    "kohya_crash.pipe": (13, 40, False, "kohya"),
    "kohya_crash.pty": (13, 40, False, "kohya"),
    "ot.pipe": (24, 24, True, "onetrainer"),
    "pl.pipe": (40, 40, True, "lightning"),
    "pl.pty": (40, 40, True, "lightning"),
    "pltqdm.pty": (40, 40, True, "lightning"),
}
NAMES = pytest.mark.parametrize("name", EXPECTED)


def recorded(name: str) -> bytes:
    """Return what was printed."""
    return (CONSOLES / f"{name}.bin").read_bytes()


def of(*pieces: bytes, idle: bool = False) -> Progress:
    """Return what is known when some pieces were printed, and nothing more will be."""
    console = Console()
    for piece in pieces:
        console.feed(piece)
        if idle:
            console.idle()
    console.close()
    return console.progress


def test_all_recordings_are_expected_to_say_something() -> None:
    """None lies there for nothing."""
    assert {path.stem for path in CONSOLES.glob("*.bin")} == set(EXPECTED)


@NAMES
def test_a_recording(name: str) -> None:
    """Says what really happened."""
    found = parse(str(CONSOLES / f"{name}.bin"))
    steps, total, finished, trainer = EXPECTED[name]
    assert (found["steps"], found["total"], found["finished"], found["trainer"]) == (steps, total, finished, trainer)
    assert (found["offset"], found["inferred"], found["stopped"]) == (0, False, False)


@NAMES
@pytest.mark.parametrize("idle", [False, True], ids=["at once", "with a pause after each"])
def test_a_recording_byte_by_byte(name: str, idle: bool) -> None:  # noqa: FBT001  a case
    """Says the same: a sign of three bytes may come in three pieces, and a bar stands there half drawn."""
    data = recorded(name)
    assert of(*(data[at : at + 1] for at in range(len(data))), idle=idle) == of(data)


@NAMES
@settings(max_examples=20, deadline=None)
@given(cuts=st.lists(st.integers(0, 10_000), max_size=8), idle=st.booleans())
def test_a_recording_in_any_pieces(name: str, cuts: list[int], idle: bool) -> None:  # noqa: FBT001  a case
    """Says the same."""
    data = recorded(name)
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    assert of(*(data[a:b] for a, b in zip(places, places[1:])), idle=idle) == of(data)


@NAMES
def test_a_recording_that_breaks_off(name: str) -> None:
    """Has not finished before its end, and never goes back."""
    data = recorded(name)
    console, steps = Console(), 0
    for line in data.replace(b"\n", b"\r").split(b"\r"):
        console.feed(line + b"\r")
        now = console.progress.steps or 0
        assert now >= steps
        steps = now
    half = of(data[: len(data) // 3])
    assert not half.finished


@settings(max_examples=200, deadline=None)
@given(
    data=st.lists(
        st.one_of(st.binary(max_size=80), st.sampled_from([b"\r", b"\n", b"%|", b"| 3/9 [00:01<00:02, 1.0it/s]"]))
    )
)
def test_anything_may_be_printed(data: list[bytes]) -> None:
    """Nothing of it raises, and what is made of it can be."""
    progress = of(*data)
    assert progress.steps is None or progress.steps >= 0
    assert progress.offset >= 0


def test_streams_do_not_mix() -> None:
    """A bar on one and words on the other may come in any pieces."""
    console = Console()
    console.feed(b"\rsteps:  50%|#####     | 5/1", 2)
    console.feed(b"saving\n", 1)
    console.feed(b"0 [00:05<00:05,  1.00it/s]", 2)
    console.close()
    assert (console.progress.steps, console.progress.total) == (5, 10)

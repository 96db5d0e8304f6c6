"""Consoles as trainers print them, from tqdm's own formatter: no test waits for a step."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm  # type: ignore[import-untyped] # its stubs are a package of their own

from training_energy_client.parsers import Console, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORDED = Path(__file__).parents[1] / "consoles"
TRACEBACK = (
    "Traceback (most recent call last):\n"
    '  File "train.py", line 5, in <module>\n'
    '    raise RuntimeError("CUDA error: out of memory")\n'
    "RuntimeError: CUDA error: out of memory\n"
)
UP = "\x1b[A"


def meter(n: int, total: int | None, elapsed: float, **kind: object) -> str:
    """Draw a bar once."""
    kind.setdefault("ncols", 100)
    return str(tqdm.format_meter(n, total, elapsed, **kind))


def loop(
    total: int | None,
    *,
    first: int = 0,
    last: int | None = None,
    pace: float = 1.26,
    closed: bool = True,
    **kind: object,
) -> str:
    """Draw a bar from its first step (where it was resumed) to the last; a closed one ends its line.

    A long one leaves steps out, as tqdm does when they are faster than it draws.
    """
    last = total or 0 if last is None else last
    steps = [*range(first + 1, last, max(1, (last - first) // 200)), last] if last > first else []
    drawn = [meter(first, total, 0, initial=first, **kind)]
    drawn += [meter(n, total, (n - first) * pace, initial=first, **{"rate": 1 / pace, **kind}) for n in steps]
    return "".join(f"\r{each}" for each in drawn) + (f"\r{drawn[-1]}\n" if closed else "")


def read(
    text: str | bytes,
    parser: str = "auto",
    *,
    start_step: int | None = None,
    total_steps: int | None = None,
    closed: bool = True,
) -> Progress:
    """Give what a console says in the end, or while it goes on."""
    console = Console(parser, start_step=start_step, total_steps=total_steps)
    console.feed(text.encode() if isinstance(text, str) else text)
    if closed:
        console.close()
    else:
        console.idle()
    return console.progress


def figures(progress: Progress) -> tuple[int | None, int | None, int, bool]:
    """Give steps, total, offset and finished: what most tests ask for."""
    steps, total, offset, finished = astuple(progress)[:4]
    return steps, total, offset, finished


def in_pieces(data: bytes, cuts: Iterable[int], idle: Iterable[bool]) -> Progress:
    """Give what a console says whose bytes came in pieces, with pauses between some of them."""
    console = Console()
    begin = 0
    for cut, pause in zip(sorted(cuts), idle):
        console.feed(data[begin:cut])
        begin = cut
        if pause:
            console.idle()
            assert console.progress.trainer in (None, console.progress.trainer)
    console.feed(data[begin:])
    console.close()
    return console.progress

"""How much work a console makes: little for plain logs, and never much more for one that is made to hurt."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

from training_energy_client import parsers
from training_energy_client.parsers import Console
from training_energy_client.parsers.lines import LIMIT

from .consoles import meter, read

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parser of patterns is Python's own; it moved with 3.11.
SRE: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
MODULES = [
    importlib.import_module(f"{parsers.__name__}.{each.name}") for each in pkgutil.iter_modules(parsers.__path__)
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}
# Each of these ends at a character that begins it again, so all of its matches together pass over a line once.
ENDLESS = {"frames._ESCAPES": 3}
HURTING = {
    "percents": "%|",
    "percents with a digit": "1%|",
    "bars without an end": "12%|█| 1/2 [00:00<00:00, 1it/s, ",
    "bars without a rate": "12%|█| 1/2 [00:00<00:00, ",
    "digits": "1",
    "digits with dots": "1.",
    "counts": "1it [",
    "spaces": " ",
    "bars of spaces": "|      ",
    "colons": "a:",
    "epochs of Rich": "Epoch 1/1 ",
    "lines of Rich": "━",
    "an epoch and a line of Rich": "Epoch 1/1 ━━━━━ ",
    "bars of Keras": "1/40 ━━━━━━━━━━━━━━━━━━━━━━ ",
    "bars of older Keras": "1/40 [==========================",
    "bars of the notebook": "[ 1/2 00:00 < 00:00, 1 it/s, Epoch ",
    "dictionaries": "{'loss': ",
    "dictionaries with an epoch": "{'x': 'epoch'",
    "runtimes": "'train_runtime': 1e",
    "totals": "total optimization steps",
    "banners": "Running job: ",
    "checkpoints": "Resuming from checkpoint ",
    "saves": "weights saved in ",
    "escapes": "\x1b[",
    "escapes with digits": "\x1b[0;",
    "titles": "\x1b]0;",
    "backspaces": "\b",
}
# What makes a line be read at all.
WANTED = "it/s <:00<0 ━ • , Epoch Unknown train_runtime total optimization steps Running job Resuming weights saved in "


def repeats(pattern: str, flags: int = 0) -> Iterator[int]:
    """Give how often each repetition of a pattern may repeat."""
    todo: list[Any] = [SRE.parse(pattern, flags)]
    while todo:
        for code, argument in todo.pop().data:
            if code in (SRE.MAX_REPEAT, SRE.MIN_REPEAT):
                yield int(argument[1])
                todo.append(argument[2])
            elif code is SRE.SUBPATTERN:
                todo.append(argument[3])
            elif code is SRE.BRANCH:
                todo.extend(argument[1])
            elif code in (SRE.ASSERT, SRE.ASSERT_NOT):
                todo.append(argument[1])


def work(text: str) -> float:
    """Measure what it takes to read a line of 64 kB made of a text over and over."""
    data = (WANTED + text * LIMIT)[:LIMIT].encode()[:LIMIT] + b"\n"
    begin = process_time()
    read(data)
    return process_time() - begin


@pytest.mark.parametrize("name", PATTERNS)
def test_each_repetition_is_bounded(name: str) -> None:
    """A pattern without an end is how a line made to hurt would take hours."""
    pattern = PATTERNS[name]
    text = pattern.pattern.decode() if isinstance(pattern.pattern, bytes) else pattern.pattern
    endless = [most for most in repeats(text, pattern.flags & re.IGNORECASE) if most > 4000]
    assert len(endless) == ENDLESS.get(name, 0)


@pytest.mark.parametrize("name", HURTING)
def test_a_line_made_to_hurt_is_no_more_work_than_bars(name: str) -> None:
    """Side by side with a line of the same length full of good bars, generously."""
    bars = min(work("\x07" + meter(240, 2000, 302, prefix="steps")) for _ in range(3))
    assert min(work(HURTING[name]) for _ in range(2)) < 20 * bars


def test_plain_logs_are_hardly_any_work() -> None:
    """Megabytes of logs are passed over without decoding them, far faster than as many bytes of bars."""
    log = b"2026-11-22 21:16:34,123 - INFO - loaded batch 12/345 from /srv/data/shard-00012.tar in 0.123 s\n"
    bar = b"\r" + meter(240, 2000, 302, prefix="steps").encode()
    costs = []
    for line in (log, bar):
        data = line * (1_000_000 // len(line))
        console = Console()
        begin = process_time()
        for start in range(0, len(data), 4096):
            console.feed(data[start : start + 4096])
        costs.append(process_time() - begin)
    assert costs[0] * 5 < costs[1]

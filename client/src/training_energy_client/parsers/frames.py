"""Read the progress bars of tqdm, Rich and Keras: one drawing of one, as a line has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import re

_COUNT = r"\d{1,15}(?:\.\d{1,9})?[kMGTPEZY]?"
_TIME = r"(?:\d{1,6}:)?\d{1,2}:\d{2}"

# tqdm's own format, with a bar or without (ncols=0). What stands before it is the description.
_BAR = re.compile(
    rf"(?<!\d)(?P<percent>\d{{1,3}})%(?:\|[^|\r\n]{{0,999}}\|)?\s{{0,9}}(?P<n>{_COUNT})/(?P<total>{_COUNT})\s{{1,9}}"
    rf"\[(?P<elapsed>{_TIME})<(?P<left>{_TIME}|\?),\s{{0,99}}(?P<rate>\d[\d.]{{0,15}}(?:e[+-]?\d{{1,3}})?[kMGTPEZY]?|\?)"
    rf"\s?(?P<unit>[^\s,\]]{{1,40}}/s|s/[^\s,\]]{{1,40}})(?:,\s(?P<postfix>[^\]]{{0,999}}))?\]"
)
# The same without a known end, or past it.
_OPEN_BAR = re.compile(
    rf"(?<![\d./])(?P<n>{_COUNT})(?P<unit>[A-Za-z]{{1,20}})\s\[(?P<elapsed>{_TIME}),\s{{0,99}}"
    rf"(?P<rate>\d[\d.]{{0,15}}(?:e[+-]?\d{{1,3}})?[kMGTPEZY]?|\?)\s?[^\s,\]]{{1,40}}(?:,\s(?P<postfix>[^\]]{{0,999}}))?\]"
)
# Transformers' bar in a notebook, which unsloth shows as well.
_NOTEBOOK = re.compile(
    rf"\[\s{{0,9}}(?P<n>\d{{1,15}})/(?P<total>\d{{1,15}})\s(?P<elapsed>{_TIME})\s<\s(?:{_TIME}|\?),\s"
    r"(?P<rate>[\d.]{1,15}|\?)\sit/s(?:,\sEpoch\s[\d.]{1,15}/[\d.]{1,15})?\]"
)
# Rich, as Lightning draws it: epochs from 0 on, of which the second number is the last.
_RICH = re.compile(
    r"Epoch (?P<epoch>\d{1,9})/(?P<last>\d{1,9}|-{1,2})\s{1,99}[━╸╺╾╼─ ]{0,999}"
    r"(?P<n>\d{1,15})/(?P<total>\d{1,15}|--)\s{1,9}(?:\d{1,6}:\d\d:\d\d|-:--:--)\s{1,9}•"
)
_KERAS = re.compile(
    r"^\s{0,99}(?P<n>\d{1,15})/(?P<total>\d{1,15}|Unknown)\s{1,9}(?:━|\[[=>.]{1,99}\]|-\s\d{1,9}[a-z]{1,2}\s-\s.{0,40}/step)"
)

_SCALES = {"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18, "Z": 1e21, "Y": 1e24}


@dataclass(frozen=True)
class Frame:
    """A drawing of a bar of tqdm: how many of how many, after how long (s), how fast (1/s, None while unknown)."""

    description: str
    n: int
    total: int | None
    elapsed: int = 0
    rate: float | None = None
    postfix: str = ""


@dataclass(frozen=True)
class EpochFrame:
    """A drawing of a bar that begins anew with each epoch: which of how many, as far as it says."""

    n: int
    total: int | None
    epoch: int | None = None
    epochs: int | None = None


def frames(line: str) -> Iterator[Frame]:
    """Yield the drawings of bars of tqdm in a line: words may be glued to them, and other bars."""
    end = 0
    for match in _BAR.finditer(line):
        yield Frame(
            description=_description(line[end : match.start()]),
            n=_count(match["n"]),
            total=_count(match["total"]),
            elapsed=_seconds(match["elapsed"]),
            rate=_rate(match["rate"], is_inverse=match["unit"].startswith("s/")),
            postfix=match["postfix"] or "",
        )
        end = match.end()
    if end:
        return
    for match in _NOTEBOOK.finditer(line):
        rate = _rate(match["rate"], is_inverse=False)
        yield Frame("", int(match["n"]), int(match["total"]), _seconds(match["elapsed"]), rate)
    for match in _OPEN_BAR.finditer(line):
        text = _description(line[end : match.start()])
        yield Frame(text, _count(match["n"]), None, _seconds(match["elapsed"]), None, match["postfix"] or "")
        end = match.end()


def rich_frames(line: str) -> Iterator[EpochFrame]:
    """Yield Lightning's drawings with Rich in a line."""
    for match in _RICH.finditer(line):
        last = match["last"]
        yield EpochFrame(
            n=int(match["n"]),
            total=None if match["total"] == "--" else int(match["total"]),
            epoch=int(match["epoch"]),
            epochs=int(last) + 1 if last.isdigit() else None,
        )


def keras_frame(line: str) -> EpochFrame | None:
    """Return Keras' drawing in a line, which is alone in it and does not name its epoch."""
    match = _KERAS.match(line)
    if match is None:
        return None
    return EpochFrame(n=int(match["n"]), total=None if match["total"] == "Unknown" else int(match["total"]))


def _description(before: str) -> str:
    """Return the description of a bar, by what stands before it."""
    text = before.rstrip()
    return text[:-1].strip()[-200:] if text.endswith(":") else ""


def _count(text: str) -> int:
    """Return a number that may be written with a prefix of units."""
    scale = _SCALES.get(text[-1])
    return round(float(text[:-1]) * scale) if scale else int(float(text))


def _seconds(text: str) -> int:
    """Return a time (s); hours go on beyond a day."""
    seconds = 0
    for part in text.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def _rate(text: str, *, is_inverse: bool) -> float | None:
    """Return a rate (1/s), None where it is not known."""
    try:
        value = float(text[:-1]) * _SCALES[text[-1]] if text[-1] in _SCALES else float(text)
    except ValueError:
        return None
    if is_inverse:
        return 1 / value if value > 0 else None
    return value

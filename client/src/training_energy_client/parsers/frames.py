"""The bars in a line, as tqdm and the notebook of transformers draw them."""

from __future__ import annotations

from dataclasses import dataclass
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

UP = "\x01"  # stands for the cursor going up a line, which tqdm does after drawing a nested bar

_UP = re.compile(r"\x1b\[\d{0,3}A")
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78MDEHc])|[\x08\x07]"
)
_NUMBER = r"\d{1,15}(?:\.\d{1,3})?[kMGTPEZY]?"
_TIME = r"(?:\d{1,6}:)?\d{1,2}:\d{2}"  # tqdm doesn't wrap hours at 24
_UNIT = r"[^\s,\]]{1,40}"
_RATE = rf"(?P<rate>\d{{1,9}}(?:\.\d{{1,6}})?(?:e[+-]?\d{{1,3}})?[kMGTPEZY]?|\?) ?(?P<unit>{_UNIT}/s|s/ ?{_UNIT})"
_END = r"(?:, (?P<postfix>[^\]]{0,2000}))?\](?P<up> {0,400}\x01)?"
# Each repetition is bounded: a line of 64 kB made to hurt must not cost more than a few passes over it.
_BAR = re.compile(
    r"(?:\d{1,3}%(?:\|[^|]{0,2000}\|)?|\|[^|]{0,2000}\|) {1,9}"
    rf"(?P<n>{_NUMBER})/(?P<total>{_NUMBER}|\?) "
    rf"\[(?P<elapsed>{_TIME})<(?:{_TIME}|\?), {{1,9}}{_RATE}{_END}"
)
_COUNTER = re.compile(rf"(?<![\d.])(?P<n>{_NUMBER}) ?[A-Za-z]{{1,20}} \[(?P<elapsed>{_TIME}), {{1,9}}{_RATE}{_END}")
_NOTEBOOK = re.compile(
    rf"\[ {{0,9}}(?P<n>\d{{1,9}})/(?P<total>\d{{1,9}}) (?P<elapsed>{_TIME}|:) < (?:{_TIME}|\?|:)"
    r"(?:, \+?(?P<rate>\d{1,9}(?:\.\d{1,6})?|inf) it/s)?, Epoch [\d.]{1,12}/\d{1,9}\]"
)
_SCALE = {letter: 1000 ** (power + 1) for power, letter in enumerate("kMGTPEZY")}
# What a log collector, torchrun or srun may put before each line.
_PREFIX = re.compile(r"^(?:\[[^\]]{0,80}\]:? ?|\d{4}-\d\d-\d\dT[\d:.,]{5,20}(?:Z|[+-]\d\d:?\d\d)? |\d{1,5}: )")


@dataclass(frozen=True)
class Frame:
    """One drawing of a bar."""

    desc: str  # empty where the bar has none
    n: int
    total: int | None = None
    elapsed: int = 0  # s
    rate: float | None = None  # steps per second, as printed
    postfix: str = ""
    nested: bool = False  # drawn below another bar
    closed: bool = False  # nothing but a line feed came after it, which is how a bar ends
    notebook: bool = False


class Said(NamedTuple):
    """A line as text, and whether a line feed ended it."""

    text: str
    fed: bool


def plain(data: bytes) -> str:
    """Decode a line and take out what moves the cursor and colours the text."""
    text = data.decode("utf-8", "replace").replace(UP, "")
    if "\x1b" in text:
        text = _UP.sub(UP, text)
    return _ESCAPES.sub("", text)


def frames(said: Said) -> Iterator[Frame]:
    """Find the bars in a line, in their order."""
    text, fed = said
    begin = 0
    for found in _found(text):
        desc = _description(text[begin : found.start()][-400:])
        begin = found.end()
        if found["unit"] not in ("B/s", "s/B"):  # bytes are a transfer, never a training
            yield _frame(found, desc, closed=fed and not text[begin:].strip(" " + UP))
    for found in _NOTEBOOK.finditer(text) if ", Epoch " in text else ():
        rate = found["rate"]
        yield Frame(
            desc="",
            n=int(found["n"]),
            total=int(found["total"]),
            elapsed=_seconds(found["elapsed"]),
            rate=float(rate) if rate and rate != "inf" else None,
            notebook=True,
        )


def _found(text: str) -> list[re.Match[str]]:
    """Match the two forms of a tqdm bar: with the total, and, where that is unknown or exceeded, without."""
    bars = list(_BAR.finditer(text)) if "<" in text else []
    return bars or list(_COUNTER.finditer(text))


def _frame(found: re.Match[str], desc: str, *, closed: bool) -> Frame:
    """Turn a match into a frame."""
    parts = found.groupdict()
    total = parts.get("total", "?")
    return Frame(
        desc=desc,
        n=_number(parts["n"]),
        total=None if total == "?" else _number(total),
        elapsed=_seconds(parts["elapsed"]),
        rate=_per_second(parts["rate"], parts["unit"]),
        postfix=parts["postfix"] or "",
        nested=parts["up"] is not None,
        closed=closed,
    )


def _description(before: str) -> str:
    """Take a bar's description from the text before it: tqdm ends one with a colon."""
    before = before.rpartition("|")[2].replace(UP, "").strip()
    if not before.endswith(":"):
        return ""
    return _PREFIX.sub("", before[:-1].strip())


def _number(text: str) -> int:
    """Read a count, also as `unit_scale` prints it: `1.20k` is 1200."""
    scale = _SCALE.get(text[-1], 1)
    return round(float(text.rstrip("kMGTPEZY")) * scale) if scale > 1 or "." in text else int(text)


def _seconds(text: str) -> int:
    """Read `[hours:]minutes:seconds`; the notebook prints a lone colon before the first step."""
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part or 0)
    return total


def _per_second(rate: str, unit: str) -> float | None:
    """Read a rate as steps per second, whichever way round it is printed."""
    if rate == "?":
        return None
    value: float = float(rate.rstrip("kMGTPEZY")) * _SCALE.get(rate[-1], 1)
    if not unit.startswith("s/"):
        return value
    return 1 / value if value else None

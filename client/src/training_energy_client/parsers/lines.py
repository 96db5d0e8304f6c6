"""From the bytes of one stream to the few lines that may say something about steps."""

from __future__ import annotations

import re
from typing import NamedTuple

LIMIT = 65536  # bytes kept of one line: a program that never ends its line must not fill the memory
_HELD = (
    3  # carriage returns before a line feed that still belong to it: a terminal makes "\r\r\n" of a program's "\r\n"
)
_BREAK = re.compile(rb"\r{0,3}\n|\r")
_CLOCK = re.compile(rb":\d\d<[\d?]")  # `05:02<36:57` is in every bar that knows its total, whatever its unit

# One of them is in every line that some reader wants. `in` runs at memory speed, so megabytes of logs cost little.
_NEEDLES = (
    b"it/s",
    b"s/it",
    b"/s]",
    b"s/step",
    b"s/batch",
    b"s/ ",
    b"\xe2\x94\x81",  # the heavy line of which Rich and Keras draw their bars
    b"Unknown",
    b"ETA: ",
    b"Epoch ",
    b"'epoch'",
    b"train_runtime",
    b"Training completed",
    b"Total steps",
    b"ptimization steps",
    b"unning training",
    b"esuming from",
    b"model saved",
    b"saving checkpoint",
    b"weights saved in",
    b"Running job",
    b"completed job",
    b" failure",
    b"Job stopped",
    b"Trainer.fit",
    b"PU available",
    b"Sanity Checking",
    b"Signaling Trainer",
    b"early stopping",
    b"Prompt executed",
    b"Processing interrupted",
    b"Traceback (",
    b"Exception ignored",
    b"KeyboardInterrupt",
)


class Line(NamedTuple):
    """One line without its end, and whether a line feed ended it (a bar is redrawn after a carriage return)."""

    data: bytes
    fed: bool


def interesting(data: bytes) -> bool:
    """Say whether a piece of output may hold something that a reader wants."""
    return any(needle in data for needle in _NEEDLES) or (b"<" in data and _CLOCK.search(data) is not None)


class Lines:
    """The decoder of one stream: keeps what is not a whole line yet, the same however the bytes were split."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._tail = bytearray()

    def feed(self, data: bytes) -> tuple[list[Line], bool]:
        """Take the next bytes; give the interesting lines that they complete, and whether they complete any at all."""
        joins = self._tail.endswith(b"\r")
        self._tail += data
        if not joins and b"\n" not in data and b"\r" not in data:
            if len(self._tail) > 2 * LIMIT:  # not at each byte beyond the limit
                del self._tail[:-LIMIT]
            return [], False
        # A carriage return says what it is only once the next byte is known.
        held = min(_HELD, len(self._tail) - len(self._tail.rstrip(b"\r")))
        end = len(self._tail) - held
        cut = max(self._tail.rfind(b"\n", 0, end), self._tail.rfind(b"\r", 0, end)) + 1
        whole = bytes(self._tail[:cut])
        del self._tail[:cut]
        return (_split(whole) if interesting(whole) else []), cut > 0

    def peek(self) -> bytes:
        """Give what stands after the last line's end, if it may be of interest."""
        tail = bytes(self._tail.rstrip(b"\r")[-LIMIT:])
        return tail if interesting(tail) else b""

    def close(self) -> list[Line]:
        """Give what is left, which no line feed will end any more."""
        rest = self.peek()
        self._tail.clear()
        return [Line(rest, fed=False)] if rest else []


def _split(whole: bytes) -> list[Line]:
    """Cut whole lines apart, and drop those that nobody wants."""
    lines = []
    begin = 0
    for found in _BREAK.finditer(whole):
        data = whole[max(begin, found.start() - LIMIT) : found.start()]
        begin = found.end()
        if data and interesting(data):
            lines.append(Line(data, fed=found.group().endswith(b"\n")))
    return lines

"""Cut what a terminal is told into lines, those that are drawn over included."""

from __future__ import annotations

from collections.abc import Iterator
import re

# More than that in one line is nobody's bar; only its end is kept.
LONGEST = 65_536

# In a line without any of these there is nothing to be learned. Looking for them is by far faster than any pattern, and
# programs print megabytes of others.
_MARKS = (
    *(b"%|", b"/s", b"s/", b"tep", b"Epoch", "━".encode(), b"- loss:"),
    *(b"Traceback", b"{'", b"job", b"Job", b"odel saved", b"saving checkpoint", b"Continuing", b"GPU av", b"Trainer"),
)
_BREAKS = re.compile(rb"[\r\n]")
_CONTROLS = re.compile(r"\x1b\][^\x07\x1b]{0,999}(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[ -/]*[@-~]|\x08")


class Lines:
    """The lines of one stream."""

    def __init__(self) -> None:
        """Begin with an empty one."""
        self._tail = b""

    def feed(self, data: bytes) -> Iterator[str]:
        """Yield the lines that end in some bytes and may say something, without what moves or colours them."""
        end = max(data.rfind(b"\r"), data.rfind(b"\n")) + 1
        if end == 0:
            self._tail = (self._tail + data)[-LONGEST:]
            return
        block, self._tail = self._tail + data[:end], data[end:][-LONGEST:]
        if not _may_say_something(block):
            return
        for line in _BREAKS.split(block):
            if _may_say_something(line):
                yield _plain(line[-LONGEST:])

    @property
    def tail(self) -> str:
        """The line that has not ended yet."""
        return _plain(self._tail)


def _may_say_something(text: bytes) -> bool:
    """Whether there is anything to be learned from a text."""
    return any(mark in text for mark in _MARKS)


def _plain(line: bytes) -> str:
    """Return the text of a line."""
    return _CONTROLS.sub("", line.decode("utf-8", "replace"))

"""Pass on what a command prints, byte for byte, and show it to whoever follows it."""

from __future__ import annotations

import os
import select
import threading
from typing import Callable

# Everything that a command prints, and on which stream: 1 or 2. Called by one thread at a time.
Watch = Callable[[bytes, int], None]

# What a shell answers for a command that is not there, and for one that cannot be executed.
NOT_FOUND = 127
NOT_EXECUTABLE = 126

# The most that is read at once; a pipe of Linux holds as much.
PIECE = 65_536
# Output that ends in no line is looked at after this (s): a bar is drawn without one.
IDLE = 0.3
# What is still under way when the command has ended arrives within this (s); processes that it has left behind, and
# that hold its streams, are not waited for.
GRACE = 0.2
# Nor are those that go on printing, for longer (s): what a pipe holds at the end is there at the first look.
LEFT_BEHIND = 1.0


def write(file: int, data: bytes) -> bool:
    """Write all of it, however long the reader takes, and return whether there is a reader."""
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(file, left) :]
        except BlockingIOError:  # noqa: PERF203  somebody shares the stream and has set it so
            select.select([], [file], [])
        except OSError:
            return False
    return True


class Lines:
    """What a command printed last, for words that tell how it ended."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tail = b""
        self._lock = threading.Lock()

    def saw(self, data: bytes, _stream: int) -> None:
        """Take in what was printed."""
        with self._lock:
            self._tail = (self._tail + data)[-PIECE // 8 :]

    @property
    def text(self) -> str:
        """The last that was printed."""
        with self._lock:
            return self._tail.decode("utf-8", "replace")

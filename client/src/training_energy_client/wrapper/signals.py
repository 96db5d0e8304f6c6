"""The signals that somebody sends to the wrapper, and means for the command."""

from __future__ import annotations

from collections.abc import Iterator
import os
import signal
from types import FrameType
from typing import Any

# All that people and schedulers send: to stop, or to have a checkpoint written.
FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2)
# Those that are to end a run.
ENDING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT})
# What the wrapper has to see to: another size of the terminal, the command's end, its own return from a stop.
_OWN = (signal.SIGWINCH, signal.SIGCHLD, signal.SIGCONT)


class Signals:
    """Collects signals while it is entered, and wakes whoever waits for `file` to be readable.

    One that is ignored when the wrapper starts, as by nohup, stays so for it and for the command.
    """

    def __init__(self) -> None:
        """Listen to nothing yet."""
        self.file, self._wake = os.pipe()
        os.set_blocking(self.file, False)
        os.set_blocking(self._wake, False)
        self._received: list[int] = []
        self._before: dict[int, Any] = {}
        self._woken = -1

    def __enter__(self) -> Signals:  # noqa: PYI034  typing has no Self before Python 3.11
        """Begin to listen."""
        self._woken = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in (*FORWARDED, *_OWN):
            if number in FORWARDED and signal.getsignal(number) is signal.SIG_IGN:
                continue
            self._before[number] = signal.signal(number, self._receive)
        return self

    def __exit__(self, *_: object) -> None:
        """Have signals do what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken)
        os.close(self.file)
        os.close(self._wake)

    def received(self) -> Iterator[int]:
        """Yield the signals since the last time."""
        try:
            while os.read(self.file, 512):
                pass
        except BlockingIOError:
            pass
        while self._received:
            yield self._received.pop(0)

    def _receive(self, number: int, _frame: FrameType | None) -> None:
        """Remember a signal; what it means is decided where the command is waited for."""
        self._received.append(number)

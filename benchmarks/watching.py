"""What holds an event loop up: how long its callbacks run, and how much of that is ours."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
import gc
import signal
import threading
from time import thread_time
from types import FrameType
from typing import Final
from unittest.mock import patch

OURS: Final = "custom_components/training_energy/"
# How often it is looked at what the event loop does (s): five times in what a callback may take.
EVERY: Final = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """One callback: its processor time in the loop's thread (s), how much of it was in our code, and where there."""

    seconds: float
    ours: float
    where: str


class Watch:
    """What an event loop did while it was watched: processor time of all callbacks (s), and the longest of ours.

    The time of Python's garbage collector, which halts whatever runs when its turn comes, is none of theirs: the
    longest of its halts in the thread of the loop is `halt` (s).
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.seconds = 0.0
        self.longest = Callback(seconds=0, ours=0, where="")
        self.halt = 0.0
        self._collecting = 0.0
        self._collected = 0.0
        self._seen = 0
        self._ours = 0
        self._where: dict[str, int] = {}

    def look(self, _number: int, frame: FrameType | None) -> None:
        """See whether our code runs, and which."""
        self._seen += 1
        while frame is not None and OURS not in frame.f_code.co_filename:
            frame = frame.f_back
        if frame is not None:
            self._ours += 1
            name = frame.f_code.co_filename.rpartition(OURS)[2]
            where = f"{name}:{frame.f_code.co_qualname}"
            self._where[where] = self._where.get(where, 0) + 1

    def collect(self, phase: str, _facts: dict[str, int]) -> None:
        """Take the time of the garbage collector, where it is this thread that it halts."""
        if threading.current_thread() is not threading.main_thread():
            return
        if phase == "start":
            self._collecting = thread_time()
        else:
            took = thread_time() - self._collecting
            self._collected += took
            self.halt = max(self.halt, took)

    def run(self, run: Callable[[], None]) -> None:
        """Run a callback, and remember it if none of ours took longer."""
        self._seen = self._ours = 0
        self._collected = 0.0
        self._where = {}
        before = thread_time()
        run()
        seconds = thread_time() - before - self._collected
        self.seconds += seconds
        ours = seconds * self._ours / self._seen if self._seen else 0
        if ours > self.longest.ours:
            where = max(self._where, key=self._where.__getitem__)
            self.longest = Callback(seconds=seconds, ours=ours, where=where)


@contextmanager
def watching() -> Generator[Watch]:
    """Watch all callbacks of the event loops in this, the main, thread."""
    watch = Watch()
    run = asyncio.Handle._run  # noqa: SLF001  there is no other way to stand around all of them

    def watched(handle: asyncio.Handle) -> None:
        """Run a callback under the watch."""
        watch.run(lambda: run(handle))

    before = signal.signal(signal.SIGALRM, watch.look)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    gc.callbacks.append(watch.collect)
    try:
        with patch.object(asyncio.Handle, "_run", watched):
            yield watch
    finally:
        gc.callbacks.remove(watch.collect)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

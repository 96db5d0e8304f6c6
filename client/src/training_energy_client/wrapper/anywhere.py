"""Run a command where there are no process groups and no terminals as Unix has them: on Windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
import os
import signal
import subprocess
import threading
import time
from typing import IO, Callable

from .output import GRACE, IDLE, PIECE, Watch, write

STDOUT, STDERR = 1, 2


class Command:
    """A command under way, its output through pipes."""

    def __init__(self, watch: Watch | None, idle: Callable[[], None] = lambda: None) -> None:
        """Take who follows what it prints, and is told when it pauses; where nobody does it has our own streams."""
        self.sent: set[int] = set()
        self._watch = watch
        self._idle = idle
        self._lock = threading.Lock()
        self._printed = time.monotonic()

    def run(self, command: Sequence[str], environ: Mapping[str, str], started: Callable[[], None]) -> int:
        """Run a command to its end and return its exit code.

        `started` is called once it runs. Raises OSError where it cannot be started.
        """
        pipe = None if self._watch is None else subprocess.PIPE
        with (
            self._listening(),
            subprocess.Popen(  # noqa: S603  the user's own command, as given
                command, env=self._environ(environ), stdout=pipe, stderr=pipe, bufsize=0
            ) as process,
        ):
            started()
            threads = [
                threading.Thread(target=self._pass_on, args=(stream, file), daemon=True)
                for stream, file in ((process.stdout, STDOUT), (process.stderr, STDERR))
                if stream is not None
            ]
            for thread in threads:
                thread.start()
            while process.poll() is None:
                self._wait(process)
            for thread in threads:
                thread.join(GRACE)
            return process.returncode if process.returncode >= 0 else 128 - process.returncode

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait a moment for the end, and tell when nothing was printed in it."""
        try:
            process.wait(IDLE)
        except subprocess.TimeoutExpired:
            if time.monotonic() - self._printed > IDLE:
                with self._lock:
                    self._idle()

    def _pass_on(self, stream: IO[bytes], file: int) -> None:
        """Pass on what the command prints on a stream."""
        while data := os.read(stream.fileno(), PIECE):
            self._printed = time.monotonic()
            if not write(file, data):
                stream.close()  # nobody reads it any more, which the command is to notice as ever
                return
            if self._watch is not None:
                with self._lock:
                    self._watch(data, file)

    def _environ(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return what the command finds: a Python that prints into a pipe as it would into a window."""
        if self._watch is None or not os.isatty(STDOUT):
            return dict(environ)
        return {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", **environ}

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Leave Ctrl-C to the command, which the console sends it to as well, and remember it."""
        before = signal.signal(signal.SIGINT, lambda number, _: self.sent.add(number))
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

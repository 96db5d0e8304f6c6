"""What several files of tests do on their way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import threading
import time
from typing import Any

from training_energy_client.events import START, STOP
from training_energy_client.spool import Log

Do = Callable[..., "tuple[int, str, str]"]
NOW = time.time()


class Turns:
    """What a courier looks at each time: tells how often it has."""

    def __init__(self, wanted: int) -> None:
        """Take after how many turns somebody goes on."""
        self._left = wanted
        self.are_over = threading.Event()

    def __call__(self) -> dict[str, Any] | None:
        """Count one."""
        self._left -= 1
        if self._left == 0:
            self.are_over.set()
        return None


def left(spool: Path, key: str, *, start: float, stop: float | None, detached: bool = False) -> Log:
    """Leave a session behind, of some time ago (s)."""
    log = Log(spool, key)
    log.append(START, {"name": key}, at=NOW - start, detached=detached)
    if stop is not None:
        log.append(STOP, {"outcome": "completed", "steps": 3}, at=NOW - stop)
    return log


def started(do: Do, *arguments: str) -> str:
    """Start a session, and return its key."""
    code, said, complained = do("start", *arguments)
    assert (code, complained) == (0, "")
    return said.strip()

"""What several files of tests do on their way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import time

from training_energy_client.events import START, STOP
from training_energy_client.spool import Log

Do = Callable[..., "tuple[int, str, str]"]
NOW = time.time()


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

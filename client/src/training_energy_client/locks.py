"""Who looks after a session's file: a lock that its process loses however it ends."""

from __future__ import annotations

import os
from pathlib import Path
import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Locks of POSIX belong to the process and go with any file of that name that it closes: so each is opened once.
_held: dict[tuple[int, str], int] = {}


def acquire(path: Path) -> bool:
    """Take a lock and return whether it is ours now; a process that has it already does not get it twice."""
    name = (os.getpid(), str(path))
    if name in _held:
        return False
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return False
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return False
    _held[name] = file
    return True


def release(path: Path) -> None:
    """Give a lock back, if it is ours."""
    file = _held.pop((os.getpid(), str(path)), None)
    if file is not None:
        os.close(file)

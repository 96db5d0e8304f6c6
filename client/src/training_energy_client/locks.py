"""Who looks after a session's file: a lock that its process loses however it ends."""

from __future__ import annotations

import errno
import os
from pathlib import Path
import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Locks of POSIX belong to the process and go with any file of that name that it closes: so each is opened once.
# What a lock that somebody else has looks like; anything else is a place without locks.
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_held: dict[tuple[int, str], int] = {}


def acquire(path: Path, *, is_alone: bool = False) -> bool:
    """Take a lock and return whether it is ours now; a process that has it already does not get it twice.

    Some shares of a network know no locks: there it is ours if we are alone with it.
    """
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
    except OSError as error:
        if error.errno in _TAKEN or not is_alone:
            os.close(file)
            return False
    _held[name] = file
    return True


def release(path: Path) -> None:
    """Give a lock back, if it is ours."""
    file = _held.pop((os.getpid(), str(path)), None)
    if file is not None:
        os.close(file)

"""Let one demo at a time own its folder: a second one must not empty it under the first."""

from collections.abc import Generator
from contextlib import contextmanager
import fcntl
import os
from pathlib import Path


class TakenError(Exception):
    """Another process holds the lock; the message is what it said it does, such as `serves http://…`."""


class Lock:
    """A held lock, on which its holder can leave a word for those who find it taken."""

    def __init__(self, descriptor: int) -> None:
        """Keep the open file."""
        self._descriptor = descriptor
        self.tell("is starting")

    def tell(self, text: str) -> None:
        """Leave a word, in place of an earlier one."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode(), 0)


@contextmanager
def held(path: Path) -> Generator[Lock]:
    """Hold the lock at the path; the system releases it when this process ends, however that comes.

    Raises TakenError when another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TakenError(path.read_text().strip()) from None
        yield Lock(descriptor)
    finally:
        os.close(descriptor)

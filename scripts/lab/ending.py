"""End in good order on Ctrl-C, on SIGTERM and when the terminal closes."""

from collections.abc import Generator
from contextlib import contextmanager
import signal
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class AskedToEndError(SystemExit):
    """Somebody asked this process to end; raised wherever it is, so that every `finally` on the way is run."""


class _Ending:
    """Whether a signal may interrupt now, and the one that came while it might not."""

    def __init__(self) -> None:
        """Be ready for signals."""
        self.is_put_off = False
        self.came: int | None = None

    def handle(self, number: int, _frame: FrameType | None) -> None:
        """Raise what ends this process, or remember to."""
        if self.is_put_off:
            self.came = number
        else:
            raise AskedToEndError(128 + number)


_ENDING: Final = _Ending()


def listen() -> None:
    """Turn the signals that ask for an end into an exception, from now on."""
    for number in SIGNALS:
        signal.signal(number, _ENDING.handle)


@contextmanager
def put_off() -> Generator[None]:
    """Let a signal wait, so that no child is started that nobody knows of."""
    _ENDING.is_put_off = True
    try:
        yield
    finally:
        _ENDING.is_put_off = False
        if (number := _ENDING.came) is not None:
            _ENDING.came = None
            _ENDING.handle(number, None)

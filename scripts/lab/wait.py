"""The one way to wait: for a condition, with a deadline, never for a number of seconds."""

from collections.abc import Callable
import time
from typing import Final

# Short against anything that one waits for here, long against what one look costs.
PAUSE: Final = 0.05


class TooLateError(Exception):
    """What was waited for did not come about before its deadline."""


def until[T](look: Callable[[], T | None], *, seconds: float, what: str) -> T:
    """Return the first truthy result of a look, or say what did not come within the seconds."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            message = f"{what}: not within {seconds:g} s"
            raise TooLateError(message)
        time.sleep(PAUSE)
    return seen

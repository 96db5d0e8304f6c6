"""Who caused what is said next, so that the logbook can name the user or the automation."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from homeassistant.core import Context

# By task: what a meter reports meanwhile was caused by nobody.
_CAUSE: Final[ContextVar[Context | None]] = ContextVar("training_energy_cause", default=None)


@contextmanager
def caused_by(context: Context | None) -> Iterator[None]:
    """Have what is said inside be said on someone's behalf."""
    token = _CAUSE.set(context)
    try:
        yield
    finally:
        _CAUSE.reset(token)


def cause() -> Context | None:
    """Return on whose behalf something is said, None for nobody's."""
    return _CAUSE.get()

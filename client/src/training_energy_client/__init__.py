"""The training side of Training Energy: what a run used at the wall, from beside the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._version import __version__
from .sessions import Session, session

if TYPE_CHECKING:
    from .transformers import TrainingEnergyCallback as TrainingEnergyCallback

__all__ = ["Session", "__version__", "session"]


def __getattr__(name: str) -> object:
    """Fetch the callback for Transformers when it is asked for: the library takes seconds, and few have it."""
    if name == "TrainingEnergyCallback":
        from .transformers import TrainingEnergyCallback  # noqa: PLC0415

        return TrainingEnergyCallback
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)

"""The training side of Training Energy: what a run used at the wall, from beside the run."""

from ._version import __version__
from .sessions import Session, session

__all__ = ["Session", "__version__", "session"]

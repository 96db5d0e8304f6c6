"""What a trainer's console says about its steps."""

from .console import Console
from .programs import PARSERS
from .progress import Progress

__all__ = ["PARSERS", "Console", "Progress"]

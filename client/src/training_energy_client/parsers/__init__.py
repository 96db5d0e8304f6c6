"""What a trainer's console says about its steps."""

from __future__ import annotations

from .console import PARSERS, Console
from .progress import Progress
from .recorded import parse

__all__ = ["PARSERS", "Console", "Progress", "parse"]

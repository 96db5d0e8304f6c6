"""What the parsers see in a console that was recorded."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
import sys
from typing import Any

from .console import Console

_PIECE = 65_536


def parse(path: str, parser: str = "auto") -> dict[str, Any]:
    """Return what is in a recorded console, by name as in Progress; `-` is what comes in. Raises OSError."""
    console = Console(parser)
    with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
        while data := file.read(_PIECE):
            console.feed(data)
    console.close()
    return asdict(console.progress)

"""What the readers see in a console that was recorded to a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
import sys
from typing import TYPE_CHECKING

from .console import Console

if TYPE_CHECKING:
    from typing import BinaryIO

_CHUNK = 1 << 16  # bytes: recordings may be larger than the memory


def parse(path: str, parser: str = "auto") -> dict[str, object]:
    """Read a recorded console (`-` for standard input) and give its progress, as `Progress` names it.

    Raises OSError where the file can't be read, and ValueError for a parser that doesn't exist.
    """
    console = Console(parser)
    if path == "-":
        _read(sys.stdin.buffer, console)
    else:
        with Path(path).open("rb") as file:
            _read(file, console)
    console.close()
    return asdict(console.progress)


def _read(file: BinaryIO, console: Console) -> None:
    """Feed a file to a console, piece by piece."""
    while chunk := file.read(_CHUNK):
        console.feed(chunk)

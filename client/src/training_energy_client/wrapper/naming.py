"""What to call a run whose owner gave it no name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath


def name_of(command: Sequence[str]) -> str:
    """Return the name of the script in a command, else of its module, else of the program."""
    for word in command:
        if word.endswith((".py", ".sh")):
            return PurePath(word.replace("\\", "/")).stem
    if "-m" in command[:-1]:
        return command[command.index("-m") + 1]
    return PurePath(command[0].replace("\\", "/")).name

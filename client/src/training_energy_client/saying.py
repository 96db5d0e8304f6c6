"""What the client says in sentences: on a terminal in lines that are not too long to read."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from typing import TextIO

from .plain import clean

# Columns, where the terminal has as many.
_WIDEST = 80
_NARROWEST = 20
# A command is to be copied in one piece.
_COMMAND = re.compile(r"`[^`]*`")
_KEPT_SPACE = "\0"


def say(text: object) -> None:
    """Say something on stderr, in the client's name."""
    print(fitted(f"training-energy: {clean(text)}", sys.stderr), file=sys.stderr)


def fitted(text: str, file: TextIO, indent: int = 2) -> str:
    """Return a text in as many lines as it takes where it is to be shown; what is no terminal gets it in one."""
    if not file.isatty():
        return text
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), _NARROWEST)
    whole = _COMMAND.sub(lambda command: command[0].replace(" ", _KEPT_SPACE), text)
    lines = textwrap.fill(whole, width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
    return lines.replace(_KEPT_SPACE, " ")

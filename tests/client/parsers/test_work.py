"""No pattern may be made to work without an end."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from training_energy_client import parsers

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parser of patterns is Python's own; it moved with 3.11.
SRE: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
MODULES = [
    importlib.import_module(f"{parsers.__name__}.{each.name}") for each in pkgutil.iter_modules(parsers.__path__)
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}
# Each of these ends at a character that begins it again, so all of its matches together pass over a line once.
ENDLESS = {"frames._ESCAPES": 3}


def repeats(pattern: str, flags: int = 0) -> Iterator[int]:
    """Give how often each repetition of a pattern may repeat."""
    todo: list[Any] = [SRE.parse(pattern, flags)]
    while todo:
        for code, argument in todo.pop().data:
            if code in (SRE.MAX_REPEAT, SRE.MIN_REPEAT):
                yield int(argument[1])
                todo.append(argument[2])
            elif code is SRE.SUBPATTERN:
                todo.append(argument[3])
            elif code is SRE.BRANCH:
                todo.extend(argument[1])
            elif code in (SRE.ASSERT, SRE.ASSERT_NOT):
                todo.append(argument[1])


@pytest.mark.parametrize("name", PATTERNS)
def test_each_repetition_is_bounded(name: str) -> None:
    """A pattern without an end is how a line made to hurt would take hours."""
    pattern = PATTERNS[name]
    text = pattern.pattern.decode() if isinstance(pattern.pattern, bytes) else pattern.pattern
    endless = [most for most in repeats(text, pattern.flags & re.IGNORECASE) if most > 4000]
    assert len(endless) == ENDLESS.get(name, 0)

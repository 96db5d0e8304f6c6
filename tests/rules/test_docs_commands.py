"""Whether the commands of the pages that are for this checkout are there, and take what they are given."""

import os
from pathlib import Path
import shlex
import subprocess
import sys

from .claims import runs
from .conftest import ROOT
from .pages import Example


@runs(kind="shell, this checkout")
def test_command_takes_what_it_is_given(example: Example) -> None:
    """Each is asked for its help, which names its options; the files that it is given are there."""
    for command in _commands(example):
        said = subprocess.run(  # noqa: S603  our own commands, which only tell
            [*command, "--help"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stderr + said.stdout
        assert [word for word in command if word.startswith("--") and word not in said.stdout] == []
        assert [word for word in command if "/" in word and not (ROOT / word).exists()] == []


def _commands(example: Example) -> list[list[str]]:
    """Return the commands of an example, with this Python's own folder in place of the checkout's."""
    lines = (shlex.split(line, comments=True) for line in example.text.replace("&&", "\n").splitlines())
    return [[_program(first), *rest] for first, *rest in filter(None, lines)]


def _program(word: str) -> str:
    """Return the path of a program: these tests may run in another environment than `.venv`."""
    path = Path(word)
    if path.is_relative_to(".venv/bin"):
        return str(Path(sys.executable).parent / path.name)
    assert (ROOT / path).is_file(), word
    return str(ROOT / path)

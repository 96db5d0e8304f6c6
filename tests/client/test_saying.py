"""Sentences on a terminal, and in a file."""

from __future__ import annotations

from io import StringIO
import re

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do
from tests.client.rigs import meter, rig
from training_energy_client.saying import fitted

KEY = "07c4f8f4-2f99-41d0-ad5c-a34d357a4237"
TEXT = f"training-energy: Set TRAINING_ENERGY_RIG. `training-energy sync --discard {KEY}` forgets it, and is not cut."


class Screen(StringIO):
    """What is shown on a terminal."""

    def isatty(self) -> bool:
        """Be one."""
        return True


def test_what_is_no_terminal_gets_one_line() -> None:
    """A log is searched line by line."""
    assert fitted(TEXT, StringIO()) == TEXT


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_a_terminal_gets_lines_that_can_be_read(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """A command stays in one piece, to be copied; nothing is lost."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = fitted(TEXT, Screen()).split("\n")
    assert len(lines) > 1
    assert all(len(line) <= min(int(columns), 80) or line.strip().startswith("`") for line in lines)
    assert any(f"`training-energy sync --discard {KEY}`" in line for line in lines)
    assert " ".join(line.strip() for line in lines) == TEXT


def test_the_doctor_stays_in_its_columns(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit stands below the subject."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("training_energy_client.commands.examine_there.pause", lambda _: None)
    fake.rigs = [rig(meters=[meter(kwh=None, state=None, problem=True)])]
    lines = do("doctor")[1].splitlines()
    assert [line for line in lines if len(line) > 80 and "/" not in line] == []
    assert [line for line in lines if not re.match(r"(ok|warning|wrong) |         \S", line)] == []
    assert any(line.startswith(" " * 9) for line in lines)

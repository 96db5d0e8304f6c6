"""The page of figures: a command changes its own section, and nothing else."""

from pathlib import Path

import pytest

from benchmarks import page

PAGE = """\
# Figures

<!-- speed: by a command -->
old
<!-- /speed -->

Prose.

<!-- load: too -->
<!-- /load -->
"""


def test_a_section_is_replaced(tmp_path: Path) -> None:
    """What a command measured replaces what it measured before; backslashes are none of it."""
    file = tmp_path / "benchmarks.md"
    file.write_text(PAGE)

    page.fill("speed", r"new \1", page=file)
    page.fill("speed", r"newer \1", page=file)

    assert file.read_text() == PAGE.replace("old\n", "\nnewer \\1\n\n")


def test_an_unknown_section_changes_nothing(tmp_path: Path) -> None:
    """A name that the page does not have is a fault of whoever calls."""
    file = tmp_path / "benchmarks.md"
    file.write_text(PAGE)

    with pytest.raises(ValueError, match="no section spead"):
        page.fill("spead", "new", page=file)

    assert file.read_text() == PAGE


def test_a_table_lines_up() -> None:
    """Figures stand under each other."""
    assert page.table(["rigs", "ms"], [["1", "0.25"], ["100", "25"]]).splitlines() == [
        "| rigs |   ms |",
        "|------|-----:|",
        "| 1    | 0.25 |",
        "| 100  |   25 |",
    ]

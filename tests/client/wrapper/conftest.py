"""A folder of its own for each test's settings and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.client.wrapper import command


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give an environment without any settings of the client."""
    return command.environ(tmp_path)

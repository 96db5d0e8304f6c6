"""A folder of its own for each test's settings and files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import signal

import pytest

from tests.client.wrapper import command


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Ignore no signal, also where whoever runs the tests does, as nohup: what is started would ignore it, too."""
    numbers = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if handler is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give an environment without any settings of the client."""
    return command.environ(tmp_path)

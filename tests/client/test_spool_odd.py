"""Places that keep nothing or lock nothing, and words that JSON does not know."""

from __future__ import annotations

from dataclasses import replace
import errno
from pathlib import Path
import sys
import time

import pytest

from training_energy_client import locks
from training_energy_client.events import PROGRESS, START, Event
from training_energy_client.spool import Log, Sent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its locks are others")


class Count:
    """A number as NumPy has it."""

    def __index__(self) -> int:
        """Be a whole one."""
        return 7


def test_words_of_a_training(tmp_path: Path) -> None:
    """Paths, numbers of a library, and what is no number, are written as well as JSON can."""
    said = {"metadata": {"output": Path("out"), "rank": Count(), "loss": float("nan")}}
    log = Log(tmp_path, "k")
    log.append(START, said)
    assert log.events[0].data == {"metadata": {"output": "out", "rank": 7, "loss": None}}


def test_a_day_without_a_disk(tmp_path: Path) -> None:
    """Costs the training nothing."""
    blocked = tmp_path / "file"
    blocked.touch()
    log = Log(blocked / "below", "k")
    for steps in range(5000):
        log.append(PROGRESS, {"by": "code", "steps_done": steps})
    begin = time.process_time()
    log.mark(Sent(5000))
    assert time.process_time() - begin < 1
    assert not log.unsent


@pytest.mark.parametrize(
    ("host", "writer", "expected"),
    [(None, None, True), (None, 1, False), (None, 2**22 + 1, True), ("another", 2**22 + 1, False)],
    ids=["our own", "of one that lives", "of one that is dead", "of another machine"],
)
def test_a_place_without_locks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    host: str | None,
    writer: int | None,
    expected: bool,  # noqa: FBT001  a row of the table
) -> None:
    """As some shares of a network are: whoever is alone with a session tells of it."""

    def fail(*_: object) -> None:
        """Have no locks."""
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.lockf", fail)
    first = Event("k", START, {})
    first = replace(first, host=host or first.host, writer=writer or first.writer)
    tmp_path.joinpath("k.jsonl").write_bytes(first.line())
    log = Log(tmp_path, "k")
    log.read()
    assert log.lock() is expected
    log.unlock()
    assert locks.acquire(tmp_path / "else", is_alone=True)
    locks.release(tmp_path / "else")

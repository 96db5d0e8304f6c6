"""Locks between processes."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys

import pytest

from tests.client.wrapper.command import SOURCE
from training_energy_client import locks

# Takes a lock, says so, and holds it until it is told to end.
HOLDER = """
import sys; from pathlib import Path; from training_energy_client import locks
print(locks.acquire(Path(sys.argv[1])), flush=True); sys.stdin.read()
"""


def test_a_lock_is_one_processes(tmp_path: Path) -> None:
    """Until it gives it back or ends, and then another one's."""
    lock = tmp_path / "a.lock"
    assert locks.acquire(lock)
    assert not locks.acquire(lock)
    environ = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as refused:
        assert refused.stdout is not None
        assert refused.stdout.readline() == b"False\n"
    locks.release(lock)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert not locks.acquire(lock)
        holder.kill()
    assert locks.acquire(lock)
    locks.release(lock)
    locks.release(lock)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks on Windows")
def test_a_fork_does_not_have_its_parents_lock(tmp_path: Path) -> None:
    """Nor does its end take it from the parent."""
    lock = tmp_path / "a.lock"
    assert locks.acquire(lock)
    child = os.fork()
    if child == 0:
        os._exit(int(locks.acquire(lock)))
    assert os.waitpid(child, 0)[1] == 0
    again = os.fork()
    if again == 0:
        os._exit(int(locks.acquire(lock)))
    assert os.waitpid(again, 0)[1] == 0
    locks.release(lock)


def test_folder_that_is_not_there_has_no_locks(tmp_path: Path) -> None:
    """Nobody has it then."""
    assert not locks.acquire(tmp_path / "none" / "one.lock")

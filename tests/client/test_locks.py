"""Locks between processes."""

from __future__ import annotations

import os
from pathlib import Path
import signal
import subprocess
import sys

import training_energy_client
from training_energy_client import locks

SOURCE = Path(training_energy_client.__file__).parents[1]
HOLD = """
from pathlib import Path
import sys
from training_energy_client import locks
print(locks.acquire(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def test_lock_of_another_process_goes_with_it(tmp_path: Path) -> None:
    """Even if it is killed."""
    path = tmp_path / "one.lock"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not locks.acquire(path)
        other.send_signal(signal.SIGKILL)
        other.wait(30)
    assert locks.acquire(path)
    locks.release(path)


def test_folder_that_is_not_there_has_no_locks(tmp_path: Path) -> None:
    """Nobody has it then."""
    assert not locks.acquire(tmp_path / "none" / "one.lock")

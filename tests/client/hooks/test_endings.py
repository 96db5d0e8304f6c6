"""A training in a process of its own that does not say how it went."""

from __future__ import annotations

import os
from pathlib import Path
import signal
import subprocess
import sys

import pytest

from tests.client.fake import FakeHomeAssistant
import training_energy_client

SOURCE = Path(training_energy_client.__file__).parents[1]
BEGIN = """
import sys
from training_energy_client import session
run = session(steps=10)
run.start()
run.report(4)
"""


def process(code: str) -> subprocess.CompletedProcess[str]:
    """Run a training to its end."""
    environ = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code], env=environ, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("code", "outcome", "status"),
    [
        ("raise MemoryError", "failed", 1),
        ("import signal; signal.raise_signal(signal.SIGINT)", "cancelled", -signal.SIGINT),
        ("sys.exit(3)", "interrupted", 3),
        ("", "interrupted", 0),
        ("run.stop()", "completed", 0),
    ],
    ids=["error", "Ctrl-C", "exit", "nothing", "stop"],
)
def test_session_ends_with_its_process(fake: FakeHomeAssistant, code: str, outcome: str, status: int) -> None:
    """As far as can be told from how that ends; its exit status and its console are its own."""
    ended = process(code)
    assert ended.returncode == status
    assert "Training Energy" not in ended.stderr
    assert (fake.session["outcome"], fake.session["steps"]) == (outcome, 4)


def test_killed_training_is_ended_by_the_next(fake: FakeHomeAssistant, spool: Path) -> None:
    """At the last that was heard of it."""
    told = "import os, time, signal\nwhile (run.result or {}).get('steps') != 4: time.sleep(0.01)\n"
    assert process(told + "os.kill(os.getpid(), signal.SIGKILL)").returncode == -signal.SIGKILL
    assert fake.session["ended_at"] is None
    assert process("run.stop()").returncode == 0
    outcomes = [(known["outcome"], known["steps"]) for known in fake.sessions]
    assert outcomes == [("interrupted", 4), ("completed", 4)]
    assert not list(spool.iterdir())


def test_nobody_there_costs_a_training_nothing_but_a_moment(fake: FakeHomeAssistant, spool: Path) -> None:
    """Its session waits on disk, with its times, and is told after the fact."""
    fake.down()
    ended = process("import training_energy_client.sessions as sessions; sessions.LAST_WORDS = 0.1; raise MemoryError")
    assert ended.returncode == 1
    assert ended.stderr.rstrip().splitlines()[-1].startswith("Training Energy: http://127.0.0.1")
    assert len(list(spool.glob("*.jsonl"))) == 1

"""Homes that are started at the same time do not meet on a port."""

from contextlib import ExitStack
import subprocess
import sys

from lab import paths

COUNT = 40
# Chooses among so few ports that two would meet, and lives until it is told to end.
CHOICE = f"""
from lab import process

process.PORTS = range(20_000, 20_000 + process.TRIES)
print(*(process.free_port() for _ in range({COUNT})), flush=True)
input()
"""


def test_no_port_is_given_twice() -> None:
    """Neither to one process nor to two that run at the same time."""
    with ExitStack() as running:
        both = [running.enter_context(choosing()) for _ in range(2)]
        ports = [port for each in both for port in (each.stdout.readline().split() if each.stdout else ())]
        for each in both:
            each.communicate("\n")
    assert len(ports) == len(set(ports)) == 2 * COUNT
    assert "None" not in ports


def choosing() -> subprocess.Popen[str]:
    """Start a process that chooses ports."""
    return subprocess.Popen(  # noqa: S603  our own
        [sys.executable, "-c", CHOICE],
        cwd=paths.ROOT / "scripts",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

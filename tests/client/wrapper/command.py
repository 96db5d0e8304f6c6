"""The client's command as a program, with nothing of this machine's user in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
import os
from pathlib import Path
import subprocess
import sys
from typing import Any

SOURCE = Path(__file__).parents[3] / "client/src"
SECONDS = 30


def environ(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment with settings and files of its own, below a folder."""
    own = ("TRAINING_ENERGY_", "HASS_", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    homes = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    return {**kept, **homes, "PYTHONPATH": str(SOURCE), **more}


def run(*command: str, options: Sequence[str] = ()) -> list[str]:
    """Return the command line that runs a command under the wrapper."""
    return [sys.executable, "-m", "training_energy_client", "run", *options, "--", *command]


def python(script: str) -> tuple[str, ...]:
    """Return the command line of a script."""
    return (sys.executable, "-c", script)


@contextmanager
def running(arguments: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start something, and leave nothing of it behind, whatever comes of it."""
    with subprocess.Popen(arguments, start_new_session=True, **how) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def result(
    arguments: Sequence[str], environment: dict[str, str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run something to its end."""
    return subprocess.run(arguments, env=environment, input=stdin, capture_output=True, timeout=SECONDS, check=False)

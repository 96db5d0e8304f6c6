"""The command: runs the same training alone and under the wrapper, in turns, and prints what that made of it."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
import json
import os
from pathlib import Path
import pty
from statistics import median
import subprocess
import sys
from tempfile import TemporaryDirectory
from threading import Thread

from .server import answering, silent

DESCRIPTION = """\
Runs a loop of tqdm that does nothing else, alone and under `training-energy run`, in turns, and prints for each way:

  throughput   steps per second under the wrapper, as a ratio of those alone (the best turn of each, since whatever
               else happens on the machine only makes a turn worse)
  processor    the wrapper's own processor time, in % of the loop's duration (median)
  memory       the most that the wrapper had, MB

Exit code 1 if the wrapper took a whole percent of a processor, or 30 MB. On two processors and more it runs beside the
training, so that the throughput only tells how quiet the machine was.
"""

LOOP = Path(__file__).with_name("loop.py")
CLIENT = Path(__file__).parents[2] / "client/src"
MOST_PROCESSOR = 1.0
MOST_MEMORY = 30.0


@dataclass(frozen=True, slots=True)
class Turn:
    """One loop: how long it took, and what its wrapper used meanwhile (s, s, MB)."""

    seconds: float
    wrapper_seconds: float
    wrapper_mb: float


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.overhead",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--turns", type=int, default=15, help="how often each way (15)")
    parser.add_argument("--iterations", type=int, default=10_000_000, help="steps in each loop (10 million)")
    options = parser.parse_args(arguments)
    ways: list[tuple[str, Callable[[], AbstractContextManager[str]], bool]] = [
        ("pipes", answering, False),
        ("terminal", answering, True),
        ("terminal, Home Assistant hangs", silent, True),
    ]
    print(f"{'':32}{'throughput':>12}{'processor':>12}{'memory':>10}")
    is_right = True
    for name, server, on_terminal in ways:
        with TemporaryDirectory() as folder, server() as url:
            turns = [_pair(Path(folder), url, options.iterations, on_terminal) for _ in range(options.turns)]
        throughput = min(alone.seconds for alone, _ in turns) / min(wrapped.seconds for _, wrapped in turns)
        processor = 100 * median(wrapped.wrapper_seconds / wrapped.seconds for _, wrapped in turns)
        memory = max(wrapped.wrapper_mb for _, wrapped in turns)
        is_right = is_right and processor < MOST_PROCESSOR and memory < MOST_MEMORY
        print(f"{name:32}{throughput:>12.3f}{processor:>10.2f} %{memory:>7.1f} MB", flush=True)
    print("\nAll as it should be." if is_right else "\nThe wrapper takes more than it may.")
    return 0 if is_right else 1


def _pair(folder: Path, url: str, iterations: int, on_terminal: bool) -> tuple[Turn, Turn]:  # noqa: FBT001
    """Run the loop alone and under the wrapper."""
    answer = folder / "answer.json"
    loop = [sys.executable, str(LOOP), str(iterations), str(answer)]
    environ = {
        **os.environ,
        "PYTHONPATH": str(CLIENT),
        "XDG_STATE_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "TRAINING_ENERGY_URL": url,
        "TRAINING_ENERGY_TOKEN": "none",
    }
    turns = []
    for command in (loop, [sys.executable, "-m", "training_energy_client", "run", "--quiet", "--", *loop]):
        (_run_on_terminal if on_terminal else _run_in_pipes)(command, environ)
        turns.append(Turn(**json.loads(answer.read_text())))
    return turns[0], turns[1]


def _run_in_pipes(command: list[str], environ: dict[str, str]) -> None:
    """Run a command with its output in pipes."""
    subprocess.run(command, env=environ, capture_output=True, check=True)  # noqa: S603  our own


def _run_on_terminal(command: list[str], environ: dict[str, str]) -> None:
    """Run a command on a terminal of its own, whose screen is read and thrown away."""
    master, slave = pty.openpty()

    def look() -> None:
        try:
            while os.read(master, 65_536):
                pass
        except OSError:
            pass  # its other end is closed

    reader = Thread(target=look)
    reader.start()
    try:
        subprocess.run(command, env=environ, stdin=slave, stdout=slave, stderr=slave, check=True)  # noqa: S603  our own
    finally:
        os.close(slave)
        reader.join()
        os.close(master)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

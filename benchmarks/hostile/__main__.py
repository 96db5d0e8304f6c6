"""The command: sends every door all sorts of things, thousands of each, and counts them."""

import argparse
from collections import Counter
import json
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.page import fill, table

DESCRIPTION = """\
Runs the tests in tests/integration/hostile with many examples instead of few, and prints for each door how many were
sent, and how many of them were taken or refused in words. There is no third column: an exception, a change by what was
refused, or a file that grows beyond its bound fails the test, and this command with it.
"""

ROOT: Final = Path(__file__).parents[2]
TESTS: Final = ROOT / "tests" / "integration" / "hostile"
PAGE: Final = ROOT / "docs" / "security.md"


def main(arguments: list[str]) -> int:
    """Run the tests, print what they counted, and return their exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hostile",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--few", action="store_true", help="as few examples as every run of the tests has")
    parser.add_argument("--page", action="store_true", help="write the table into docs/security.md")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tally"
        code = _tried(file, [] if options.few else ["--hypothesis-profile=thorough"])
        counts = _counted(file)
    rows = [(door, *(f"{number:,}".replace(",", " ") for number in numbers)) for door, numbers in counts.items()]
    shown = table(["door", "sent", "taken", "refused"], rows)
    print(shown)
    if options.page and code == 0:
        fill("doors", shown, page=PAGE)
    return code


def _tried(file: Path, options: list[str]) -> int:
    """Run the tests, which leave their counts in a file; return their exit code."""
    command = [sys.executable, "-m", "pytest", "--quiet", "--show-capture=no", "--timeout=3600", *options, str(TESTS)]
    environment = {**os.environ, "TRAINING_ENERGY_TALLY": str(file)}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603  our own tests


def _counted(file: Path) -> dict[str, tuple[int, int, int]]:
    """Return how many examples each door was sent, and how many were taken and refused; all doors come last."""
    counts: dict[str, Counter[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        for door, fates in json.loads(line).items():
            counts.setdefault(door, Counter()).update(fates)
    counts = dict(sorted(counts.items()))
    counts["all doors"] = sum(counts.values(), Counter())
    return {door: (fates.total(), fates["done"], fates["refused"]) for door, fates in counts.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

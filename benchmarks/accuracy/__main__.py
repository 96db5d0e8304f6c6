"""The command: it measures, prints, and fails unless docs/accuracy.md is right about what it claims."""

import argparse
from multiprocessing import get_context
import os
from pathlib import Path
import sys
from time import monotonic

from . import boundary, picture
from .checks import ENOUGH, failures
from .meters import METERS, Meter
from .table import heading, row
from .trial import Cell, cells

DESCRIPTION = f"""\
Simulates training PCs and their meters, and prints how far off the energy of a session is: median and 95th percentile
of the error, in % of what the run truly used.

  raw           what the meter showed last at the stop, less what it showed last at the start
  interpolated  straight lines between the changes of the meter
  ours          the ledger; with power: the ledger that also hears a power entity
  floor         the meter's counter, had it been read at the very instants: what its step leaves open
  bias          the mean error of ours, in %; above zero it says too much
  inside        how often the truth lay inside the interval, with power and without
  width         of that interval, in % of the energy (median)
  settled       s from the stop until the figure is final, without and with power (median)

Exit code 1, with all that is wrong, unless the truth lay inside the interval every time, ours had a smaller median than
raw and no larger 95th percentile in each cell, and no larger ones than the best that was known before. With fewer than
{ENOUGH} sessions chance decides about a cell, and of machines in use nothing was known: then ours has to be ahead of
raw over all cells together.

For a quick look: --sessions 12 --minutes 10,30
"""
SESSIONS = 400
MINUTES = "5,10,30,120,480"


def main(arguments: list[str]) -> int:
    """Measure what the arguments name and return the exit code."""
    options = _options(arguments)
    began = monotonic()
    with get_context("spawn").Pool(os.process_cpu_count()) as pool:
        measured: list[Cell] = []
        for cell in cells(options.minutes, options.meters, sessions=options.sessions, in_use=options.in_use, pool=pool):
            if not measured or measured[-1].minutes != cell.minutes:
                print(heading(cell.minutes, options.sessions))
            print(row(cell), flush=True)
            measured.append(cell)
    if options.picture is not None:
        picture.write(options.picture / "accuracy.svg", measured)
        boundary.write(options.picture / "boundary.svg")
    found = failures(measured, in_use=options.in_use)
    print(f"\n{len(measured)} cells in {monotonic() - began:.0f} s.", *(found or ["All as it should be."]), sep="\n")
    return 1 if found else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--sessions", type=_count, default=SESSIONS, metavar="N", help="in each cell (%(default)s)")
    parser.add_argument(
        "--minutes", type=_counts, default=MINUTES, metavar="M,…", help="how long the runs are (%(default)s)"
    )
    parser.add_argument(
        "--meters", type=_meters, default="", metavar="TEXT", help="only those with this in their names"
    )
    parser.add_argument("--in-use", action="store_true", help="somebody works on the machines when they do not train")
    parser.add_argument(
        "--picture",
        type=Path,
        metavar="FOLDER",
        help=f"draw the runs of {picture.MINUTES} minutes, and the method, there",
    )
    options = parser.parse_args(arguments)
    if options.picture is not None and picture.MINUTES not in options.minutes:
        parser.error(f"--picture needs runs of {picture.MINUTES} minutes")
    return options


def _count(text: str) -> int:
    """Return the number, at least 1, that a text names."""
    if text.isdecimal() and int(text):
        return int(text)
    message = f"{text} is no number of at least 1"
    raise argparse.ArgumentTypeError(message)


def _counts(text: str) -> list[int]:
    """Return the numbers that a text names."""
    return [_count(part) for part in text.split(",")]


def _meters(text: str) -> list[Meter]:
    """Return the meters with a text in their names."""
    found = [meter for meter in METERS if text.casefold() in meter.name.casefold()]
    if found:
        return found
    message = f"no meter has {text} in its name; there are {'; '.join(meter.name for meter in METERS)}"
    raise argparse.ArgumentTypeError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

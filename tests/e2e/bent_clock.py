"""Runs Home Assistant with a clock that a test can set: by so many seconds as stand in a file, from then on.

Only what tells the time of day is bent. What counts how long something takes goes on as it does on any machine whose
clock is set.
"""

from datetime import UTC, datetime, tzinfo
import os
from pathlib import Path
import runpy
import sys
import time

from homeassistant.util import dt as dt_util

FILE = "bent_clock"
PROGRAM = str(Path(__file__).resolve())


def bend(file: Path) -> None:
    """Have the clock go by the file."""
    right = time.time

    def bent() -> float:
        """Return the time as the file has it."""
        # Without Python's open, of which Home Assistant complains in its event loop.
        descriptor = os.open(file, os.O_RDONLY)
        try:
            return right() + float(os.read(descriptor, 32))
        finally:
            os.close(descriptor)

    def now(time_zone: tzinfo | None = None) -> datetime:
        """Return the local time."""
        return datetime.fromtimestamp(bent(), time_zone or dt_util.DEFAULT_TIME_ZONE)

    time.time = bent
    dt_util.utcnow = lambda: datetime.fromtimestamp(bent(), UTC)  # type: ignore[assignment]  # a partial there
    dt_util.now = now


def set_clock(folder: Path, seconds: int) -> None:
    """Set the clock of the home in a folder to be so far off, from now on."""
    fresh = folder / "clock.new"
    fresh.write_text(str(seconds))
    fresh.replace(folder / FILE)


if __name__ == "__main__":
    bend(Path(sys.argv[sys.argv.index("-c") + 1]) / FILE)
    runpy.run_module("homeassistant", run_name="__main__", alter_sys=True)

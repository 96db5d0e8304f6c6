"""Homes to measure in: each in a folder and on a port of its own."""

from pathlib import Path
import sys
from typing import Final

from lab.home import Home
from lab.process import free_port

# What a meter says of itself.
METER: Final = {"device_class": "energy", "state_class": "total_increasing", "unit_of_measurement": "kWh"}


def at(folder: Path) -> Home:
    """Return a home in a folder, not prepared yet; where no port is free, the program ends."""
    port = free_port()
    if port is None:
        sys.exit("No port of 127.0.0.1 is free.")
    return Home(folder, port)

"""A home that something happens to: rigs of long standing, what their sessions are, and what is said of them."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from lab import configuration, furnish, paths
from lab.home import Home
from lab.process import free_port
from lab.rest import Json

from . import meter
from .meter import WallMeter
from .rig import Rig

PRICE = 0.2
BEGIN = "100"


@contextmanager
def rigs_of_long_standing(
    folder: Path, *names: str, program: Sequence[str] = ("-m", "homeassistant"), yaml: str = ""
) -> Generator[dict[str, tuple[Rig, WallMeter]]]:
    """Start a home with some rigs, each on a meter of its own, all of which is written down; end it afterwards."""
    port = free_port()
    assert port is not None
    home = Home(folder, port)
    home.process.program = [*program]
    home.prepare(yaml=yaml + meter.YAML, components=[paths.INTEGRATION, meter.COMPONENT], base=configuration.LEAN)
    meters = {name: WallMeter(home, f"wall_meter_{name.lower()}") for name in names}
    for each in meters.values():
        each.count_to(BEGIN)
    try:
        home.start()
        rigs = {
            name: Rig(home, home.rest.configure(furnish.DOMAIN, name=name, meters=[each.entity], price=PRICE), name)
            for name, each in meters.items()
        }
        home.process.stop()
        home.start()
        yield {name: (rigs[name], meters[name]) for name in names}
    finally:
        # What follows is of no interest any more.
        home.process.kill()


def train(rig: Rig, wall_meter: WallMeter, name: str, *, to: str) -> dict[str, Json]:
    """Run a session until the meter shows a value; return it as its stop was answered."""
    rig.ask("start_session", name=name)
    wall_meter.show(to)
    return rig.ask("stop_session", steps=100)


def energies(rig: Rig) -> dict[str, Decimal]:
    """Return what each session of a rig has used (kWh), by its name."""
    return {row["name"]: Decimal(str(row["energy_kwh"])) for row in rig.ask("list_sessions")["sessions"]}


def ids(rig: Rig) -> dict[str, str]:
    """Return the id of each session of a rig, by its name."""
    return {row["name"]: row["id"] for row in rig.ask("list_sessions")["sessions"]}


def said(home: Home, *words: str) -> list[str]:
    """Return the lines of the log, errors and warnings and what the integration notes, that have all of the words."""
    return [line for line in home.process.output().splitlines() if all(word in line for word in words)]

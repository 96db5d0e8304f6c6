"""A training run outlives Home Assistant: its figures are there at once afterwards, and nothing is lost."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from lab import websocket
from lab.home import Home
from lab.wait import until

from .meter import WallMeter
from .rig import SECONDS, Rig


@pytest.fixture(scope="module", autouse=True)
def meter_of_long_standing(home: Home) -> None:
    """Have the meter written down, as one that was not plugged in within the last seconds is."""
    home.process.stop()
    home.start()


@contextmanager
def power_cut(rig: Rig) -> Generator[None]:
    """Take the power from Home Assistant without a warning, then give it back.

    The rig itself is no news by then: Home Assistant writes a new config entry down a second after it was made.
    """
    entries = rig.home.folder / ".storage" / "core.config_entries"
    until(
        lambda: entries.exists() and rig.entry_id in entries.read_text(),
        seconds=SECONDS,
        what=f"the rig stands in {entries}",
    )
    rig.home.process.kill()
    yield
    rig.home.start()


@contextmanager
def clean_restart(rig: Rig) -> Generator[None]:
    """Stop Home Assistant as an update does, then start it again."""
    rig.home.process.stop()
    yield
    rig.home.start()


@contextmanager
def disabled(rig: Rig) -> Generator[None]:
    """Disable the rig in the user interface, then enable it again."""
    websocket.ask(rig.home.rest, "config_entries/disable", entry_id=rig.entry_id, disabled_by="user")
    yield
    websocket.ask(rig.home.rest, "config_entries/disable", entry_id=rig.entry_id, disabled_by=None)


@contextmanager
def reload(rig: Rig) -> Generator[None]:
    """Reload the rig right after its meter has moved on."""
    yield
    rig.home.rest.post(f"/api/config/config_entries/entry/{rig.entry_id}/reload", {})


type Away = Callable[[Rig], AbstractContextManager[None]]


@pytest.mark.parametrize("away", [power_cut, clean_restart, disabled, reload], ids=lambda way: way.__name__)
def test_a_session_goes_on(rig: Rig, wall_meter: WallMeter, away: Away) -> None:
    """Energy used meanwhile is counted, and no sensor ever falls back to nothing."""
    opened = rig.ask("start_session", name="Overnight")
    wall_meter.show("351.788")
    rig.wait_until_shows("session_energy", "0.1")
    since = datetime.now(UTC)

    with away(rig):
        wall_meter.count_to("351.888")
    wall_meter.show("351.888")

    rig.wait_until_shows("session_energy", "0.2")
    assert rig.shows("status") == "training"
    assert rig.shows("session", "switch") == "on"
    energies = rig.history("session_energy", since)
    assert min(energies) > 0
    assert all(earlier <= later for earlier, later in pairwise(energies))

    wall_meter.show("351.899")
    session = rig.ask("stop_session", steps=2000)
    assert session["id"] == opened["id"]
    assert session["started_at"] == opened["started_at"]
    assert session["energy_kwh"] == pytest.approx(0.211, rel=1e-12)
    assert session["cost"] == pytest.approx(0.0422, rel=1e-12)

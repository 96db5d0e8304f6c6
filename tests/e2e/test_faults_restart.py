"""Restarted while a session is paused, over its budget, or settling; then backed up, and restored into a fresh home."""

from collections.abc import Generator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
import shutil

import aiohttp
import pytest

from lab import configuration, paths, websocket
from lab.home import Home
from lab.process import RESTART, free_port
from lab.rest import Json
from lab.wait import until

from . import meter
from .bent_clock import PROGRAM, set_clock
from .conftest import complaints
from .faulty import rigs_of_long_standing
from .meter import WallMeter
from .rig import SECONDS, Rig

type Rigs = dict[str, tuple[Rig, WallMeter]]

# kWh and s: a meter that counts so much each minute has shown its rhythm after some of them.
STEP = Decimal("0.01")
MINUTE = 60
BACKUP = "backup:\n"


@pytest.fixture(scope="module")
def rigs(tmp_path_factory: pytest.TempPathFactory) -> Generator[Rigs]:
    """Return three rigs, each in the state that it is named after."""
    folder = tmp_path_factory.mktemp("home")
    set_clock(folder, 0)
    with rigs_of_long_standing(folder, "Paused", "Over", "Settling", program=[PROGRAM], yaml=BACKUP) as rigs:
        rig, wall_meter = rigs["Paused"]
        rig.ask("start_session", name="Paused")
        set_clock(folder, 10 * MINUTE)
        wall_meter.show("100.5")
        rig.ask("pause_session")
        rig, wall_meter = rigs["Over"]
        rig.set_options(session_budget=0.01)
        rig.ask("start_session", name="Over")
        steps(wall_meter, 11, 18)
        until(lambda: rig.shows("over_budget", "binary_sensor") == "on", seconds=SECONDS, what="it is over its budget")
        rig, wall_meter = rigs["Settling"]
        steps(wall_meter, 21, 26)
        rig.ask("start_session", name="Settling")
        steps(wall_meter, 26, 32)
        assert rig.ask("stop_session", steps=10)["status"] == "settling"
        yield rigs
        assert complaints(rig.home) == []


def steps(wall_meter: WallMeter, first: int, end: int) -> None:
    """Let a meter count from one of its steps to another, and be read at each, a minute after the one before."""
    for number in range(first, end):
        set_clock(wall_meter.folder, number * MINUTE)
        wall_meter.show(str((100 + number * STEP).normalize()))


def states(rigs: Rigs) -> dict[str, Json]:
    """Return what all entities of all rigs say."""
    return {
        entity: rig.home.rest.value(entity)
        for rig, _ in rigs.values()
        for entity in rig.entities.values()
        if not entity.startswith("calendar.")  # whose running entry ends at the next full hour
    }


def sessions(rigs: Rigs) -> dict[str, Json]:
    """Return all sessions of all rigs, less what goes on with time while they run."""
    moving = {"active_s", "duration_s", "average_power_w", "step_rate", "energy_max_kwh", "net_energy_kwh"}
    return {
        row["id"]: {key: value for key, value in row.items() if key not in moving}
        for rig, _ in rigs.values()
        for row in rig.ask("list_sessions")["sessions"]
    }


def test_a_restart_changes_nothing(rigs: Rigs) -> None:
    """All entities say what they said, the events too: nothing is told a second time."""
    home = rigs["Paused"][0].home
    said, kept = states(rigs), sessions(rigs)
    home.process.stop()
    home.start()
    assert {entity: value for entity, value in states(rigs).items() if value != said[entity]} == {}
    assert sessions(rigs) == kept


def test_a_backup_is_restored_into_a_fresh_home(rigs: Rigs, tmp_path: Path) -> None:
    """By Home Assistant itself, on both sides: all sessions, totals and states are there, and go on."""
    home = rigs["Paused"][0].home
    before = sessions(rigs)
    backup_id = back_up(home)
    home.process.kill()
    set_clock(tmp_path, 0)
    fresh = Home(tmp_path, free_port() or 0)
    fresh.process.program = [PROGRAM]
    fresh.prepare(yaml=BACKUP, components=[paths.INTEGRATION, meter.COMPONENT], base=configuration.LEAN)
    shutil.copytree(home.folder / "backups", tmp_path / "backups")
    try:
        fresh.start()
        websocket.ask(fresh.rest, "backup/info")
        restore(fresh, backup_id)
        # It is the other one now, with the address and the users of that.
        restored = Home(tmp_path, home.port)
        restored.rest = home.rest
        restored.process = fresh.process
        restored.start()
        found: Rigs = {
            name: (Rig(restored, rig.entry_id, name), WallMeter(restored, f"wall_meter_{name.lower()}"))
            for name, (rig, _) in rigs.items()
        }
        assert sessions(found) == before
        check_goes_on(found)
    finally:
        fresh.process.kill()


def back_up(home: Home) -> str:
    """Have Home Assistant make a backup; return its id once it is there."""
    websocket.ask(home.rest, "backup/generate", agent_ids=["backup.local"], include_homeassistant=True)
    backups = until(lambda: idle(home)["backups"], seconds=SECONDS, what="a backup")
    return str(backups[0]["backup_id"])


def idle(home: Home) -> dict[str, Json]:
    """Return what there is of backups, nothing while one is being made."""
    info: dict[str, Json] = websocket.ask(home.rest, "backup/info")
    return info if info["state"] == "idle" else {"backups": []}


def restore(home: Home, backup_id: str) -> None:
    """Have Home Assistant restore a backup, for which it ends and asks to be started again."""
    with suppress(aiohttp.WSMessageTypeError):  # it ends without an answer
        websocket.ask(home.rest, "backup/restore", agent_id="backup.local", backup_id=backup_id)
    until(lambda: home.process.exit_code is not None, seconds=SECONDS, what="Home Assistant ends")
    assert home.process.exit_code == RESTART
    home.process.start()
    assert home.process.wait() == RESTART


def check_goes_on(rigs: Rigs) -> None:
    """Hold that each session ends as it would have without all that."""
    rig, wall_meter = rigs["Paused"]
    set_clock(wall_meter.folder, 40 * MINUTE)
    wall_meter.show("100.7")
    rig.ask("resume_session")
    set_clock(wall_meter.folder, 50 * MINUTE)
    wall_meter.show("100.8")
    assert rig.ask("stop_session")["energy_kwh"] == 0.6
    rig, wall_meter = rigs["Over"]
    told = rig.shows("session", "event")
    steps(wall_meter, 51, 52)
    assert rig.shows("over_budget", "binary_sensor") == "on"
    assert rig.shows("session", "event") == told
    assert rig.ask("stop_session")["energy_kwh"] == 0.51
    rig, wall_meter = rigs["Settling"]
    steps(wall_meter, 52, 56)
    (session,) = rig.ask("list_sessions")["sessions"]
    assert session["settled"]
    assert session["energy_min_kwh"] <= session["energy_kwh"] <= session["energy_max_kwh"]
    assert rig.home.rest.state(rig.entities["event", "session"])["attributes"]["event_type"] == "settled"  # type: ignore[index]  # the entity is there

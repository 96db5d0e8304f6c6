"""What a release consists of works: its zip in a fresh Home Assistant, a later one over it, and its wheel."""

from collections.abc import Generator
from pathlib import Path
import shutil
import subprocess
import zipfile

import pytest

from lab import configuration, furnish, paths, websocket
from lab.home import Home
from lab.process import free_port
from lab.release.inspection import inspect
from lab.release.pack import BUILDER, build_client, pack_integration
from lab.release.stamp import CLIENT, INTEGRATION, files, stamped
from lab.release.version import Version
from lab.rest import Json

from . import meter
from .bent_clock import PROGRAM, set_clock
from .conftest import PRICE, RIG, complaints
from .faulty import energies, train
from .meter import WallMeter
from .rig import Rig

FIRST, LATER = map(Version.parse, ("1.0.0", "1.1.0-beta.1"))
TIME = 1_790_078_400
MINUTE = 60  # s; nothing that a rig has could draw so much at once
UV = paths.CACHE / "tools" / "bin" / "uv"
OLDEST = paths.CACHE / "client" / "bin" / "python"
KEPT = ("status", "session_energy", "session_steps", "total_energy", "total_cost", "total_steps", "total_sessions")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[Version, list[Path]]:
    """Return the files of two releases, made of this working tree."""
    if not BUILDER.exists():
        pytest.fail("What builds the client is missing. Run: scripts/setup --release")
    return {version: _release(version, tmp_path_factory.mktemp(str(version))) for version in (FIRST, LATER)}


@pytest.fixture
def fresh(released: dict[Version, list[Path]], tmp_path: Path) -> Generator[Home]:
    """Start a Home Assistant that has nothing of ours but the first zip."""
    home = Home(tmp_path, free_port() or 0)
    home.process.program = [PROGRAM]
    set_clock(tmp_path, 0)
    home.prepare(yaml=meter.YAML, components=[meter.COMPONENT], base=configuration.LEAN)
    _install(home, released[FIRST])
    WallMeter(home).count_to("351.5")
    try:
        home.start()
        yield home
    finally:
        home.process.stop()


def test_a_later_zip_keeps_all_that_an_earlier_one_has(fresh: Home, released: dict[Version, list[Path]]) -> None:
    """Put over it while a session runs and others are in the history, as HACS and the Marketplace do."""
    wall_meter = WallMeter(fresh)
    wall_meter.show("351.688")
    rig = Rig(fresh, fresh.rest.configure(furnish.DOMAIN, name=RIG, meters=[meter.ENTITY], price=PRICE), RIG)
    rig.set_options(session_budget=2.5, idle_power=60)
    for minute, (name, kwh) in enumerate({"One": "351.899", "Two": "352.1"}.items(), start=1):
        set_clock(fresh.folder, minute * MINUTE)
        train(rig, wall_meter, name, to=kwh)
    rig.ask("start_session", name="Running", key="running")
    set_clock(fresh.folder, 3 * MINUTE)
    wall_meter.show("352.25")
    rig.ask("report_progress", steps_done=500)
    kept = _kept(rig)
    assert (kept["version"], kept["status"], kept["total_energy"]) == ("1.0.0", "training", "0.562")
    _install(fresh, released[LATER])
    fresh.process.stop()
    set_clock(fresh.folder, 4 * MINUTE)
    wall_meter.count_to("352.5")
    fresh.start()
    wall_meter.show("352.5")
    went_on = {"session_energy": "0.4", "total_energy": "0.812", "total_cost": "0.1624"}
    assert _kept(rig) == {**kept, "version": "1.1.0-beta.1", **went_on}
    assert rig.ask("stop_session", steps=1000)["key"] == "running"
    assert {name: float(kwh) for name, kwh in energies(rig).items()} == {"One": 0.211, "Two": 0.201, "Running": 0.4}
    assert complaints(fresh) == []


def test_the_zip_has_every_file_and_no_other(released: dict[Version, list[Path]]) -> None:
    """Those of the working tree, with no folder around them."""
    with zipfile.ZipFile(_one(released[FIRST], ".zip")) as archive:
        assert archive.namelist() == [path.as_posix() for path in files(paths.INTEGRATION)]


def test_the_wheel_is_a_command_on_a_python_as_trainings_have_it(
    released: dict[Version, list[Path]], tmp_path: Path
) -> None:
    """Without a network, since it needs nothing beside itself; and it says which version it is."""
    wheel = _one(released[LATER], ".whl")
    environment = tmp_path / "environment"
    _run(UV, "venv", "--quiet", "--no-project", "--python", OLDEST, environment)
    _run(UV, "pip", "install", "--quiet", "--offline", "--no-index", "--python", environment / "bin" / "python", wheel)
    assert _run(environment / "bin" / "training-energy", "--version") == "training-energy 1.1.0-beta.1\n"


def _release(version: Version, place: Path) -> list[Path]:
    """Make the files of a version, and hold that they are complete."""
    stamped(paths.ROOT, place / "stamped", version)
    made = [
        pack_integration(place / "stamped" / INTEGRATION, place, time=TIME),
        *build_client(place / "stamped" / CLIENT, place, time=TIME),
    ]
    inspect(made, version)
    return made


def _install(home: Home, made: list[Path]) -> None:
    """Unpack a zip into the integration's folder, in place of what was there."""
    folder = home.folder / INTEGRATION
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(_one(made, ".zip")) as archive:
        archive.extractall(folder)


def _one(made: list[Path], suffix: str) -> Path:
    """Return the file of a release with that suffix."""
    [path] = [path for path in made if path.suffix == suffix]
    return path


def _kept(rig: Rig) -> dict[str, Json]:
    """Return what is to be the same after an update: figures, options and the history; and the version."""
    rest = rig.home.rest
    settings = rest.get(f"/api/diagnostics/config_entry/{rig.entry_id}")["data"]["settings"]
    finished = [row for row in rig.ask("list_sessions")["sessions"] if row["outcome"]]
    version = websocket.ask(rest, "manifest/get", integration=furnish.DOMAIN)["version"]
    return {"version": version, "settings": settings, "finished": finished, **{key: rig.shows(key) for key in KEPT}}


def _run(program: Path, *arguments: object) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout

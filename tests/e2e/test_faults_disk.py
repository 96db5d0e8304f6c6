"""A disk that is full, then read-only: the rig counts on, says so once, and has all on disk when there is room."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from decimal import Decimal
import os
from pathlib import Path
import shutil
import subprocess

import pytest

from lab.rest import Json
from lab.wait import until

from .faulty import energies, ids, rigs_of_long_standing, said, train
from .meter import WallMeter
from .rig import SECONDS, Rig

MOUNT, UMOUNT = shutil.which("mount"), shutil.which("umount")
SIZE = "3m"  # all of Home Assistant's own files, twice


def mount(*arguments: str) -> None:
    """Mount something; skip the test where nobody may."""
    if MOUNT is None or UMOUNT is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    done = subprocess.run([MOUNT, *arguments], check=False, capture_output=True, text=True)  # noqa: S603  our own arguments
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """Return a config folder whose .storage is on a small disk of its own."""
    folder = tmp_path_factory.mktemp("home")
    storage = folder / ".storage"
    storage.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(storage))
    yield storage
    subprocess.run([str(UMOUNT), "--lazy", str(storage)], check=True)  # noqa: S603  our own arguments


@pytest.fixture(scope="module")
def furnished(disk: Path) -> Generator[tuple[Rig, WallMeter]]:
    """Return the rig of a home on that disk, and its meter."""
    with rigs_of_long_standing(disk.parent, "Tower") as rigs:
        yield rigs["Tower"]


@contextmanager
def full(disk: Path) -> Generator[None]:
    """Leave no byte free."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    yield
    ballast.unlink()


@contextmanager
def read_only(disk: Path) -> Generator[None]:
    """Let nothing be written, as after an error of the disk."""
    # A write that is just under way keeps the disk busy.
    until(lambda: _remount(disk, "ro"), seconds=SECONDS, what="the disk is read-only")
    yield
    assert _remount(disk, "rw")


def _remount(disk: Path, how: str) -> bool:
    """Mount the disk in another way; return whether that worked."""
    done = subprocess.run([str(MOUNT), "-o", f"remount,{how}", str(disk)], check=False, capture_output=True)  # noqa: S603  our own arguments
    return done.returncode == 0


def unwritten(rig: Rig) -> list[str]:
    """Return the lines that say that the rig's files cannot be written."""
    return said(rig.home, "ERROR", "custom_components.training_energy", "cannot be written")


def kill_and_start(rig: Rig) -> None:
    """Take the power from Home Assistant, then give it back."""
    rig.home.process.kill()
    rig.home.start()


def test_nothing_is_lost_that_there_was_room_for_in_time(furnished: tuple[Rig, WallMeter], disk: Path) -> None:
    """Sessions go on while nothing can be written; the next write with room has them all."""
    rig, wall_meter = furnished
    answered: dict[str, dict[str, Json]] = {"Before": train(rig, wall_meter, "Before", to="100.5")}
    with full(disk):
        answered["Full"] = train(rig, wall_meter, "Full", to="100.75")
        rig.ask("start_session", name="Over")
        for kwh in ("100.8", "100.85", "100.9"):
            wall_meter.show(kwh)
        (line,) = unwritten(rig)
        assert "No space left on device" in line
    wall_meter.show("101.5")
    answered["Over"] = rig.ask("stop_session", steps=100)
    assert len(said(rig.home, "is written again")) == 1
    with read_only(disk):
        answered["Read-only"] = train(rig, wall_meter, "Read-only", to="101.625")
        _, line = unwritten(rig)
        assert "Read-only file system" in line
    rig.ask("start_session", name="After")
    kill_and_start(rig)
    wall_meter.show("101.75")
    expected = {"Before": "0.5", "Full": "0.25", "Over": "0.75", "Read-only": "0.125", "After": "0.125"}
    assert energies(rig) == {name: Decimal(kwh) for name, kwh in expected.items()}
    assert {name: ids(rig)[name] for name in answered} == {name: each["id"] for name, each in answered.items()}
    rig.ask("stop_session")
    assert rig.shows("total_energy") == "1.75"


def test_a_power_cut_on_a_full_disk_costs_no_more_than_was_said(furnished: tuple[Rig, WallMeter], disk: Path) -> None:
    """All that was on disk is there, and Home Assistant starts on it; the energy counts with whatever runs by then."""
    rig, wall_meter = furnished
    train(rig, wall_meter, "Kept", to="102.5")
    before = ids(rig)
    rig.ask("start_session", name="Running")
    with full(disk):
        wall_meter.show("102.7")
        rig.ask("stop_session", steps=5)
        kill_and_start(rig)
        assert {**ids(rig), **before} == ids(rig)
        wall_meter.show("103.5")
        assert energies(rig)["Running"] == 1
        assert rig.shows("status") == "training"
    rig.ask("stop_session", steps=6)
    kill_and_start(rig)
    assert energies(rig)["Running"] == 1
    assert rig.shows("status") == "idle"
    assert not list(disk.glob("*.corrupt*"))

"""Files that are cut off, garbage, or of a newer version: each costs only itself, and nothing is written over."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from decimal import Decimal
import json
from pathlib import Path
from random import Random
from typing import Final

import pytest

from .faulty import energies, rigs_of_long_standing, said, train
from .meter import WallMeter
from .rig import Rig


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens to which file of a rig, and which sessions are left of it (kWh by name), if it is set up at all."""

    suffix: str
    damage: Callable[[bytes], bytes]
    left: Mapping[str, Decimal] | None = None


def cut_off(content: bytes) -> bytes:
    """Return the first half of a file, as a disk may leave it that was not told to sync."""
    return content[: len(content) // 2]


def garbage(content: bytes) -> bytes:
    """Return as many bytes that mean nothing."""
    return Random(7).randbytes(len(content))  # noqa: S311  garbage, and the same each time


def newer(content: bytes) -> bytes:
    """Return a file as a version of the future may write it."""
    return json.dumps({**json.loads(content), "version": 99, "data": {"of": "the future"}}).encode()


SNAPSHOT, ARCHIVE = "", ".sessions.1"
FINISHED: Final = {"First": Decimal("0.5"), "Second": Decimal("0.25")}
# The running one is in the snapshot, and so is the last one with steps, which says what a step costs.
HELD: Final = {"Second": Decimal("0.25"), "Running": Decimal(0)}
FAULTS: Final = {
    "Cut": Fault(suffix=SNAPSHOT, damage=cut_off, left=FINISHED),
    "Garbage": Fault(suffix=SNAPSHOT, damage=garbage, left=FINISHED),
    "History_cut": Fault(suffix=ARCHIVE, damage=cut_off, left=HELD),
    "History_garbage": Fault(suffix=ARCHIVE, damage=garbage, left=HELD),
    "Newer": Fault(suffix=SNAPSHOT, damage=newer),
    "History_newer": Fault(suffix=ARCHIVE, damage=newer),
}
BROKEN: Final = [name for name, fault in FAULTS.items() if fault.left]
NEWER: Final = [name for name, fault in FAULTS.items() if not fault.left]


@dataclass(frozen=True, kw_only=True)
class Damaged:
    """A rig with its meter, the file that was damaged, and what that holds since then."""

    rig: Rig
    wall_meter: WallMeter
    file: Path
    content: bytes

    def aside(self) -> list[Path]:
        """Return the files that were kept beside it."""
        return list(self.file.parent.glob(f"{self.file.name}.corrupt.*"))


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Generator[dict[str, Damaged]]:
    """Return the rigs after a start on damaged files; each had two sessions that were over and one that ran."""
    with rigs_of_long_standing(tmp_path_factory.mktemp("home"), *FAULTS) as rigs:
        for rig, wall_meter in rigs.values():
            train(rig, wall_meter, "First", to="100.5")
            train(rig, wall_meter, "Second", to="100.75")
            rig.ask("start_session", name="Running")
        home = rigs["Cut"][0].home
        home.process.stop()
        found = {}
        for name, (rig, wall_meter) in rigs.items():
            file = home.folder / ".storage" / f"training_energy.{rig.entry_id}{FAULTS[name].suffix}"
            content = FAULTS[name].damage(file.read_bytes())
            file.write_bytes(content)
            found[name] = Damaged(rig=rig, wall_meter=wall_meter, file=file, content=content)
        home.start()
        yield found


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_costs_only_itself(damaged: dict[str, Damaged], name: str) -> None:
    """It is kept for whoever can mend it, the log says so in a line, and all that other files hold is there."""
    case = damaged[name]
    assert energies(case.rig) == FAULTS[name].left
    assert case.rig.shows("total_energy") == "0.75"
    (aside,) = case.aside()
    assert aside.read_bytes() == case.content
    (line,) = said(case.rig.home, "ERROR", f"storage {case.file.name} at")
    assert str(aside) in line


@pytest.mark.parametrize("name", NEWER)
def test_a_file_of_a_newer_version_stays_as_it_is(damaged: dict[str, Damaged], name: str) -> None:
    """The rig says what to do, in the log and on its page, and writes nothing."""
    case = damaged[name]
    rows = case.rig.home.rest.get("/api/config/config_entries/entry?domain=training_energy")
    (row,) = [row for row in rows if row["entry_id"] == case.rig.entry_id]
    assert row["state"] == "setup_error"
    assert row["reason"].startswith(f"{case.file} was written by a newer version of Training Energy. Update")
    assert len(said(case.rig.home, "ERROR", str(case.file), "newer version")) == 1
    assert case.file.read_bytes() == case.content
    assert case.aside() == []


def test_the_rigs_go_on_and_the_next_start_finds_nothing_to_say(damaged: dict[str, Damaged]) -> None:
    """What was set aside stays there, and what ran since is kept."""
    home = damaged["Cut"].rig.home
    before = {}
    for name in BROKEN:
        case = damaged[name]
        if case.rig.shows("status") != "idle":
            case.rig.ask("stop_session")
        train(case.rig, case.wall_meter, "After", to="101.5")
        before[name] = energies(case.rig)
        assert before[name]["After"] == Decimal("0.75")
        assert case.rig.shows("total_energy") == "1.5"
    errors = len(said(home, "ERROR", "training_energy"))
    home.process.kill()
    home.start()
    for name in BROKEN:
        assert energies(damaged[name].rig) == before[name]
        assert damaged[name].rig.shows("total_energy") == "1.5"
        assert len(damaged[name].aside()) == 1
    assert {damaged[name].file.read_bytes() == damaged[name].content for name in NEWER} == {True}
    assert len(said(home, "ERROR", "training_energy")) == errors + len(NEWER)

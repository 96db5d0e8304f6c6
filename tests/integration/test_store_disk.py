"""A disk that is full, read-only or broken: said once, and nothing is lost that is still known."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
import json
import logging
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from custom_components.training_energy.ledger import Details
from custom_components.training_energy.store import RigFile
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError

from .meters import FakeMeter

BEAT = timedelta(seconds=31)


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


@pytest.fixture
def snapshot_file(hass_config_dir: str, rig_entry: MockConfigEntry) -> Path:
    """Return the path of the rig's snapshot."""
    return Path(hass_config_dir) / ".storage" / f"{DOMAIN}.{rig_entry.entry_id}"


@contextmanager
def full(is_full: Callable[[RigFile], bool] = lambda _file: True) -> Generator[None]:
    """Have no room on the disk for some files."""
    writing = Store._async_write_data  # noqa: SLF001  # below what the rig's own files do about it

    async def write(file: RigFile, data: dict[str, Any]) -> None:
        if file.key.startswith(DOMAIN) and is_full(file):
            raise WriteError(OSError(28, "No space left on device"))
        await writing(file, data)

    with patch.object(Store, "_async_write_data", write):
        yield


def no_room_for_snapshots() -> AbstractContextManager[None]:
    """Have room for the files of the history only, as they may be smaller."""
    return full(lambda file: ".sessions." not in file.key)


def put(path: Path, content: str) -> None:
    """Write something else over a file."""
    path.write_text(content)


def text_of(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text()


@contextmanager
def displaced(path: Path) -> Generator[None]:
    """Have in a file's place what cannot be read as one."""
    aside = path.rename(f"{path}.aside")
    path.mkdir()
    yield
    path.rmdir()
    aside.rename(path)


async def crash(hass: HomeAssistant, rig: MockConfigEntry) -> TrainingEnergyCoordinator:
    """Let Home Assistant end with nothing more written, and load the rig of what is on disk."""
    with patch.object(RigFile, "_async_write_data"):
        await hass.config_entries.async_unload(rig.entry_id)
    assert await hass.config_entries.async_setup(rig.entry_id)
    await hass.async_block_till_done()
    coordinator: TrainingEnergyCoordinator = rig.runtime_data
    return coordinator


def ours(caplog: pytest.LogCaptureFixture, word: str) -> list[str]:
    """Return the lines of the log in which the integration says a word."""
    return [r.getMessage() for r in caplog.records if DOMAIN in r.name and word in r.getMessage()]


async def beat(hass: HomeAssistant, times: int = 1) -> None:
    """Let so many heartbeats pass."""
    for count in range(1, times + 1):
        async_fire_time_changed(hass, dt_util.utcnow() + count * BEAT)
        await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_full_disk_is_said_once_and_so_is_its_end(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, snapshot_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Readings, reports and heartbeats go on for hours meanwhile; with room again all is written."""
    caplog.set_level(logging.INFO)
    issue = (DOMAIN, f"unwritten_store_{snapshot_file.name}")
    with full():
        session = await rig.runtime_data.async_start_session(Details(name="Run"))
        for kwh in ("351.7", "351.75", "351.8"):
            meter.show(kwh)
            await beat(hass, 3)
        await rig.runtime_data.async_stop_session(steps=7)
        (line,) = ours(caplog, "cannot be written")
        assert str(snapshot_file) in line
        assert "No space left on device" in line
        assert issue in ir.async_get(hass).issues
    await beat(hass)
    assert len(ours(caplog, "is written again")) == 1
    assert issue not in ir.async_get(hass).issues
    loaded = await crash(hass, rig)
    found = loaded.find(session.id)
    assert (str(loaded.figures_of(found).energy_kwh.normalize()), found.steps) == ("0.112", 7)


async def test_the_history_is_never_ahead_of_the_snapshot(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter
) -> None:
    """Else a session whose end is only in the history would be over there, and run on in the rig."""
    session = await rig.runtime_data.async_start_session(Details(name="Run"))
    with no_room_for_snapshots():
        meter.show("351.8")
        await rig.runtime_data.async_stop_session(steps=7)
        await beat(hass)
        assert not list(rig.runtime_data.archive.rows)
        loaded = await crash(hass, rig)
        assert not list(loaded.archive.rows)
        assert loaded.book.open is not None
        assert loaded.book.open.id == session.id


async def test_a_session_that_is_reopened_on_a_full_disk_stays_in_the_history(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter
) -> None:
    """It leaves the history once the rig has it on disk, and not before."""
    session = await rig.runtime_data.async_start_session(Details(name="Run"))
    await rig.runtime_data.async_stop_session(steps=7)
    other = await rig.runtime_data.async_start_session(Details(name="Other"))
    await rig.runtime_data.async_stop_session()
    with no_room_for_snapshots():
        await rig.runtime_data.async_reopen_session(session.id)
        loaded = await crash(hass, rig)
    assert {row["id"] for row in loaded.archive.rows} == {session.id, other.id}
    assert loaded.find(session.id).steps == 7


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\x00 no JSON", id="no JSON"),
        pytest.param('{"version": 2, "minor_version": 1, "data": {"book": 5}}', id="no book"),
    ],
)
async def test_a_broken_file_that_cannot_be_renamed_is_left_as_it_is(
    hass: HomeAssistant, rig: MockConfigEntry, snapshot_file: Path, *, content: str
) -> None:
    """On a read-only disk the rig waits: with an empty book it would write over what can still be mended."""
    await hass.config_entries.async_unload(rig.entry_id)
    put(snapshot_file, content)
    refused = OSError(30, "Read-only file system")
    with patch.object(Path, "rename", side_effect=refused), patch("os.rename", side_effect=refused):
        assert not await hass.config_entries.async_setup(rig.entry_id)
    assert rig.state is ConfigEntryState.SETUP_RETRY
    assert "Read-only file system" in str(rig.reason)
    assert text_of(snapshot_file) == content
    assert await hass.config_entries.async_reload(rig.entry_id)
    assert list(snapshot_file.parent.glob(f"{snapshot_file.name}.corrupt.*"))


async def test_a_file_that_the_disk_does_not_read_is_waited_for(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, snapshot_file: Path
) -> None:
    """What may be readable again must not be written over with an empty book."""
    session = await rig.runtime_data.async_start_session(Details(name="Run"))
    await hass.config_entries.async_unload(rig.entry_id)
    with displaced(snapshot_file):
        assert not await hass.config_entries.async_setup(rig.entry_id)
        assert rig.state is ConfigEntryState.SETUP_RETRY
        assert f"{snapshot_file} could not be read" in str(rig.reason)
    assert await hass.config_entries.async_reload(rig.entry_id)
    assert rig.runtime_data.book.open.id == session.id
    assert json.loads(text_of(snapshot_file))["data"]["book"]["live"] == session.id

"""What is kept of a rig: written surely, read back whole, set aside where it is broken."""

import asyncio
from datetime import timedelta
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from custom_components.training_energy.ledger import Details
from custom_components.training_energy.query import Query, Shelf, found
from custom_components.training_energy.repairs import async_create_fix_flow
from custom_components.training_energy.store import RUNNING_DELAY, RigFile
from homeassistant.components.repairs import ConfirmRepairFlow
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError

from .meters import FakeMeter


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


@pytest.fixture
def storage(hass_config_dir: str) -> Path:
    """Return the folder that Home Assistant keeps its data in."""
    return Path(hass_config_dir) / ".storage"


def _file(storage: Path, entry: MockConfigEntry, suffix: str = "") -> Path:
    """Return the path of one of a rig's files."""
    return storage / f"{DOMAIN}.{entry.entry_id}{suffix}"


def _names(storage: Path) -> list[str]:
    """Return the names of all files that are kept."""
    return sorted(path.name for path in storage.iterdir())


def _kept(storage: Path, entry: MockConfigEntry) -> dict[str, Any]:
    """Return what the snapshot on disk says of the book."""
    book: dict[str, Any] = json.loads(_file(storage, entry).read_text())["data"]["book"]
    return book


async def _ran(rig: MockConfigEntry, meter: FakeMeter, kwh: str) -> str:
    """Run a session until the meter shows a value; return its id."""
    coordinator: TrainingEnergyCoordinator = rig.runtime_data
    session = await coordinator.async_start_session(Details(name="Run"))
    meter.show(kwh)
    await coordinator.async_stop_session(steps=2000)
    return session.id


async def test_a_start_is_on_disk_before_it_is_answered(rig: MockConfigEntry, meter: FakeMeter, storage: Path) -> None:
    """A power cut right after a start must not cost the session."""
    session = await rig.runtime_data.async_start_session(Details(name="Run"))
    assert _kept(storage, rig)["live"] == session.id


async def test_a_session_that_is_over_moves_into_the_archive(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """The snapshot stays small: what is over is in a file of its own."""
    first = await _ran(rig, meter, "351.899")
    second = await _ran(rig, meter, "352.1")
    await rig.runtime_data.async_save()
    assert [row["id"] for row in json.loads(_file(storage, rig, ".sessions.1").read_text())["data"]["sessions"]] == [
        first,
        second,
    ]
    assert [row["id"] for row in _kept(storage, rig)["sessions"]] == [second]


async def test_a_session_stays_in_the_snapshot_while_the_archive_cannot_be_written(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """A full disk costs no session: it is filed as soon as there is room."""
    with patch.object(Store, "_async_write_data", side_effect=WriteError("No space left on device")):
        session_id = await _ran(rig, meter, "351.899")
    assert rig.runtime_data.book.unfiled == (session_id,)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=31))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert rig.runtime_data.book.unfiled == ()
    assert session_id in _file(storage, rig, ".sessions.1").read_text()


async def test_a_file_that_is_written_twice_at_once_tells_each_how_that_went(hass: HomeAssistant) -> None:
    """A disk that fills up between the two: the session that came with the second is not on it."""
    file, writing, begun = RigFile(hass, "twice"), asyncio.Event(), []

    async def write(_store: Store[dict[str, Any]], data: dict[str, Any]) -> None:
        """Write the first, which takes a while; there is no room for the second."""
        begun.append(data)
        if len(begun) > 1:
            message = "No space left on device"
            raise WriteError(message)
        await writing.wait()

    with patch.object(Store, "_async_write_data", write):
        saves = [hass.async_create_task(file.async_save_surely({"row": number})) for number in range(2)]
        await asyncio.sleep(0)
        writing.set()
        assert await asyncio.gather(*saves) == [True, False]


async def test_a_running_meter_is_kept_every_half_minute_at_most(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """Readings that come faster than the writes must not put the writes off for ever."""
    await rig.runtime_data.async_start_session(Details())
    begin = dt_util.utcnow()
    with patch.object(RigFile, "_async_write_data", autospec=True) as writes:
        for _ in range(10):
            rig.runtime_data.async_enter(rig.runtime_data.book)
            async_fire_time_changed(hass, begin + timedelta(seconds=RUNNING_DELAY - 1))
            await hass.async_block_till_done()
        early = writes.call_count
        async_fire_time_changed(hass, begin + timedelta(seconds=RUNNING_DELAY + 1))
        await hass.async_block_till_done()
    assert (early, writes.call_count) == (0, 1)


@pytest.mark.parametrize(
    ("content", "is_json"),
    [
        pytest.param(b'{"version": 1, "minor_version": 1, "key": "x", "data": {"bo', False, id="cut off"),
        pytest.param(b"\x00" * 64, False, id="zeroed by a power cut"),
        pytest.param(b"[]", True, id="a list"),
        pytest.param(b'{"version": 1, "data": {"book": 5, "saved_at": "now"}}', True, id="no book"),
        pytest.param(b'{"version": 1, "data": []}', True, id="no data"),
        pytest.param(b'{"version": 1, "data": {"saved_at": "2026-01-01T00:00:00+00:00"}}', True, id="half of it"),
        pytest.param(b"5", True, id="a number"),
    ],
)
async def test_a_broken_snapshot_is_set_aside_and_said(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path, *, content: bytes, is_json: bool
) -> None:
    """A broken file never stops the rig: its totals come back from the archive."""
    await _ran(rig, meter, "351.899")
    await hass.config_entries.async_unload(rig.entry_id)
    _file(storage, rig).write_bytes(content)
    assert await hass.config_entries.async_setup(rig.entry_id)
    await hass.async_block_till_done()
    assert [name for name in _names(storage) if name.startswith(f"{DOMAIN}.{rig.entry_id}.corrupt.")]
    issues = ir.async_get(hass).issues
    assert is_json == ((DOMAIN, f"unreadable_store_{DOMAIN}.{rig.entry_id}") in issues)
    assert any("corrupt" in str(issue.translation_placeholders) for issue in issues.values())
    assert str(rig.runtime_data.totals.energy_kwh.normalize()) == "0.211"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"version": 1, "data": {"sessions": 5}}', id="no list"),
        pytest.param('{"version": 1, "data": {"sessions": "what"}}', id="a text"),
        pytest.param('{"version": 1, "data": {"sessions": {"one": {}}}}', id="a table"),
        pytest.param('{"version": 1, "data": {}}', id="nothing"),
        pytest.param('{"version": 1, "data": 5}', id="a number"),
    ],
)
async def test_a_broken_file_of_sessions_costs_only_itself(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path, *, content: str
) -> None:
    """The rig and what else it keeps go on."""
    await _ran(rig, meter, "351.899")
    await hass.config_entries.async_unload(rig.entry_id)
    _file(storage, rig, ".sessions.1").write_text(content)
    assert await hass.config_entries.async_setup(rig.entry_id)
    assert [name for name in _names(storage) if name.startswith(f"{DOMAIN}.{rig.entry_id}.sessions.1.corrupt.")]
    assert not rig.runtime_data.archive.rows
    assert str(rig.runtime_data.figures.energy_kwh.normalize()) == "0.211"


async def test_what_the_snapshot_holds_of_a_lost_history_is_written_again(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """The last session is in both, so it must not vanish with the next one."""
    await _ran(rig, meter, "351.8")
    last = await _ran(rig, meter, "351.899")
    await hass.config_entries.async_unload(rig.entry_id)
    _file(storage, rig, ".sessions.1").write_text("cut o")
    assert await hass.config_entries.async_setup(rig.entry_id)
    newest = await _ran(rig, meter, "352.1")
    assert {row["id"] for row in rig.runtime_data.archive.rows} == {last, newest}
    assert rig.runtime_data.totals.sessions == 3


async def test_a_snapshot_of_a_newer_version_is_left_alone(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """After a downgrade the rig says so and waits for the upgrade; nothing is overwritten."""
    await hass.config_entries.async_unload(rig.entry_id)
    newer = '{"version": 99, "minor_version": 1, "key": "x", "data": {}}'
    _file(storage, rig).write_text(newer)
    assert not await hass.config_entries.async_setup(rig.entry_id)
    assert rig.state is ConfigEntryState.SETUP_ERROR
    assert _file(storage, rig).read_text() == newer


async def test_a_snapshot_with_fewer_fields_is_read(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """What an earlier version did not know has its default."""
    await hass.config_entries.async_unload(rig.entry_id)
    data = json.loads(_file(storage, rig).read_text())
    data["minor_version"] = 0
    data["data"].pop("budget", None)
    _file(storage, rig).write_text(json.dumps(data))
    assert await hass.config_entries.async_setup(rig.entry_id)
    assert rig.runtime_data.budget == 1


async def test_a_removed_rig_leaves_no_files(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """Who removes a rig removes what was kept of it, and nothing of the others."""
    await _ran(rig, meter, "351.899")
    (storage / "core.other").write_text("{}")
    await hass.config_entries.async_remove(rig.entry_id)
    left = _names(storage)
    assert not [name for name in left if rig.entry_id in name]
    assert "core.other" in left


async def test_the_repair_of_a_broken_file_goes_once_it_was_read(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """There is nothing to mend, only to know."""
    await hass.config_entries.async_unload(rig.entry_id)
    _file(storage, rig).write_text("[]")
    assert await hass.config_entries.async_setup(rig.entry_id)
    issue_id = f"unreadable_store_{DOMAIN}.{rig.entry_id}"
    assert await async_setup_component(hass, "repairs", {})
    flow = await async_create_fix_flow(hass, issue_id, None)
    flow.hass, flow.issue_id, flow.handler = hass, issue_id, DOMAIN
    assert isinstance(flow, ConfirmRepairFlow)
    asked = await flow.async_step_init()
    assert asked["type"] is FlowResultType.FORM
    assert (await flow.async_step_confirm({}))["type"] is FlowResultType.CREATE_ENTRY


@pytest.fixture
async def priced(hass: HomeAssistant, meter: FakeMeter) -> MockConfigEntry:
    """Set up a rig whose price an entity says, with a session that runs."""
    hass.config.currency = "USD"
    hass.states.async_set("sensor.price", "0.2", {"unit_of_measurement": "USD/kWh"})
    entry = MockConfigEntry(domain=DOMAIN, data={"meters": [meter.entity_id], "price_entity": "sensor.price"})
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await entry.runtime_data.async_start_session(Details())
    return entry


async def _change_price(hass: HomeAssistant) -> None:
    """Change the price, and wait until something was written."""
    written = asyncio.Event()
    writing = Store._async_write_data  # noqa: SLF001  # its timers run by the real clock: only a write tells

    async def write_and_tell(file: RigFile, data: dict[str, Any]) -> None:
        await writing(file, data)
        written.set()

    with patch.object(RigFile, "_async_write_data", write_and_tell):
        hass.states.async_set("sensor.price", "0.5", {"unit_of_measurement": "USD/kWh"})
        async with asyncio.timeout(5):
            await written.wait()


async def test_a_new_price_is_on_disk_at_once_after_a_restart_too(
    hass: HomeAssistant, priced: MockConfigEntry, storage: Path
) -> None:
    """A price and a reading that come together put no later write off."""
    await _change_price(hass)
    assert _kept(storage, priced)["tariff"]["rates"][-1]["price"] == "0.5000000000"


async def test_a_new_price_is_on_disk_at_once_after_a_save_that_had_to_wait(
    hass: HomeAssistant, priced: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """A reading that comes while one write waits for another puts no later write off."""
    busy, disk = asyncio.Event(), asyncio.Event()
    writing = RigFile._async_write_data  # noqa: SLF001  # a disk that is slow is nothing that one can ask for

    async def write_slowly(file: RigFile, data: dict[str, Any]) -> None:
        busy.set()
        await disk.wait()
        await writing(file, data)

    with patch.object(RigFile, "_async_write_data", write_slowly):
        saves = [hass.async_create_task(priced.runtime_data.async_save())]
        await busy.wait()
        saves.append(hass.async_create_task(priced.runtime_data.async_save()))
        meter.show("351.688")  # as before: a rise within no time would be doubted, and written at once
        disk.set()
        await asyncio.gather(*saves)
    await _change_price(hass)
    assert _kept(storage, priced)["tariff"]["rates"][-1]["price"] == "0.5000000000"


async def test_a_reading_during_an_unload_is_not_written_over_what_follows(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """A rig that is unloaded listens no more: its last write is its last word."""
    coordinator: TrainingEnergyCoordinator = rig.runtime_data

    async def report(_file: RigFile, _data: dict[str, Any]) -> None:
        meter.show("900")

    with patch.object(RigFile, "_async_write_data", report):
        assert await hass.config_entries.async_unload(rig.entry_id)
    assert coordinator.book.doubts == ()


async def test_one_broken_session_does_not_hide_the_others(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """Totals and lists leave out what makes no sense; the file keeps it."""
    await _ran(rig, meter, "351.899")
    await _ran(rig, meter, "352.1")
    await rig.runtime_data.async_save()
    await hass.config_entries.async_unload(rig.entry_id)
    archived = _file(storage, rig, ".sessions.1")
    archived.write_text(archived.read_text().replace('"completed"', '"evaporated"', 1))
    _file(storage, rig).unlink()
    assert await hass.config_entries.async_setup(rig.entry_id)
    assert rig.runtime_data.totals.sessions == 1
    sessions, total = found(Shelf.of(rig.runtime_data), Query(), limit=50)
    assert (len(sessions), total) == (1, 2)
    assert "evaporated" in archived.read_text()


async def test_progress_is_not_written_at_each_step(rig: MockConfigEntry, meter: FakeMeter) -> None:
    """A trainer that reports each step is not made to wait for the disk."""
    await rig.runtime_data.async_start_session(Details())
    with patch.object(RigFile, "_async_write_data", autospec=True) as writes:
        for step in range(100):
            rig.runtime_data.async_report(step=step)
    assert not writes.call_count
    assert rig.runtime_data.figures.steps == 99


@pytest.mark.parametrize("suffix", ["", ".sessions.1"], ids=["the snapshot", "a file of sessions"])
async def test_the_repair_of_a_broken_file_goes_with_its_rig(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path, *, suffix: str
) -> None:
    """Nobody can mend a rig that is no more."""
    await hass.config_entries.async_unload(rig.entry_id)
    _file(storage, rig, suffix).write_text("[]")
    assert await hass.config_entries.async_setup(rig.entry_id)
    assert ir.async_get(hass).issues
    await hass.config_entries.async_remove(rig.entry_id)
    assert not ir.async_get(hass).issues


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param("spans.0.opened.at", 5, id="a time that is a number"),
        pytest.param("spans", [], id="no time"),
        pytest.param("details.name", 5, id="a name that is a number"),
        pytest.param("details.tags", 5, id="tags that are no list"),
        pytest.param("details", None, id="no details"),
        pytest.param("segments", 5, id="segments that are no list"),
        pytest.param("id", None, id="no id"),
    ],
)
async def test_a_session_of_a_wrong_shape_is_left_out_and_kept(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path, *, path: str, value: object
) -> None:
    """Lists and further sessions go on without it; the file still has it for whoever can mend it."""
    await _ran(rig, meter, "351.899")
    await _ran(rig, meter, "352.1")
    await hass.config_entries.async_unload(rig.entry_id)
    archived = _file(storage, rig, ".sessions.1")
    data = json.loads(archived.read_text())
    *way, last = path.split(".")
    part = data["data"]["sessions"][0]
    for step in way:
        part = part[int(step) if step.isdecimal() else step]
    part[last] = value
    archived.write_text(json.dumps(data))
    assert await hass.config_entries.async_setup(rig.entry_id)
    await _ran(rig, meter, "352.2")
    query = Query(name="run", tag="none")
    assert found(Shelf.of(rig.runtime_data), query, limit=50) == ([], 0)
    assert found(Shelf.of(rig.runtime_data), Query(), limit=50)[1] == 2
    assert data["data"]["sessions"][0] in json.loads(archived.read_text())["data"]["sessions"]


async def test_a_rig_that_is_unloaded_writes_no_more(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, storage: Path
) -> None:
    """A write that is late must not overtake those of the rig as it was loaded again."""
    old: TrainingEnergyCoordinator = rig.runtime_data
    writing = RigFile._async_write_data  # noqa: SLF001  # the disk fills up between two files

    async def write(file: RigFile, data: dict[str, Any]) -> None:
        if ".sessions." in file.key:
            raise WriteError
        await writing(file, data)

    with patch.object(RigFile, "_async_write_data", write):
        session_id = await _ran(rig, meter, "351.899")
        assert await hass.config_entries.async_reload(rig.entry_id)
    before = _names(storage), _kept(storage, rig)
    await old.async_save()
    assert (_names(storage), _kept(storage, rig)) == before
    assert old.book.unfiled == (session_id,)

"""A rig with a long history: it stays in order, and nobody waits for it on the event loop."""

import asyncio
from collections.abc import Callable
import random
import threading
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.training_energy.archive import readable
from custom_components.training_energy.ledger import Session, dump
from custom_components.training_energy.order import Row, insert, place, remove
from custom_components.training_energy.restored import restored
from custom_components.training_energy.store import Snapshot
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .attic import PLAIN, Attic, file_of
from .bench import Bench

PACKAGE = "custom_components.training_energy"


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files, as it does in real life, instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


def row(hour: int, name: str) -> Row:
    """Return as much of a stored session as its order goes by."""
    return {"id": name, "spans": [{"opened": {"at": f"2026-03-01T{hour:02}:00:00+00:00"}}]}


def test_what_comes_and_goes_stays_in_order() -> None:
    """Also where two sessions started at once, or one is there twice, as in a file that was edited by hand."""
    chance = random.Random(7)  # noqa: S311  the same order each time
    rows = [row(chance.randrange(24), f"run {number % 90}") for number in range(100)]
    order: list[Row] = []
    for each in rows:
        insert(order, each)
    assert [place(each) for each in order] == sorted(map(place, rows))
    chance.shuffle(rows)
    for each in rows[:60]:
        remove(order, each)
    assert sorted(map(id, order)) == sorted(map(id, rows[60:]))
    assert [place(each) for each in order] == sorted(map(place, rows[60:]))


@pytest.fixture
async def attic(hass: HomeAssistant) -> Attic:
    """Return a rig with three sessions that came in no order."""
    attic = await Attic(hass).set_up()
    await attic.ask("import_sessions", content=file_of(*(started(day) for day in (2, 3, 1))))
    return attic


def started(day: int, **other: object) -> dict[str, Any]:
    """Return a session of a day as a file has it."""
    times = {"started_at": f"2026-03-0{day}T08:00:00+00:00", "ended_at": f"2026-03-0{day}T09:00:00+00:00"}
    return {**PLAIN, "id": f"run {day}", **times, **other}


async def test_the_history_is_in_order_however_it_came(hass: HomeAssistant, attic: Attic) -> None:
    """Before and after a reload, and when a session is corrected or deleted."""
    assert await attic.ids() == ["run 3", "run 2", "run 1"]
    await attic.ask("update_session", session_id="run 1", name="first")
    await hass.config_entries.async_reload(attic.entry.entry_id)
    assert await attic.ids() == ["run 3", "run 2", "run 1"]
    await attic.ask("delete_session", session_id="run 2")
    assert await attic.ids() == ["run 3", "run 1"]


async def test_what_is_brought_is_let_go_of_on_the_way(attic: Attic) -> None:
    """To let go of ten thousand sessions at once would hold up the house for as long as to read them."""
    sessions = restored([started(day) for day in (3, 4, 5)])
    assert await attic.panel.rig.async_import_sessions(sessions) == ["run 4", "run 5"]
    assert sessions == []


class Elsewhere:
    """Notes whether something is done on the event loop."""

    def __init__(self, do: Callable[..., Any]) -> None:
        """Remember what is done."""
        self._do = do
        self.on_loop: list[bool] = []

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401  it stands in for anything
        """Do it."""
        self.on_loop.append(threading.current_thread() is threading.main_thread())
        return self._do(*given, **named)


async def test_pages_are_read_beside_the_event_loop(attic: Attic) -> None:
    """Five hundred sessions on a page would hold up the whole house."""
    read = Elsewhere(readable)
    with patch(f"{PACKAGE}.query.readable", read):
        assert len(await attic.ids()) == 3
    assert read.on_loop == [False] * 3


async def test_what_is_brought_is_written_beside_the_event_loop(attic: Attic) -> None:
    """Hundreds of sessions at once, in the snapshot and in the history."""
    snapshot, filed = Elsewhere(dump), Elsewhere(dump)
    with patch(f"{PACKAGE}.store.dump", snapshot), patch(f"{PACKAGE}.keeper.dump", filed):
        await attic.ask("import_sessions", content=file_of(started(4), started(5)))
    assert snapshot.on_loop
    assert filed.on_loop == [False] * 2
    assert not any(snapshot.on_loop)


async def test_a_session_that_is_deleted_while_it_is_filed_stays_deleted(hass: HomeAssistant, bench: Bench) -> None:
    """It has left the book, and the history, by the time that it could be put there."""
    await bench.set_up()
    session = await bench.ask("start_session")
    dumping, deleted = threading.Event(), threading.Event()

    def slowly(each: Session) -> Row:
        """Return how a session is stored, once it is deleted."""
        dumping.set()
        assert deleted.wait(10)
        return dump(each)

    with patch(f"{PACKAGE}.keeper.dump", slowly):
        stopping = hass.async_create_task(bench.ask("stop_session"))
        assert await hass.async_add_executor_job(dumping.wait, 10)
        deleting = hass.async_create_task(bench.ask("delete_session", session_id=session["id"]))
        while session["id"] not in bench.entry.runtime_data.archive.gone:  # noqa: ASYNC110  there is nothing else to wait for
            await asyncio.sleep(0)
        deleted.set()
        await asyncio.gather(stopping, deleting)
    assert (await bench.ask("list_sessions"))["total"] == 0


async def test_a_rig_that_is_unloaded_lets_go_of_its_history(hass: HomeAssistant, attic: Attic) -> None:
    """It would wait for the garbage collector, and that would halt the house; on the disk all of it stays."""
    archive = attic.panel.rig.archive
    await hass.config_entries.async_unload(attic.entry.entry_id)
    assert archive.rows == []
    await hass.config_entries.async_setup(attic.entry.entry_id)
    assert len(await attic.ids()) == 3


async def test_a_session_is_deleted_whole_before_its_rig_is_unloaded(hass: HomeAssistant, attic: Attic) -> None:
    """From the book and from the history: what is half deleted would come back."""
    rig = attic.panel.rig
    closing: list[asyncio.Task[None]] = []
    save = rig._store.async_save  # noqa: SLF001  between the two

    async def close_meanwhile() -> None:
        """Have the rig closed while its session is on the way out."""
        if not closing:
            closing.append(hass.async_create_task(rig.async_close()))
        await save()

    with patch.object(rig._store, "async_save", close_meanwhile):  # noqa: SLF001
        await attic.ask("delete_session", session_id="run 2")
        await asyncio.gather(*closing)
    assert closing
    await hass.config_entries.async_reload(attic.entry.entry_id)
    assert await attic.ids() == ["run 3", "run 1"]


async def test_what_comes_while_a_rig_is_unloaded_is_kept_or_refused(hass: HomeAssistant, attic: Attic) -> None:
    """Once its last snapshot is taken nothing more can be said to have been taken in."""
    rig, taken, resumed = attic.panel.rig, threading.Event(), threading.Event()

    def slowly(snapshot: Snapshot) -> Row:
        """Return how a snapshot is stored, a while after it was taken."""
        row = dump(snapshot)
        taken.set()
        assert resumed.wait(10)
        return row

    with patch(f"{PACKAGE}.store.dump", slowly):
        unloading = hass.async_create_task(hass.config_entries.async_unload(attic.entry.entry_id))
        assert await hass.async_add_executor_job(taken.wait, 10)
        bringing = hass.async_create_task(rig.async_import_sessions(restored([started(4)])))
        while not bringing.done() and all(session.id != "run 4" for session in rig.book.sessions):  # noqa: ASYNC110  as above
            await asyncio.sleep(0)
        resumed.set()
        [refused] = await asyncio.gather(bringing, return_exceptions=True)
        assert await unloading
    assert isinstance(refused, ServiceValidationError)
    await hass.config_entries.async_setup(attic.entry.entry_id)
    assert await attic.ids() == ["run 3", "run 2", "run 1"]

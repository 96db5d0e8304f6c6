"""Sessions from a file: what becomes of them, and what a crash in between leaves."""

import json
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from custom_components.training_energy.store import RigFile
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .attic import PLAIN, TOTALS, Attic, file_of
from .bench import Bench

# What only CSV leaves out, and what is another rig's.
UNHELD = ("segments", "curve", "flags", "lineage")


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


@pytest.fixture
async def attic(hass: HomeAssistant, bench: Bench) -> Attic:
    """Return a rig without any session, beside one on a bench that is not set up yet."""
    await bench.set_up(idle_power=60, carbon_intensity=380)
    return await Attic(hass).set_up()


def _about(record: dict[str, Any], *without: str) -> dict[str, Any]:
    """Return a session without some of what is known of it, and as exactly as JSON keeps it."""
    return {
        key: pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
        for key, value in record.items()
        if key not in ("rig", *without)
    }


async def _trained(bench: Bench) -> list[dict[str, Any]]:
    """Return the sessions of a rig that has done some of all sorts, the oldest first."""
    for name in ("one", "two"):
        await bench.ask(
            "start_session",
            name=name,
            model="SDXL",
            tags=["lora", "=night"],
            metadata={"lr": 1e-4, "deep": [{"a": None}]},
            budget=2.5,
            planned_steps=4000,
            start_step=100,
            key=name,
        )
        await bench.run(605, 400)
        await bench.ask("pause_session")
        await bench.run(130, 80)
        await bench.ask("resume_session")
        await bench.run(301, 400)
        await bench.ask("stop_session", steps=1500, outcome="failed", notes='Out of memory,\nof all "things"')
        await bench.run(1500, 80)
    await bench.ask("start_session")
    await bench.ask("stop_session")
    await bench.run(1500, 80)
    sessions = (await bench.ask("list_sessions", rig="Tower"))["sessions"]
    return [await bench.ask("get_session", rig="Tower", session_id=session["id"]) for session in reversed(sessions)]


@pytest.fixture(autouse=True)
def _for_the_tower(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the bench name its rig, since there are two."""
    told = bench.ask

    async def ask(action: str, **data: object) -> dict[str, Any]:
        return await told(action, **{"rig": "Tower", **data})

    monkeypatch.setattr(bench, "ask", ask)


@pytest.mark.parametrize(("form", "without"), [("json", ()), ("csv", UNHELD)])
async def test_imported_sessions_are_those_that_were_exported(
    bench: Bench, attic: Attic, *, form: str, without: tuple[str, ...]
) -> None:
    """Measured with pauses, an idle power, emissions and a coarse plug; also after a restart, and once more."""
    originals = await _trained(bench)
    content = (await bench.ask("export_sessions", format=form))["content"]
    answer = await attic.ask("import_sessions", content=content)
    assert answer == {"imported": 3, "known": 0, "sessions": [session["id"] for session in originals]}
    await attic.panel.reload()
    for original in originals:
        imported = await attic.ask("get_session", session_id=original["id"])
        assert imported["rig"] == "Attic"
        assert {key: value for key, value in imported.items() if key not in ("rig", *without)} == _about(
            original, *without
        )
        if form == "csv":
            assert len(imported["segments"]) <= 1
    again = (await attic.ask("export_sessions", format=form))["content"]
    assert (await attic.ask("import_sessions", content=again))["known"] == 3
    assert attic.panel.table(TOTALS)["total_sessions"] == "3"


async def test_imported_sessions_count_and_happen_to_nobody(bench: Bench, attic: Attic) -> None:
    """They are in the totals once; what is shown is what is live."""
    await attic.ask("start_session", name="live")
    before = attic.panel.table(("status", "session_energy", "session_steps"))
    event = attic.panel.state("session", "event")
    answer = await attic.ask("import_sessions", content=file_of(PLAIN, {**PLAIN, "id": "two", "currency": "USD"}))
    assert answer["sessions"] == ["one", "two"]
    assert attic.panel.table(("status", "session_energy", "session_steps")) == before
    assert attic.panel.state("session", "event") == event
    expected = {"total_energy": "1", "total_cost": "0.1", "total_steps": "2000", "total_sessions": "3"}
    assert attic.panel.table(TOTALS) == expected
    assert (await attic.ask("import_sessions", content=file_of(PLAIN)))["known"] == 1
    assert attic.panel.table(TOTALS) == expected
    assert attic.panel.rig.book.unfiled == ()


async def test_one_session_twice_in_a_file_is_one(attic: Attic) -> None:
    """Two exports may have been put together by hand."""
    answer = await attic.ask("import_sessions", content=file_of(PLAIN, PLAIN))
    assert answer == {"imported": 1, "known": 1, "sessions": ["one"]}


@pytest.mark.parametrize("order", [("older", "newer"), ("newer", "older")])
async def test_key_of_several_rooms_means_the_run_that_started_last(attic: Attic, order: tuple[str, str]) -> None:
    """Whichever file came first; a run that was taken up by that key goes back to the same one."""
    hours = {"older": "2026-03-01T07:00:00+00:00", "newer": "2026-03-01T08:00:00+00:00"}
    for session_id in order:
        session = {**PLAIN, "id": session_id, "key": "nightly", "started_at": hours[session_id]}
        await attic.ask("import_sessions", content=file_of(session))
    await attic.ask("import_sessions", content=file_of({**PLAIN, "id": "next", "parent": "nightly"}))
    assert (await attic.ask("get_session", key="nightly"))["id"] == "newer"
    exported = json.loads((await attic.ask("export_sessions", format="json"))["content"])["sessions"]
    for following in (await attic.ask("get_session", session_id="next"), exported[-1]):
        assert following["lineage"]["ids"] == ["newer", "next"]


async def test_rig_that_trains_itself_finds_imported_sessions_in_its_way(attic: Attic) -> None:
    """As its own would be: their keys are taken, and so is their time."""
    await attic.ask("import_sessions", content=file_of({**PLAIN, "key": "nightly"}))
    assert (await attic.ask("start_session", key="nightly"))["id"] == "one"
    assert attic.panel.shows("status") == "idle"
    with pytest.raises(ServiceValidationError, match="LoRA"):
        await attic.ask("start_session", start_time="2026-03-01T08:30:00+00:00")


async def test_deleted_session_comes_back_without_counting_again(attic: Attic) -> None:
    """The totals had kept what it used."""
    await attic.ask("import_sessions", content=file_of(PLAIN))
    totals = attic.panel.table(TOTALS)
    await attic.ask("delete_session", session_id="one")
    await attic.panel.reload()
    assert (await attic.ask("import_sessions", content=file_of(PLAIN)))["imported"] == 1
    assert attic.panel.table(TOTALS) == totals
    assert await attic.ids() == ["one"]


async def test_many_sessions_are_written_file_byfile_of(attic: Attic) -> None:
    """Not one by one: a history of years would rewrite its files thousands of times. And not all at once."""
    sessions = [{**PLAIN, "id": f"s{i}"} for i in range(1200)]
    with patch.object(RigFile, "async_save_surely", autospec=True, side_effect=RigFile.async_save_surely) as saved:
        await attic.ask("import_sessions", content=file_of(*sessions))
    assert saved.call_count == 10
    assert [len(call.args[1]["sessions"]) for call in saved.call_args_list] == [125, 250, 375, 500] * 2 + [125, 200]
    await attic.panel.reload()
    assert attic.panel.shows("total_sessions") == "1200"


async def test_crash_before_the_history_is_written_loses_nothing(hass: HomeAssistant, attic: Attic) -> None:
    """The snapshot has the sessions and counts them; whoever reads it files them, and nothing twice."""
    with patch.object(RigFile, "async_save_surely", return_value=False):
        await attic.ask("import_sessions", content=file_of(PLAIN))
        after = TrainingEnergyCoordinator(hass, attic.entry)
        await after.async_load()
    assert not after.archive.rows
    assert after.find("one").steps == 1000
    assert after.totals.sessions == 1
    assert await after.async_import_sessions([after.find("one")]) == []
    await after.async_file()
    assert [row["id"] for row in after.archive.rows] == ["one"]
    assert after.totals.sessions == 1


async def test_crash_after_the_history_is_written_counts_nothing_twice(hass: HomeAssistant, attic: Attic) -> None:
    """The session is in the snapshot still, and in the history."""
    await attic.ask("import_sessions", content=file_of(PLAIN))
    after = TrainingEnergyCoordinator(hass, attic.entry)
    await after.async_load()
    assert after.book.unfiled == ("one",)
    await after.async_file()
    assert [row["id"] for row in after.archive.rows] == ["one"]
    assert after.totals.sessions == 1


async def test_table_made_by_hand_is_enough(attic: Attic) -> None:
    """The reference run, from a notebook."""
    table = "id,started_at,ended_at,energy_kwh,currency,cost,steps,metadata\nref,2026-03-01 08:00,2026-03-01 09:00,"
    assert (await attic.ask("import_sessions", content=f"{table}0.211,EUR,0.0422,2000,"))["imported"] == 1
    session = await attic.ask("get_session", session_id="ref")
    assert {key: session[key] for key in ("cost_per_step", "average_price", "status", "settled", "metadata")} == {
        "cost_per_step": 0.0000211,
        "average_price": 0.2,
        "status": "finished",
        "settled": True,
        "metadata": None,
    }


async def test_rig_that_is_unloaded_meanwhile_says_how_far_it_came(hass: HomeAssistant, attic: Attic) -> None:
    """What was imported is there when it is loaded again, and the others are with the same file."""
    sessions = [{**PLAIN, "id": f"s{i}"} for i in range(300)]

    async def unload() -> None:
        """Unload the rig in place of the first write, which its unloading then does."""
        unloading.stop()
        await hass.config_entries.async_unload("attic")

    unloading = patch.object(attic.panel.rig, "async_file", unload)
    unloading.start()
    with pytest.raises(ServiceValidationError, match="with 125 sessions imported"):
        await attic.ask("import_sessions", content=file_of(*sessions))
    assert await hass.config_entries.async_setup("attic")
    answer = await attic.ask("import_sessions", content=file_of(*sessions))
    assert (answer["imported"], answer["known"]) == (175, 125)
    assert attic.panel.shows("total_sessions") == "300"

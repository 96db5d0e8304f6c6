"""Sessions that are deleted, one by one or with age: the totals keep what they counted."""

import json

import pytest

from homeassistant.exceptions import ServiceValidationError

from .bench import Bench

TOTALS = ("total_energy", "total_cost", "total_steps", "total_sessions")


async def _trained(bench: Bench, *names: str) -> Bench:
    """Return a rig with sessions of ten minutes each."""
    for name in names:
        await bench.ask("start_session", name=name, key=name)
        await bench.run(600, 400)
        await bench.ask("stop_session", steps=100)
        await bench.run(1500, 80)
    return bench


async def _names(bench: Bench) -> list[str]:
    """Return the names of the sessions that are kept, the newest first."""
    return [session["name"] for session in (await bench.ask("list_sessions"))["sessions"]]


async def test_a_deleted_session_is_gone_and_still_counted(bench: Bench) -> None:
    """Also after a restart: what was paid was paid."""
    await _trained(await bench.set_up(), "one", "two")
    totals = bench.panel.table(TOTALS)
    deleted = await bench.ask("delete_session", key="one")
    assert deleted["name"] == "one"
    assert await _names(bench) == ["two"]
    assert bench.panel.table(TOTALS) == totals
    assert bench.panel.state("status").attributes["name"] == "two"
    await bench.panel.reload()
    assert await _names(bench) == ["two"]
    assert bench.panel.table(TOTALS) == totals
    with pytest.raises(ServiceValidationError, match="one"):
        await bench.ask("get_session", key="one")


async def test_the_session_shown_leaves_nothing_in_its_place(bench: Bench) -> None:
    """Never an older one: the recorder would add that again. The price of a step is that of the one before."""
    await _trained(await bench.set_up(), "one", "two")
    affordable = bench.panel.shows("affordable_steps")
    await bench.ask("delete_session", key="two")
    assert bench.panel.shows("session_energy") == "unknown"
    assert bench.panel.state("status").attributes["session_id"] is None
    assert float(bench.panel.shows("affordable_steps")) == pytest.approx(float(affordable), rel=0.02)


async def test_what_settles_is_counted_as_far_as_it_is_known(bench: Bench) -> None:
    """It may be deleted before its figures are final."""
    await _trained(await bench.set_up(), "one")
    await bench.ask("start_session", key="two")
    await bench.run(610, 400)
    await bench.ask("stop_session")
    assert bench.panel.shows("status") == "settling"
    before = float(bench.panel.shows("total_energy"))
    await bench.ask("delete_session", key="two")
    assert float(bench.panel.shows("total_energy")) == pytest.approx(before)
    assert bench.panel.shows("status") == "idle"


async def test_what_runs_cannot_be_deleted(bench: Bench) -> None:
    """To forget it is another action."""
    await bench.set_up()
    await bench.ask("start_session", key="run")
    with pytest.raises(ServiceValidationError, match="discard_session"):
        await bench.ask("delete_session", key="run")


async def test_only_so_many_sessions_are_kept(bench: Bench) -> None:
    """The oldest go first, when one is added and when fewer are wanted; the totals stay."""
    await _trained(await bench.set_up(keep_sessions=2), "one", "two", "three")
    assert await _names(bench) == ["three", "two"]
    totals = bench.panel.table(TOTALS)
    assert totals["total_sessions"] == "3"
    await bench.set_up(keep_sessions=1)
    await bench.run(60)
    assert await _names(bench) == ["three"]
    assert bench.panel.table(TOTALS) == totals


async def test_what_was_deleted_while_it_settled_is_not_counted_again_by_an_import(bench: Bench) -> None:
    """It was in no file yet, and in the totals all the same."""
    await _trained(await bench.set_up(), "one")
    await bench.ask("start_session", key="two")
    await bench.run(610, 400)
    record = await bench.ask("stop_session")
    await bench.ask("delete_session", key="two")
    totals = bench.panel.table(TOTALS)
    await bench.panel.reload()
    content = json.dumps({"format": "training_energy", "version": 1, "sessions": [record]})
    assert (await bench.ask("import_sessions", content=content))["imported"] == 1
    assert bench.panel.table(TOTALS) == totals


async def test_what_would_not_be_kept_is_not_imported(bench: Bench) -> None:
    """A backup is not brought back to be deleted within the minute, nor counted."""
    await _trained(await bench.set_up(), "one", "two", "three")
    content = (await bench.ask("export_sessions", format="json"))["content"]
    await bench.set_up(keep_sessions=2)
    await bench.run(60)
    totals = bench.panel.table(TOTALS)
    with pytest.raises(ServiceValidationError, match="keeps its last 2 sessions, and with these it would have 3"):
        await bench.ask("import_sessions", content=content)
    assert await _names(bench) == ["three", "two"]
    assert bench.panel.table(TOTALS) == totals
    await bench.set_up(keep_sessions=3)
    assert (await bench.ask("import_sessions", content=content))["imported"] == 1
    assert bench.panel.table(TOTALS) == totals

"""Trainers that reported progress and fell silent."""

import asyncio
from datetime import timedelta

import pytest

from .bench import Bench


async def test_a_silent_trainer_ends_its_session_where_it_was_last_heard(bench: Bench) -> None:
    """A crashed run costs what it used until then, and not the night that followed."""
    await bench.set_up(silence_timeout=600)
    started = await bench.ask("start_session", name="crashed")
    heard = await bench.run(1800, 400)
    await bench.ask("report_progress", step=500)
    await bench.run(720, 80)
    assert bench.events[:3] == ["started", "silent", "stopped"]
    await bench.run(600)
    session = await bench.ask("get_session", session_id=started["id"])
    assert (session["outcome"], session["ended_at"]) == ("interrupted", heard.isoformat())
    assert session["energy_kwh"] == pytest.approx(0.2, rel=0.01)
    assert session["steps"] == 500


async def test_a_later_report_takes_it_up_again(bench: Bench) -> None:
    """It was only slow: the session goes on as if nothing had been, over a restart too."""
    await bench.set_up(silence_timeout=600)
    started = await bench.ask("start_session", key="slow")
    await bench.run(600, 400)
    await bench.ask("report_progress", step=500)
    await bench.run(900)
    assert bench.panel.shows("status") in ("settling", "idle")
    await bench.panel.reload()
    answer = await bench.ask("report_progress", key="slow", step=1200)
    assert (answer["id"], answer["status"], answer["outcome"]) == (started["id"], "training", None)
    assert answer["energy_kwh"] == pytest.approx(0.4 * 1500 / 3600, rel=0.05)
    await bench.run(300)
    await bench.ask("stop_session", key="slow")
    await bench.run(600, 80)
    session = await bench.ask("get_session", key="slow")
    assert session["energy_kwh"] == pytest.approx(0.4 * 1800 / 3600, rel=0.01)
    assert session["active_s"] == 1800
    assert bench.events == ["started", "silent", "stopped", "settled", "resumed", "stopped", "settled"]
    assert (await bench.ask("list_sessions"))["total"] == 1
    assert float(bench.panel.shows("total_energy")) == pytest.approx(session["energy_kwh"])
    assert bench.panel.shows("total_sessions") == "1"


async def test_without_a_name_the_session_closed_last_is_meant(bench: Bench) -> None:
    """Most rigs have one trainer, which need not know ids."""
    await bench.set_up(silence_timeout=600)
    started = await bench.ask("start_session")
    await bench.ask("report_progress", step=5)
    await bench.run(1200, 400)
    assert (await bench.ask("report_progress", step=7))["id"] == started["id"]


async def test_another_session_is_not_disturbed(bench: Bench) -> None:
    """A rig measures one session at a time: whoever comes back late is told so."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="old")
    await bench.ask("report_progress", step=5)
    await bench.run(1200, 400)
    await bench.ask("start_session", name="new")
    with pytest.raises(Exception, match="cannot go on while new runs"):
        await bench.ask("report_progress", key="old", step=7)


async def test_a_session_that_another_one_followed_goes_on_from_now(bench: Bench) -> None:
    """The time of the other one is not its own as well: the totals have no energy twice."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="old")
    await bench.run(600, 400)
    await bench.ask("report_progress", step=5)
    await bench.run(900)
    await bench.ask("start_session", key="new")
    await bench.run(1800)
    await bench.ask("stop_session")
    await bench.run(600)
    assert (await bench.ask("report_progress", key="old", step=7))["active_s"] == 600
    await bench.run(540)
    await bench.ask("stop_session")
    await bench.run(600)
    assert (await bench.ask("get_session", key="old"))["energy_kwh"] == pytest.approx(0.4 * 1140 / 3600, rel=0.01)
    assert float(bench.panel.shows("total_energy")) == pytest.approx(0.4 * 2940 / 3600, rel=0.01)


@pytest.mark.parametrize("options", [{}, {"silence_timeout": 0}], ids=["by default", "off"])
async def test_silence_is_no_fault_where_nobody_watches(bench: Bench, options: dict[str, object]) -> None:
    """Many trainers report an epoch at a time."""
    await bench.set_up(**options)
    await bench.ask("start_session")
    await bench.ask("report_progress", step=5)
    await bench.run(7200, 400)
    assert bench.events == ["started"]


async def test_who_never_reported_is_not_silent(bench: Bench) -> None:
    """A session that somebody started by hand has no trainer to wait for, nor has one with steps set by hand."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session")
    await bench.panel.enter("steps", 100)
    await bench.run(3600, 400)
    assert bench.events == ["started"]


async def test_a_report_counts_from_its_own_time(bench: Bench) -> None:
    """What a client has kept while the network was away is told late, and is as old as it says."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session")
    heard = await bench.run(120, 400) - timedelta(seconds=60)
    await bench.ask("report_progress", step=5, time=heard.isoformat())
    await bench.run(570)
    assert bench.events[:3] == ["started", "silent", "stopped"]
    assert (await bench.ask("list_sessions"))["sessions"][0]["ended_at"] == heard.isoformat()


async def test_a_report_that_ends_its_session_is_answered_with_it(bench: Bench) -> None:
    """It is older than silence may last: what it tells counts, and who sent it is not told that nothing runs."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="late")
    heard = await bench.run(300, 400)
    await bench.run(900)
    answer = await bench.ask("report_progress", step=500, time=heard.isoformat())
    assert (answer["key"], answer["steps"]) == ("late", 500)
    assert (answer["outcome"], answer["ended_at"]) == ("interrupted", heard.isoformat())


@pytest.mark.parametrize(("action", "field"), [("stop_session", "steps"), ("pause_session", None)])
async def test_a_trainer_that_comes_back_otherwise_is_heard_as_well(
    bench: Bench, action: str, field: str | None
) -> None:
    """Its last phase took longer than the time that is waited, and then it stopped: all of it is the session's."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="slow")
    await bench.run(600, 400)
    await bench.ask("report_progress", step=500)
    await bench.run(900)
    assert bench.events[-1] in ("stopped", "settled")
    answer = await bench.ask(action, key="slow", **({field: 1000} if field else {}))
    assert answer["status"] in ("settling", "finished", "paused")
    await bench.run(600, 80)
    session = await bench.ask("get_session", key="slow")
    assert session["energy_kwh"] == pytest.approx(0.4 * 1500 / 3600, rel=0.02)
    assert session["steps"] == (1000 if field else 500)


async def test_home_assistant_away_is_no_silence(bench: Bench) -> None:
    """Nobody was there to listen: the trainer has its time anew."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session")
    await bench.ask("report_progress", step=5)
    await bench.hass.config_entries.async_unload(bench.entry.entry_id)
    bench.draw(400)
    bench.tick(1200)
    await bench.hass.config_entries.async_setup(bench.entry.entry_id)
    await bench.run(300)
    assert bench.events == ["started"]
    await bench.run(330)
    assert "silent" in bench.events


async def test_a_closing_that_a_restart_cut_short_is_made_up_for(bench: Bench) -> None:
    """It was told and not done: whoever watches next does it."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="k")
    await bench.ask("report_progress", step=5)
    # Whoever waits for the recorder keeps everybody else waiting.
    async with bench.panel.rig.async_opening():
        bench.freezer.tick(700)
        bench.panel.rig.async_enter(bench.panel.rig.book)
        bench.panel.rig.async_turn(bench.panel.rig.book)
        assert bench.events == ["started", "silent"]
        unload = bench.hass.async_create_task(bench.hass.config_entries.async_unload(bench.entry.entry_id))
        rig = bench.panel.rig
        for _ in range(100):
            await asyncio.sleep(0)
        assert rig.is_closed
    await unload
    assert bench.events == ["started", "silent"]
    await bench.hass.config_entries.async_setup(bench.entry.entry_id)
    await bench.run(60)
    assert (await bench.ask("get_session", key="k"))["outcome"] == "interrupted"
    assert bench.events.count("silent") == 1


async def test_what_is_told_late_undoes_nothing(bench: Bench) -> None:
    """A client sends what it had kept, after it has sent something newer."""
    await bench.set_up()
    await bench.ask("start_session")
    early = await bench.run(60, 400)
    await bench.run(120)
    await bench.ask("report_progress", step=1000)
    late = await bench.ask("report_progress", step=500, time=early.isoformat())
    assert late["steps"] == 1000

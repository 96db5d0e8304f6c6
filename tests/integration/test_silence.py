"""Trainers that reported progress and fell silent."""

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
    with pytest.raises(Exception, match="The session new is running"):
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

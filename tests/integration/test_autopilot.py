"""Sessions that start and stop by themselves."""

from datetime import datetime, timedelta

import pytest

from .bench import Bench

OPTIONS = {
    "power_entity": "sensor.plug_power",
    "start_above": 200,
    "start_after": 120,
    "stop_below": 150,
    "stop_after": 300,
}


@pytest.fixture
async def auto(bench: Bench) -> Bench:
    """Return a rig that watches its power, after ten minutes at rest."""
    await bench.set_up(**OPTIONS)
    await bench.run(605)
    return bench


async def test_a_run_is_measured_from_when_the_power_rose_until_it_fell(auto: Bench) -> None:
    """Not from when the wait for it ended: nobody had to do anything."""
    begin = auto.now
    await auto.run(1200, 400)
    assert auto.panel.shows("status") == "training"
    end = auto.now
    await auto.run(1800, 80)
    session = (await auto.ask("list_sessions"))["sessions"][0]
    assert (session["started_at"], session["ended_at"]) == (begin.isoformat(), end.isoformat())
    assert session["energy_kwh"] == pytest.approx(0.4 * 1200 / 3600, rel=0.01)
    assert session["outcome"] == "completed"
    local = datetime.strptime(session["name"], "%Y-%m-%d %H:%M")  # noqa: DTZ007  a name, to the minute
    assert local.minute == begin.minute
    assert auto.events == ["started", "stopped", "settled"]


async def test_a_moment_of_power_is_no_run(auto: Bench) -> None:
    """A page that loads, a game's menu: shorter than the wait."""
    await auto.run(90, 400)
    await auto.run(900, 80)
    assert auto.events == []


async def test_a_moment_of_rest_is_no_end(auto: Bench) -> None:
    """A checkpoint that is written takes less than the wait."""
    await auto.run(600, 400)
    await auto.run(240, 80)
    await auto.run(600, 400)
    assert auto.events == ["started"]


async def test_a_manual_session_is_never_stopped(auto: Bench) -> None:
    """Whoever started it decides when it ends."""
    await auto.ask("start_session", name="mine")
    await auto.run(600, 400)
    await auto.run(3600, 80)
    assert auto.events == ["started"]
    assert auto.panel.state("status").attributes["name"] == "mine"


async def test_what_was_stopped_by_hand_is_not_started_again(auto: Bench) -> None:
    """One rise starts one session: the switch must not be fought with."""
    await auto.run(600, 400)
    await auto.panel.switch(on=False)
    await auto.run(1800)
    assert auto.events.count("started") == 1
    await auto.run(600, 80)
    await auto.run(600, 400)
    assert auto.events.count("started") == 2


async def test_a_run_after_a_manual_one_begins_where_that_ended(auto: Bench) -> None:
    """Two sessions never share an hour."""
    await auto.run(60, 400)
    await auto.ask("start_session", name="mine")
    await auto.run(600)
    ended = datetime.fromisoformat((await auto.ask("stop_session"))["ended_at"])
    await auto.run(300)
    session = (await auto.ask("list_sessions"))["sessions"][0]
    assert datetime.fromisoformat(session["started_at"]) == ended


@pytest.mark.parametrize("least", [{"minimum_time": 1800}, {"minimum_energy": 0.5}], ids=["time", "energy"])
async def test_what_is_too_small_is_not_kept(
    bench: Bench, least: dict[str, float], caplog: pytest.LogCaptureFixture
) -> None:
    """It never was, in history and totals alike; the log tells whoever looks for it."""
    caplog.set_level("DEBUG", "custom_components.training_energy")
    await bench.set_up(**OPTIONS, **least)
    await bench.run(605)
    await bench.run(1200, 400)
    await bench.run(900, 80)
    assert bench.events == ["started", "discarded"]
    assert (await bench.ask("list_sessions"))["total"] == 0
    assert bench.panel.shows("total_sessions") == "0"
    assert "is not kept" in caplog.text
    await bench.run(1200, 400)
    assert bench.events == ["started", "discarded", "started"]


async def test_a_restart_in_the_middle_changes_nothing(auto: Bench) -> None:
    """Neither in the wait for a start, nor while it runs, nor in the wait for its end."""
    begin = auto.now
    await auto.run(60, 400)
    await auto.panel.reload()
    await auto.run(600)
    await auto.panel.reload()
    end = await auto.run(540)
    await auto.run(120, 80)
    await auto.panel.reload()
    await auto.run(1800)
    session = (await auto.ask("list_sessions"))["sessions"][0]
    assert session["started_at"] == begin.isoformat()
    assert abs(datetime.fromisoformat(session["ended_at"]) - end) < timedelta(seconds=1)
    assert (await auto.ask("list_sessions"))["total"] == 1


async def test_a_power_that_is_not_known_decides_nothing(auto: Bench) -> None:
    """A plug that is away says neither that it trains nor that it rests."""
    await auto.run(60, 400)
    auto.power.fall_silent()
    await auto.run(600)
    assert auto.events == []
    auto.power.show(400)
    await auto.run(30)
    assert auto.events == ["started"]
    auto.power.fall_silent()
    await auto.run(900)
    assert auto.events == ["started"]


async def test_a_long_run_that_was_stopped_by_hand_is_not_started_again(auto: Bench) -> None:
    """The rise is older than the power is remembered, and still the same."""
    for second in range(1200):
        await auto.run(15, 400 + second % 2)
    await auto.panel.switch(on=False)
    await auto.run(1800, 400)
    assert auto.events.count("started") == 1


async def test_an_end_that_nobody_can_measure_is_now(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """So long ago only the recorder could tell, which this home does not have: it is said once, and over."""
    await bench.set_up(**{**OPTIONS, "stop_after": 7200})
    await bench.run(605)
    await bench.run(600, 400)
    await bench.run(7500, 80)
    assert bench.events[:2] == ["started", "stopped"]
    assert caplog.text.count("stopped only now") == 1


async def test_a_start_that_nobody_can_measure_is_now(bench: Bench) -> None:
    """What was drawn in the hours of waiting is known to nobody, and the run is counted from here on."""
    await bench.set_up(**{**OPTIONS, "start_after": 7200})
    await bench.run(605)
    await bench.run(7260, 400)
    assert bench.events == ["started"]
    session = (await bench.ask("list_sessions"))["sessions"][0]
    assert bench.now - datetime.fromisoformat(session["started_at"]) <= timedelta(seconds=90)

"""Trainers that come back, or are missed, when the meters of that time are no longer remembered."""

from datetime import timedelta

import pytest
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from .bench import Bench

HOURS = 5 * 3600
USED = 0.4 * (1500 + HOURS) / 3600


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


async def _closed(bench: Bench) -> None:
    """Train, report, be silent until the session is closed, and train on for hours."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="slow")
    await bench.run(600, 400)
    await bench.ask("report_progress", step=500)
    await bench.run(900)
    assert "silent" in bench.events
    bench.tick(HOURS)
    await bench.hass.async_block_till_done()


@pytest.mark.usefixtures("recorder_mock")
async def test_after_hours_the_recorder_tells_what_was_used_meanwhile(bench: Bench) -> None:
    """The trainer was only slow: all of it is the session's, from before it was closed until now."""
    await _closed(bench)
    await async_wait_recording_done(bench.hass)
    session = await bench.ask("report_progress", key="slow", step=9000)
    assert (session["status"], session["active_s"]) == ("training", 1500 + HOURS)
    assert session["energy_kwh"] == pytest.approx(USED, rel=0.02)
    assert float(bench.panel.shows("total_energy")) == pytest.approx(session["energy_kwh"])


async def test_without_a_recorder_it_goes_on_from_now(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """What nobody knows is not made up, and the log says why it is missing."""
    await _closed(bench)
    session = await bench.ask("report_progress", key="slow", step=9000)
    assert (session["status"], session["active_s"]) == ("training", 600)
    assert "goes on from now: The recorder of Home Assistant is not running" in caplog.text


async def test_who_was_last_heard_long_ago_is_closed_when_that_is_told(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """A client sends what it had kept; without a recorder nobody can say what the meter showed then."""
    await bench.set_up(silence_timeout=600)
    await bench.ask("start_session", key="late")
    heard = await bench.run(300, 400)
    bench.tick(HOURS)
    await bench.hass.async_block_till_done()
    await bench.ask("report_progress", step=5, time=heard.isoformat())
    now = await bench.run(60)
    session = await bench.ask("get_session", key="late")
    assert (session["outcome"], bench.events[1:3]) == ("interrupted", ["silent", "stopped"])
    assert session["ended_at"] > (now - timedelta(seconds=90)).isoformat()
    assert "is stopped only now" in caplog.text

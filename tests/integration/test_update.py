"""Sessions that are corrected after the fact."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from custom_components.training_energy.history import Measured, Run, async_measured
from custom_components.training_energy.settings import Settings
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .bench import Bench
from .meters import FakeMeter

pytestmark = pytest.mark.usefixtures("recorder_mock")

# The bench trains for twenty minutes at 400 W.
KWH = 0.4 * 1200 / 3600


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


@pytest.fixture
async def trained(hass: HomeAssistant, bench: Bench) -> Bench:
    """Return a rig that has trained from minute 20 to 40 of a session that went on until minute 60."""
    await bench.set_up()
    await bench.run(605)
    await bench.ask("start_session", name="first", key="k", tags=["a"])
    await bench.run(600)
    await bench.run(1200, 400)
    await bench.run(1200, 80)
    await bench.ask("stop_session", steps=1000)
    await bench.run(1500)
    await async_wait_recording_done(hass)
    return bench


async def _session(bench: Bench) -> dict[str, Any]:
    """Return the session as it is kept."""
    return await bench.ask("get_session", key="k")


async def test_what_is_said_is_changed_and_the_rest_stays(trained: Bench) -> None:
    """Nothing that is not given is touched, and it is all there after a restart."""
    before = await _session(trained)
    answer = await trained.ask(
        "update_session", key="k", name="better", model="SDXL", tags=["b", "c"], notes="worked", outcome="failed"
    )
    changed = {"name": "better", "model": "SDXL", "tags": ["b", "c"], "notes": "worked", "outcome": "failed"}
    assert answer == before | changed
    await trained.panel.reload()
    assert await _session(trained) == before | changed
    assert (await trained.ask("update_session", key="k", tags=[]))["tags"] == []
    assert trained.panel.state("status").attributes["name"] == "better"


async def test_steps_are_corrected_everywhere(trained: Bench) -> None:
    """Also of a session that is history by now: the figures per step, and the totals."""
    await trained.ask("start_session", name="next")
    await trained.ask("stop_session", steps=10)
    await trained.run(1500)
    answer = await trained.ask("update_session", key="k", steps=2000)
    assert answer["cost_per_step"] == pytest.approx(answer["cost"] / 2000)
    assert trained.panel.shows("total_steps") == "2010"
    assert trained.panel.state("status").attributes["name"] == "next"


async def test_another_price_prices_all_of_it(trained: Bench) -> None:
    """And the totals follow, once."""
    before = await _session(trained)
    answer = await trained.ask("update_session", key="k", price=0.5)
    assert answer["cost"] == pytest.approx(before["energy_kwh"] * 0.5)
    assert answer["average_price"] == pytest.approx(0.5)
    assert answer["estimated_kwh"] == 0
    assert float(trained.panel.shows("total_cost")) == pytest.approx(answer["cost"])
    await trained.ask("update_session", key="k", price=-0.1)
    assert float(trained.panel.shows("total_cost")) == pytest.approx(before["energy_kwh"] * -0.1)


async def test_a_price_holds_for_what_a_running_session_yet_uses(trained: Bench) -> None:
    """It is the price of the session, not of an hour."""
    await trained.ask("start_session", key="run")
    await trained.run(600, 400)
    await trained.ask("update_session", key="run", price=1)
    await trained.run(600)
    session = await trained.ask("get_session", key="run")
    assert session["cost"] == pytest.approx(session["energy_kwh"])


async def test_new_times_are_measured_again(trained: Bench) -> None:
    """The rest that was measured with it goes, in the session and in the totals."""
    before = await _session(trained)
    assert before["energy_kwh"] > KWH * 1.2
    begin = trained.now - timedelta(seconds=1500 + 2400)
    end = begin + timedelta(seconds=1200)
    answer = await trained.ask(
        "update_session", key="k", started_at=begin.isoformat(), ended_at=end.isoformat(), price=0.3
    )
    assert (answer["started_at"], answer["ended_at"]) == (begin.isoformat(), end.isoformat())
    assert answer["energy_kwh"] == pytest.approx(KWH, rel=0.01)
    assert answer["energy_min_kwh"] <= KWH <= answer["energy_max_kwh"]
    assert answer["cost"] == pytest.approx(answer["energy_kwh"] * 0.3)
    assert (answer["steps"], answer["tags"], answer["name"]) == (1000, ["a"], "first")
    assert answer["curve"][-1] == [1200, pytest.approx(answer["energy_kwh"] * 1000)]
    assert float(trained.panel.shows("total_energy")) == pytest.approx(answer["energy_kwh"])
    assert float(trained.panel.shows("session_energy")) == pytest.approx(answer["energy_kwh"])
    # It was told when it happened, and nothing has happened now.
    assert trained.events == ["started", "stopped", "settled"]
    await trained.panel.reload()
    assert await _session(trained) == answer


async def test_a_running_session_may_have_begun_before(trained: Bench) -> None:
    """Whoever started it too late says when it began, and it runs on."""
    begin = await trained.run(30, 400)
    await trained.run(3600)
    await trained.ask("start_session", key="run")
    await async_wait_recording_done(trained.hass)
    answer = await trained.ask("update_session", key="run", started_at=begin.isoformat())
    assert (answer["status"], answer["energy_kwh"]) == ("training", pytest.approx(0.4, rel=0.03))
    await trained.run(1800)
    await trained.ask("stop_session")
    await trained.run(1500, 80)
    session = await trained.ask("get_session", key="run")
    assert session["energy_kwh"] == pytest.approx(0.6, rel=0.01)
    assert trained.panel.state("status").attributes["session_id"] == session["id"]


REFUSED = {
    "nothing": ({}, "Nothing is to be changed"),
    "an end before its start": ({"ended_at": "2020-01-01 00:00"}, "before the session first began"),
    "a price that is none": ({"price": "cheap"}, "Use a price per kWh"),
    "an unknown outcome": ({"outcome": "great"}, "outcome is great"),
    "half a step": ({"steps": 1.5}, "steps is 1.5"),
    "a time long ago": ({"started_at": "2026-01-01 00:00"}, "31 days"),
}


@pytest.mark.parametrize(("fields", "message"), REFUSED.values(), ids=REFUSED)
async def test_what_cannot_be_is_refused_and_nothing_is_changed(
    trained: Bench, fields: dict[str, object], message: str
) -> None:
    """The refusal says what to do."""
    before = await _session(trained)
    with pytest.raises(ServiceValidationError, match=message):
        await trained.ask("update_session", key="k", **fields)
    assert await _session(trained) == before


async def test_times_of_another_session_are_refused(trained: Bench) -> None:
    """Nothing counts twice."""
    begin = trained.now
    await trained.ask("start_session", name="next")
    await trained.run(1200, 400)
    await trained.ask("stop_session")
    end = begin + timedelta(seconds=60)
    with pytest.raises(ServiceValidationError, match="next"):
        await trained.ask("update_session", key="k", ended_at=end.isoformat())


@pytest.mark.parametrize("field", ["ended_at", "outcome"])
async def test_the_end_of_what_runs_is_refused(trained: Bench, field: str) -> None:
    """To stop it is another action."""
    await trained.ask("start_session", key="run")
    value = {"ended_at": (trained.now - timedelta(minutes=1)).isoformat(), "outcome": "failed"}[field]
    with pytest.raises(ServiceValidationError, match="still running"):
        await trained.ask("update_session", key="run", **{field: value})


async def test_who_is_not_named_is_not_changed(trained: Bench) -> None:
    """There is no usual session to correct."""
    with pytest.raises(ServiceValidationError, match="Name the session"):
        await trained.ask("update_session", name="better")


async def test_a_rig_without_a_price_gets_one_for_a_session(
    hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A session that was finished without any has a cost from then on."""
    entry = MockConfigEntry(
        domain="training_energy", entry_id="free", title="Free", data={"meters": [meter.register().id]}
    )
    entry.add_to_hass(hass)
    bench = await Bench(hass, entry, meter, freezer).set_up()
    await bench.ask("start_session", key="k")
    await bench.run(1200, 400)
    assert (await bench.ask("stop_session"))["cost"] is None
    await bench.run(1500, 80)
    answer = await bench.ask("update_session", key="k", price=0.2)
    assert answer["cost"] == pytest.approx(answer["energy_kwh"] * 0.2)


async def test_an_end_may_be_now(trained: Bench) -> None:
    """Now is a time as any other."""
    answer = await trained.ask("update_session", key="k", ended_at=trained.now.isoformat())
    assert answer["ended_at"] == trained.now.isoformat()


@pytest.mark.parametrize(
    ("action", "status", "seconds"), [("stop_session", "finished", 600), ("pause_session", "paused", 600)]
)
async def test_what_happens_while_the_recorder_is_asked_is_not_undone(
    trained: Bench, action: str, status: str, seconds: int
) -> None:
    """The trainer stops, or pauses, in the middle of a correction."""
    begin = await trained.run(30, 400)
    await trained.run(seconds)
    await trained.ask("start_session", key="run")
    await async_wait_recording_done(trained.hass)
    asked = 0

    async def async_slow(hass: HomeAssistant, settings: Settings, run: Run) -> Measured:
        """Answer after the trainer has acted."""
        nonlocal asked
        asked += 1
        measured = await async_measured(hass, settings, run)
        if asked == 1:
            await trained.ask(action, key="run")
        return measured

    with patch("custom_components.training_energy.clerk.async_measured", async_slow):
        answer = await trained.ask("update_session", key="run", started_at=begin.isoformat())
    assert asked == 2
    assert answer["status"] == status
    assert answer["energy_kwh"] == pytest.approx(0.4 * seconds / 3600, rel=0.15)
    assert trained.panel.shows("session", "switch") == ("off" if status == "finished" else "on")

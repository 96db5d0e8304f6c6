"""What is not new is not said: each state that is written is a row in the recorder's table."""

from collections import Counter
from decimal import Decimal

import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, EventStateReportedData, HomeAssistant, callback

from .bench import Bench


@pytest.fixture
async def training(bench: Bench) -> Bench:
    """Return a rig that trains, whose plug has reported a minute ago."""
    await bench.set_up()
    await bench.run(300)
    await bench.ask("start_session", planned_steps=2000)
    await bench.ask("report_progress", step=100)
    await bench.run(300, watts=400)
    return bench


async def test_a_heartbeat_says_nothing(hass: HomeAssistant, training: Bench) -> None:
    """Time alone changes no figure of a session: what it may have used in between is told with the next reading."""
    said = async_capture_events(hass, EVENT_STATE_CHANGED)
    again: list[str] = []

    @callback
    def note(event: Event[EventStateReportedData]) -> None:
        again.append(event.data["entity_id"])

    @callback
    def ours_only(data: EventStateReportedData) -> bool:
        return "tower" in data["entity_id"]

    hass.bus.async_listen(EVENT_STATE_REPORTED, note, event_filter=ours_only)

    await training.run(30)

    ours = [event.data["entity_id"] for event in said if event.data["entity_id"].startswith("sensor.tower")]
    assert ours == []
    assert again == []


async def test_a_reading_says_what_it_changes(hass: HomeAssistant, training: Bench) -> None:
    """Each entity that shows another figure says so once, and no other says anything."""
    said = async_capture_events(hass, EVENT_STATE_CHANGED)

    await training.run(60)

    counted = Counter(event.data["entity_id"].removeprefix("sensor.tower_") for event in said)
    assert {key: counted[key] for key in ("session_energy", "session_cost", "total_energy", "cost_per_step")} == {
        "session_energy": 1,
        "session_cost": 1,
        "total_energy": 1,
        "cost_per_step": 1,
    }
    assert {"status", "session_steps", "total_sessions", "total_steps", "meter_quality"}.isdisjoint(counted)


async def test_a_meter_that_counts_nothing_leaves_more_and_more_open(training: Bench) -> None:
    """What a session may have used is told every few minutes even if nothing else is new."""
    before = training.panel.state("session_energy").attributes["energy_max_kwh"]
    training.kw = Decimal(0)

    await training.run(330)

    assert training.panel.state("session_energy").attributes["energy_max_kwh"] > before


async def test_an_entry_that_was_there_from_the_start_can_be_taken_away(training: Bench) -> None:
    """Home Assistant says how an entity is when it is added: that the session is no more is news all the same."""
    session = await training.ask("stop_session", steps=1000)
    await training.run(3600, watts=80)
    await training.set_up()
    assert training.panel.state("sessions", "calendar").attributes["description"]

    await training.ask("delete_session", session_id=session["id"])

    assert "description" not in training.panel.state("sessions", "calendar").attributes

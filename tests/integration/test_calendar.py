"""The calendar: each session an entry, from its start to its stop."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from unittest.mock import Mock, patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
    snapshot_platform,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.training_energy.archive import readable
from homeassistant.const import EVENT_STATE_CHANGED, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .calls import ask
from .meters import FakeMeter
from .panel import Panel, async_set_up_only

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry, freezer: FrozenDateTimeFactory) -> Panel:
    """Return the rig's entities, at noon."""
    freezer.move_to(NOON)
    return Panel(hass, rig)


async def _listed(
    hass: HomeAssistant, start: datetime = NOON - DAY, end: datetime = NOON + DAY
) -> list[dict[str, Any]]:
    """Return the entries of a time, as a card or an automation gets them."""
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": "calendar.tower_sessions", "start_date_time": start, "end_date_time": end},
        blocking=True,
        return_response=True,
    )
    entries: list[dict[str, Any]] = answer["calendar.tower_sessions"]["events"]
    return entries


async def test_the_calendar_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Its name and unique id are what users build on."""
    await async_set_up_only(hass, rig_entry, Platform.CALENDAR)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


async def test_a_session_is_an_entry(
    hass: HomeAssistant, panel: Panel, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """The entry says when, how and what it came to, in the time of Home Assistant."""
    await ask(hass, "start_session", name="LoRA", model="SDXL")
    freezer.tick(1800)
    meter.show("351.899")
    await ask(hass, "stop_session", steps=2000)
    assert await _listed(hass) == [
        {
            "start": "2026-03-01T04:00:00-08:00",
            "end": "2026-03-01T04:30:00-08:00",
            "summary": "LoRA",
            "description": "Completed: 0.211 kWh, 0.0422 EUR, 2000 steps",
        }
    ]
    state = panel.state("sessions", "calendar")
    assert state.state == "off"
    assert state.attributes["message"] == "LoRA"
    assert state.attributes["description"] == "Completed: 0.211 kWh, 0.0422 EUR, 2000 steps"
    assert state.attributes["end_time"] == "2026-03-01 04:30:00"


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        pytest.param({"name": "LoRA", "model": "SDXL"}, "LoRA", id="name"),
        pytest.param({"model": "SDXL"}, "SDXL", id="model"),
        pytest.param({}, "Tower", id="neither"),
    ],
)
async def test_an_entry_has_a_title(hass: HomeAssistant, panel: Panel, said: dict[str, str], summary: str) -> None:
    """A session that nobody named is one of its model, or of its rig."""
    await ask(hass, "start_session", **said)
    assert panel.state("sessions", "calendar").attributes["message"] == summary
    assert [entry["summary"] for entry in await _listed(hass)] == [summary]


async def test_the_running_session_ends_now(
    hass: HomeAssistant, panel: Panel, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """It is listed with what it used so far, and grows."""
    await ask(hass, "start_session")
    freezer.tick(600)
    meter.show("351.899")
    await hass.async_block_till_done()
    (entry,) = await _listed(hass)
    assert (entry["start"], entry["end"]) == ("2026-03-01T04:00:00-08:00", "2026-03-01T04:10:00-08:00")
    assert entry["description"] == "Training: 0.211 kWh, 0.0422 EUR"


async def test_the_calendar_is_on_while_a_session_runs(
    hass: HomeAssistant, panel: Panel, freezer: FrozenDateTimeFactory
) -> None:
    """It stays on from hour to hour, through a reload, and until the stop."""
    assert panel.shows("sessions", "calendar") == "off"
    await ask(hass, "start_session")
    for _ in range(3):
        assert panel.shows("sessions", "calendar") == "on"
        freezer.tick(3600)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
    await panel.reload()
    assert panel.shows("sessions", "calendar") == "on"
    assert panel.state("sessions", "calendar").attributes["start_time"] == "2026-03-01 04:00:00"
    await ask(hass, "stop_session")
    assert panel.shows("sessions", "calendar") == "off"
    await panel.reload()
    assert panel.state("sessions", "calendar").attributes["end_time"] == "2026-03-01 07:00:00"


async def test_readings_write_no_states_of_it(
    hass: HomeAssistant, panel: Panel, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """The recorder would keep each of them."""
    await ask(hass, "start_session")
    written = async_capture_events(hass, EVENT_STATE_CHANGED)
    for kwh in (352, 353, 354):
        freezer.tick(60)
        meter.show(kwh)
        await hass.async_block_till_done()
    changed = [event.data["entity_id"] for event in written]
    assert "sensor.tower_session_energy" in changed
    assert "calendar.tower_sessions" not in changed


async def test_a_discarded_session_is_gone(hass: HomeAssistant, panel: Panel) -> None:
    """What is forgotten is in no calendar."""
    await ask(hass, "start_session")
    await ask(hass, "discard_session")
    assert panel.shows("sessions", "calendar") == "off"
    assert "message" not in panel.state("sessions", "calendar").attributes
    assert await _listed(hass) == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 10, ["0", "2", "4"], id="all"),
        pytest.param(0.5, 2.5, ["0", "2"], id="parts of two"),
        pytest.param(1, 2, [], id="between two"),
        pytest.param(4.5, 10, ["4"], id="end of the last"),
    ],
)
async def test_only_what_ran_in_a_time_is_listed(
    hass: HomeAssistant,
    panel: Panel,
    freezer: FrozenDateTimeFactory,
    *,
    start: float,
    end: float,
    expected: list[str],
) -> None:
    """The sessions are those of an hour, with an hour between them; the last one runs."""
    for hour in (0, 2, 4):
        freezer.move_to(NOON + timedelta(hours=hour))
        await ask(hass, "start_session", name=str(hour))
        freezer.move_to(NOON + timedelta(hours=hour + 1))
        if hour < 4:
            await ask(hass, "stop_session")
    since, until = (NOON + timedelta(hours=hours) for hours in (start, end))
    assert [entry["summary"] for entry in await _listed(hass, since, until)] == expected


async def test_the_calendar_panel_gets_the_entries(
    hass: HomeAssistant, panel: Panel, hass_client: ClientSessionGenerator
) -> None:
    """It asks over HTTP, and knows an entry again by its uid."""
    session = await ask(hass, "start_session", name="LoRA")
    client = await hass_client()
    window = {"start": (NOON - DAY).isoformat(), "end": (NOON + DAY).isoformat()}
    answer = await client.get("/api/calendars/calendar.tower_sessions", params=window)
    assert answer.status == HTTPStatus.OK
    (entry,) = await answer.json()
    assert entry["uid"] == session["id"]
    assert entry["summary"] == "LoRA"
    assert entry["start"] == {"dateTime": "2026-03-01T04:00:00-08:00"}


async def test_only_the_sessions_of_a_time_are_read(hass: HomeAssistant, panel: Panel) -> None:
    """Of ten thousand, those of a month: nobody waits for a calendar."""
    await ask(hass, "start_session", name="LoRA")
    await ask(hass, "stop_session")
    (row,) = panel.rig.archive.rows
    for number in range(10_000):
        start, end = (NOON - timedelta(hours=4 * number + hours) for hours in (2, 1))
        span = {**row["spans"][0], "opened": {**row["spans"][0]["opened"], "at": start.isoformat()}}
        copy = {**row, "id": str(number), "spans": [span], "ended": {**row["ended"], "at": end.isoformat()}}
        panel.rig.archive._put(panel.rig.archive._volumes[0], copy)  # noqa: SLF001  ten thousand real ones take minutes
    with patch("custom_components.training_energy.query.readable", wraps=readable) as read:
        assert len(await _listed(hass, NOON - 30 * DAY, NOON)) == 180
    assert read.call_count == 180


@pytest.mark.parametrize("minutes", [20, 75, 300], ids=["in the hour", "over the hour", "long after it"])
async def test_the_hour_that_comes_twice_in_autumn(
    hass: HomeAssistant, panel: Panel, freezer: FrozenDateTimeFactory, minutes: int
) -> None:
    """By the clock on the wall the session may end before it starts: it is counted, told and listed all the same."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-10-25 00:50:00+00:00")
    session = await ask(hass, "start_session", name="LoRA")
    assert panel.shows("status") == "training"
    freezer.tick(minutes * 60)
    stopped = await ask(hass, "stop_session")
    assert stopped["duration_s"] == minutes * 60
    assert panel.state("session", "event").attributes["event_type"] == "settled"
    (entry,) = await _listed(hass, datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
    assert entry["summary"] == session["name"]


async def test_an_entity_that_stumbles_keeps_nobody_from_counting(
    hass: HomeAssistant, panel: Panel, meter: FakeMeter, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so, and the session is there, told and saved."""
    stop = panel.rig.async_add_listener(Mock(side_effect=ValueError("stumbled")))
    session = await ask(hass, "start_session", name="LoRA")
    meter.show("351.899")
    assert (await ask(hass, "stop_session"))["energy_kwh"] == pytest.approx(0.211)
    stop()
    assert "An entity could not say what is new" in caplog.text
    await panel.reload()
    assert (await ask(hass, "get_session", session_id=session["id"]))["status"] == "finished"

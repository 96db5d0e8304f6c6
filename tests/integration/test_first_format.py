"""What the very first version wrote is read by this one: no session, no energy and no setting is lost.

`stored/first_format.json` was written by running that version: two sessions that are over, one of them with a pause,
one that runs, and a meter that had just fallen.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.store import VERSION
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel

WRITTEN = json.loads((Path(__file__).parent / "stored" / "first_format.json").read_text())
IDS = [row["id"] for row in WRITTEN["training_energy.tower.sessions.1"]["data"]["sessions"]]


@pytest.fixture
async def tower(
    hass: HomeAssistant, hass_storage: dict[str, Any], freezer: FrozenDateTimeFactory
) -> tuple[MockConfigEntry, FakeMeter]:
    """Return the rig, loaded a day later by this version, and its meter."""
    freezer.move_to(datetime(2026, 11, 24, 4, 36, tzinfo=UTC))
    hass.config.currency = "USD"
    hass_storage.update(WRITTEN)
    meter = FakeMeter(hass, "sensor.plug_energy")
    meter.show("353.25")
    data = {"meters": [meter.entity_id], "price": 0.2}
    entry = MockConfigEntry(domain=DOMAIN, entry_id="tower", title="Tower", data=data)
    entry.add_to_hass(hass)
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    return entry, meter


async def _sessions(hass: HomeAssistant) -> list[Answer]:
    """Return all sessions, the oldest first."""
    listed: list[Answer] = (await ask(hass, "list_sessions"))["sessions"]
    return listed[::-1]


async def test_every_session_is_there(hass: HomeAssistant, tower: tuple[MockConfigEntry, FakeMeter]) -> None:
    """With its id, its figures and what was said of it; what it did not know yet is unknown."""
    reference, paused, running = await _sessions(hass)
    assert [reference["id"], paused["id"]] == IDS
    assert (reference["name"], reference["model"], reference["tags"]) == ("Reference", "PonyDiffusion XL v6", ["lora"])
    assert (reference["energy_kwh"], reference["cost"], reference["steps"]) == (0.211, 0.0422, 2000)
    assert (reference["key"], reference["notes"], reference["outcome"]) == ("one", "By hand.", "completed")
    assert (paused["energy_kwh"], paused["duration_s"], paused["active_s"]) == (0.5, 900, 600)
    assert (running["status"], running["steps"], running["planned_steps"]) == ("training", 250, 1000)


async def test_the_doubt_is_decided_as_if_nothing_had_been(
    hass: HomeAssistant, tower: tuple[MockConfigEntry, FakeMeter], freezer: FrozenDateTimeFactory
) -> None:
    """The meter fell from 353 before the update and shows 353.25 after it: a dip, so 0.25 kWh more."""
    _, meter = tower
    freezer.tick(timedelta(minutes=5))
    meter.show("353.5")
    await hass.async_block_till_done()
    stopped = await ask(hass, "stop_session", steps=900)
    assert stopped["energy_kwh"] == pytest.approx(353.5 - 352.55, abs=1e-12)
    assert (stopped["start_reading_kwh"], stopped["end_reading_kwh"]) == (352.55, 353.5)


async def test_totals_and_aims_go_on(hass: HomeAssistant, tower: tuple[MockConfigEntry, FakeMeter]) -> None:
    """What the sensors say adds up to all sessions."""
    entry, _ = tower
    panel = Panel(hass, entry)
    assert entry.runtime_data.totals.energy_kwh == sum(Decimal(str(row["energy_kwh"])) for row in await _sessions(hass))
    assert panel.shows("total_sessions") == "3"
    assert (str(entry.runtime_data.budget), entry.runtime_data.steps_per_run) == ("2.5", 1700)


async def test_it_is_written_as_this_version_does(
    hass: HomeAssistant, hass_storage: dict[str, Any], tower: tuple[MockConfigEntry, FakeMeter]
) -> None:
    """The next start has nothing to migrate, and finds the same."""
    entry, _ = tower
    before = await _sessions(hass)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert [(row["id"], row["energy_kwh"], row["cost"]) for row in await _sessions(hass)] == [
        (row["id"], row["energy_kwh"], row["cost"]) for row in before
    ]
    assert {hass_storage[key]["version"] for key in WRITTEN} == {VERSION}

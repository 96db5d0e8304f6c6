"""The diagnostics: enough to find a fault in the accounting, and nothing that its user wrote."""

import json
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.diagnostics import async_get_config_entry_diagnostics
from custom_components.training_energy.ledger import Details
from homeassistant.core import HomeAssistant

from .meters import FakeMeter

SECRETS = ("Tower", "Divorce", "Face of Ann", "private", "For court", "court.example", "case-7", "parent-7")


@pytest.fixture
async def report(hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter) -> dict[str, Any]:
    """Return the diagnostics of a rig with a session that says much."""
    details = Details(
        name="Divorce",
        model="Face of Ann",
        tags=("private",),
        notes="For court",
        metadata={"url": "court.example"},
        key="case-7",
        parent="parent-7",
        planned_steps=2000,
    )
    await rig.runtime_data.async_start_session(details)
    meter.show("351.899")
    meter.show("352")
    meter.show("0")
    await hass.async_block_till_done()
    return await async_get_config_entry_diagnostics(hass, rig)


async def test_nothing_private_is_told(report: dict[str, Any]) -> None:
    """People attach these files to public issues."""
    text = json.dumps(report)
    assert [secret for secret in SECRETS if secret in text] == []


async def test_the_accounting_can_be_followed(report: dict[str, Any], rig: MockConfigEntry) -> None:
    """Readings, doubts, prices and sums are all there, and which meter is which."""
    assert report["version"] == 1
    assert report["settings"]["price"] == "0.2000000000"
    (meter,) = report["book"]["meters"]
    assert meter["key"] == rig.data["meters"][0] == report["settings"]["meters"][0]
    assert meter["last"]["kwh"] == "352.000000000"
    assert "doubt" in meter
    assert report["book"]["tariff"]["rates"][0]["price"] == "0.2000000000"
    (session,) = report["book"]["sessions"]
    assert session["details"]["planned_steps"] == 2000
    assert report["totals"]["energy_kwh"] == "0.211000000"
    assert report["archived_sessions"] == 0
    assert (report["budget"], report["steps_per_run"]) == ("1", 1600)
    assert report["silent_meters"] == []


async def test_an_empty_rig_can_be_reported(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """A fault may show before the first session."""
    report = await async_get_config_entry_diagnostics(hass, rig)
    assert "sessions" not in report["book"]
    assert report["totals"] == {}

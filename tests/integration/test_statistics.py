"""What the recorder makes of the sensors over many sessions: its own sums, from its own database."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
    statistics_during_period,
)
from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import list_statistic_ids
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .meters import FakeMeter
from .panel import Panel

# The recorder's own grain.
PERIOD = timedelta(minutes=5)


class Ledger:
    """A rig under a recorder, in steps of the recorder's periods."""

    def __init__(self, panel: Panel, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> None:
        """Begin with the period of now."""
        self.panel = panel
        self.meter = meter
        self.freezer = freezer
        self.begin = dt_util.utcnow()

    async def show(self, *kwh: float | str) -> None:
        """Have the meter show values, each in a period of its own."""
        for value in kwh:
            self.meter.show(value)
            await self.pass_time()

    async def pass_time(self) -> None:
        """Let the recorder write what there is, then let a period pass."""
        await self.panel.hass.async_block_till_done()
        await async_wait_recording_done(self.panel.hass)
        self.freezer.tick(PERIOD)

    async def train(self, *kwh: float | str) -> None:
        """Run a session during which the meter shows values."""
        await self.panel.switch(on=True)
        await self.pass_time()
        await self.show(*kwh)
        await self.panel.switch(on=False)
        await self.pass_time()

    async def sums(self, *keys: str) -> dict[str, float]:
        """Return what the recorder has added up for some sensors."""
        ids = {key: self.panel.entity_id(key) or "" for key in keys}
        start = self.begin
        while start < dt_util.utcnow():
            do_adhoc_statistics(self.panel.hass, start=start)
            start += PERIOD
        await async_wait_recording_done(self.panel.hass)
        rows = statistics_during_period(
            self.panel.hass, self.begin, period="5minute", statistic_ids=set(ids.values()), types={"sum"}
        )
        return {key: round(rows[entity_id][-1]["sum"] or 0, 9) for key, entity_id in ids.items()}


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Have the database there before Home Assistant is, as the test tools want it."""


@pytest.fixture
async def ledger(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    rig_entry: MockConfigEntry,
) -> Ledger:
    """Return a rig of which every state is recorded."""
    freezer.move_to("2026-11-02 20:00:00+00:00")
    meter.show("351.688")
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    await hass.async_block_till_done()
    return Ledger(Panel(hass, rig_entry), meter, freezer)


async def test_three_sessions_add_up(ledger: Ledger) -> None:
    """Also where the meter starts over between two of them, and what it counts in between is no one's."""
    await ledger.train("351.788", "351.888")
    await ledger.panel.enter("steps", 1000)
    await ledger.show("352", "0", "0.5")
    await ledger.train("0.6", "0.8")
    await ledger.show("1.5")
    await ledger.train("1.6")
    await ledger.panel.enter("steps", 500)
    await ledger.pass_time()
    assert await ledger.sums("session_energy", "total_energy", "session_cost", "total_cost", "total_steps") == {
        "session_energy": 0.6,
        "total_energy": 0.6,
        "session_cost": 0.12,
        "total_cost": 0.12,
        "total_steps": 1500,
    }


async def test_a_discarded_session_is_taken_back_from_the_totals(ledger: Ledger) -> None:
    """No older session is added again; what a session showed before stays in its own sum: it was used."""
    await ledger.train("351.888")
    await ledger.panel.switch(on=True)
    await ledger.show("351.938", "351.988")
    await ledger.panel.rig.async_discard_session()
    await ledger.pass_time()
    await ledger.train("352.088")
    assert await ledger.sums("session_energy", "total_energy", "total_cost", "total_sessions") == {
        "session_energy": 0.4,
        "total_energy": 0.3,
        "total_cost": 0.06,
        "total_sessions": 2,
    }


async def test_outages_and_reloads_add_nothing(ledger: Ledger) -> None:
    """Neither the time without a meter nor the one without the rig is taken for a new counter."""
    await ledger.panel.switch(on=True)
    await ledger.show("351.788", "unavailable", "351.888")
    await ledger.panel.reload()
    await ledger.pass_time()
    await ledger.show("351.988")
    await ledger.panel.switch(on=False)
    await ledger.pass_time()
    await ledger.panel.reload()
    await ledger.pass_time()
    assert await ledger.sums("session_energy", "total_energy") == {"session_energy": 0.3, "total_energy": 0.3}


async def test_every_statistic_has_the_unit_of_its_sensor(ledger: Ledger) -> None:
    """A unit that the recorder cannot keep would end a statistic with a repair."""
    await ledger.train("351.888")
    await ledger.panel.enter("steps", 1000)
    await ledger.pass_time()
    await ledger.sums("session_energy")
    hass = ledger.panel.hass
    listed = await ledger.panel.hass.async_add_executor_job(list_statistic_ids, hass)
    units = {row["statistic_id"]: row["statistics_unit_of_measurement"] for row in listed}
    expected = {
        "session_energy": "kWh",
        "session_cost": "EUR",
        "cost_per_step": "EUR/step",
        "steps_per_currency": "steps/EUR",
        "energy_per_step": "Wh/step",
        "session_steps": "steps",
        "total_energy": "kWh",
        "total_cost": "EUR",
        "total_steps": "steps",
        "total_sessions": None,
    }
    own = {ledger.panel.entity_id(key): unit for key, unit in expected.items()}
    assert {entity_id: unit for entity_id, unit in units.items() if entity_id != "sensor.plug_energy"} == own

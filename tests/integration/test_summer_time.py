"""The nights in which clocks are put forward and back, by an hour and by half of one: nothing counts by local time."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .calls import Answer, ask
from .meters import FakeMeter

KW: Final = Decimal("0.36")
STEP: Final = timedelta(minutes=5)
# Zone, the day after the night, and how long the ten hours by the clock on the wall really are.
NIGHTS: Final = [
    pytest.param("Europe/Berlin", "2026-03-29", 9, id="Berlin, forward"),
    pytest.param("Europe/Berlin", "2026-10-25", 11, id="Berlin, back"),
    pytest.param("America/New_York", "2026-03-08", 9, id="New York, forward"),
    pytest.param("America/New_York", "2026-11-01", 11, id="New York, back"),
    pytest.param("Australia/Lord_Howe", "2026-10-04", 9.5, id="Lord Howe, forward"),
    pytest.param("Australia/Lord_Howe", "2026-04-05", 10.5, id="Lord Howe, back"),
]


class Night:
    """A plug that counts anew each day, and a price for each hour, both by the clock on the wall."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory, *, zone: str, day: str) -> None:
        """Begin at ten in the evening."""
        self.hass = hass
        self.zone = ZoneInfo(zone)
        self._freezer = freezer
        self.evening = datetime.fromisoformat(f"{day}T22:00").replace(tzinfo=self.zone) - timedelta(days=1)
        freezer.move_to(self.evening.astimezone(dt_util.UTC))
        self.today = KW * 22
        self.truth = {"kwh": Decimal(0), "cost": Decimal(0)}
        self.meter = FakeMeter(hass, "sensor.today")
        self._say()

    @property
    def local(self) -> datetime:
        """The clock on the wall."""
        return dt_util.utcnow().astimezone(self.zone)

    @property
    def price(self) -> Decimal:
        """The price of the hour."""
        return Decimal(10 + self.local.hour) / 100

    async def set_up(self) -> None:
        """Set a rig up that reads both."""
        await self.hass.config.async_set_time_zone(str(self.zone))
        data = {"meters": [self.meter.entity_id], "price_entity": "sensor.price"}
        MockConfigEntry(domain=DOMAIN, title="Tower", data=data).add_to_hass(self.hass)
        assert await async_setup_component(self.hass, DOMAIN, {})
        await self.hass.async_block_till_done()

    async def pass_until(self, end: datetime) -> None:
        """Let time pass, and the machine draw its power."""
        while dt_util.utcnow() < end:
            kwh = KW * Decimal(STEP.total_seconds()) / 3600
            self.truth["kwh"] += kwh
            self.truth["cost"] += kwh * self.price
            self.today += kwh
            self._freezer.tick(STEP)
            if (self.local.hour, self.local.minute) == (0, 0):
                self.meter.show(str(self.today))
                self.today = Decimal(0)
            self._say()
            async_fire_time_changed(self.hass, dt_util.utcnow())
            await self.hass.async_block_till_done()

    def _say(self) -> None:
        """Say the price, then what was counted today."""
        self.hass.states.async_set(
            "sensor.price", str(self.price), {"unit_of_measurement": f"{self.hass.config.currency}/kWh"}
        )
        self.meter.show(str(self.today))


@pytest.mark.parametrize(("zone", "day", "hours"), NIGHTS)
async def test_a_session_over_the_night_has_what_it_used_and_took(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, zone: str, day: str, hours: float
) -> None:
    """Its energy, its cost by the hour and its duration are those of the time that really passed."""
    night = Night(hass, freezer, zone=zone, day=day)
    await night.set_up()
    started = await ask(hass, "start_session", name="Over night")
    morning = night.evening.replace(hour=8) + timedelta(days=1)
    await night.pass_until(morning)
    truth = dict(night.truth)
    session = await ask(hass, "stop_session", steps=100)
    await night.pass_until(morning + timedelta(minutes=30))
    session = await ask(hass, "get_session", session_id=session["id"])
    assert session["settled"]
    assert session["duration_s"] == session["active_s"] == hours * 3600
    assert truth["kwh"] == KW * Decimal(str(hours))
    assert Decimal(str(session["energy_kwh"])) == truth["kwh"]
    assert Decimal(str(session["cost"])) == truth["cost"]
    assert session["estimated_kwh"] == 0
    assert sum(Decimal(str(part["kwh"])) for part in session["segments"]) == truth["kwh"]
    assert session["started_at"] == started["started_at"]
    await _is_found(hass, night, session)


async def _is_found(hass: HomeAssistant, night: Night, session: Answer) -> None:
    """Hold that the session is in lists and in the calendar by the clock on the wall."""
    noon = night.evening.replace(hour=12)
    wall = {"after": noon, "before": noon + timedelta(days=1)}
    said = {name: time.replace(tzinfo=None).isoformat() for name, time in wall.items()}
    assert [row["id"] for row in (await ask(hass, "list_sessions", **said))["sessions"]] == [session["id"]]
    late = (night.evening + timedelta(minutes=1)).replace(tzinfo=None).isoformat()
    assert (await ask(hass, "list_sessions", after=late))["sessions"] == []
    assert (await ask(hass, "list_sessions", before=said["after"]))["sessions"] == []
    listed: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": "calendar.tower_sessions", "start_date_time": wall["after"], "end_date_time": wall["before"]},
        blocking=True,
        return_response=True,
    )
    (event,) = listed["calendar.tower_sessions"]["events"]
    assert datetime.fromisoformat(event["start"]) == night.evening
    assert datetime.fromisoformat(event["end"]) == night.evening.replace(hour=8) + timedelta(days=1)

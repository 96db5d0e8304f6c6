"""A Home Assistant with a real recorder and many rigs that train, in which time is frozen and stepped."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

import freezegun
from freezegun.api import FrozenDateTimeFactory, StepTickTimeFactory, TickingDateTimeFactory

from pytest_homeassistant_custom_component import patch_time  # isort: skip  # before Home Assistant takes the real clock
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_test_home_assistant,
)

from homeassistant import loader
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import async_initialize_recorder
from homeassistant.setup import async_setup_component

# What stops the time may be any of them.
type Clock = FrozenDateTimeFactory | StepTickTimeFactory | TickingDateTimeFactory

DOMAIN: Final = "training_energy"
# Any full hour: the recorder sums up by them.
BEGIN: Final = datetime(2026, 11, 2, 8, tzinfo=UTC)
# s; finer than anything that a rig does by the clock.
TICK: Final = 10
# As often as a trainer tells how far it is, here (s).
REPORT: Final = 60
# kW; a machine with one large card.
POWER: Final = Decimal("0.4")
# Plugs show three digits of a kWh, and what they have counted since they were bought.
FIRST: Final = Decimal("351.688")
DIGIT: Final = Decimal("0.001")
PLUG: Final = {"device_class": "energy", "state_class": "total_increasing", "unit_of_measurement": "kWh"}
STEPS_A_SECOND: Final = 2


@dataclass(slots=True)
class House:
    """The rigs by their numbers, and how long it has been going."""

    hass: HomeAssistant
    frozen: Clock
    rigs: int
    interval: int
    seconds: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def recorder(self) -> Recorder:
        """The recorder, with its database."""
        return get_instance(self.hass)

    async def furnish(self) -> None:
        """Plug all rigs in and set them up."""
        self.names = [f"Rig {number + 1}" for number in range(self.rigs)]
        self._show()
        for number, name in enumerate(self.names):
            data = {"meters": [f"sensor.plug_{number + 1}"], "price": 0.2}
            entry = MockConfigEntry(domain=DOMAIN, entry_id=f"rig{number}", title=name, data=data)
            entry.add_to_hass(self.hass)
            if not await self.hass.config_entries.async_setup(entry.entry_id):
                message = f"{name} could not be set up"
                raise RuntimeError(message)
        await self.settle()

    async def ask(self, action: str, rig: str, /, **data: object) -> dict[str, object]:
        """Perform one of our actions on a rig."""
        answer = await self.hass.services.async_call(
            DOMAIN, action, {"rig": rig, **data}, blocking=True, return_response=True
        )
        return dict(answer or {})

    async def start(self) -> None:
        """Have all rigs train."""
        for name in self.names:
            await self.ask("start_session", name, name="LoRA", model="SDXL", planned_steps=1_000_000)
        await self.settle()

    async def stop(self) -> None:
        """Have all rigs stop."""
        for name in self.names:
            await self.ask("stop_session", name)
        await self.settle()

    async def run(self, seconds: int, *, training: bool) -> None:
        """Let time pass."""
        for _ in range(0, seconds, TICK):
            self.seconds += TICK
            self.frozen.tick(TICK)
            if self.seconds % self.interval == 0:
                self._show()
            if training and self.seconds % REPORT == 0:
                for name in self.names:
                    await self.ask("report_progress", name, step=self.seconds * STEPS_A_SECOND)
            async_fire_time_changed(self.hass)
            await self.hass.async_block_till_done()
        await self.settle()

    async def settle(self) -> None:
        """Wait until the recorder has written all there is."""
        await self.hass.async_block_till_done()
        await self.recorder.async_block_till_done()

    def _show(self) -> None:
        """Have all plugs show what they have counted, each from where it stands."""
        counted = POWER * self.seconds / 3600
        for number in range(self.rigs):
            kwh = (FIRST + number * 7 + counted).quantize(DIGIT)
            self.hass.states.async_set(f"sensor.plug_{number + 1}", str(kwh), PLUG)


@asynccontextmanager
async def housed(folder: str, database: str, *, rigs: int, interval: int) -> AsyncGenerator[House]:
    """Set up a house of so many rigs, whose plugs report every `interval` seconds, with its database."""
    _prepare_clock()
    with freezegun.freeze_time(BEGIN - timedelta(minutes=1)) as frozen:
        async with async_test_home_assistant(config_dir=folder) as hass:
            hass.data.pop(loader.DATA_CUSTOM_COMPONENTS, None)
            async_initialize_recorder(hass)
            recorder = {"db_url": database, "auto_purge": False}
            if not await async_setup_component(hass, "recorder", {"recorder": recorder}):
                message = f"The recorder does not take {database}"
                raise RuntimeError(message)
            await get_instance(hass).async_recorder_ready.wait()
            house = House(hass=hass, frozen=frozen, rigs=rigs, interval=interval)
            try:
                await house.furnish()
                yield house
            finally:
                # The recorder's thread would outlive whatever went wrong.
                await hass.async_stop(force=True)


def _prepare_clock() -> None:
    """Have time stand still for Home Assistant the way its own test tools do, which else pytest would have done."""
    ours = {
        "FakeDate": patch_time.HAFakeDate,
        "FakeDatetime": patch_time.HAFakeDatetime,
        "datetime_to_fakedatetime": patch_time.ha_datetime_to_fakedatetime,
    }
    for name, better in ours.items():
        setattr(freezegun.api, name, better)

"""A meter and a price that vanish in the middle of a run, and come back late, renamed, or after a restart."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
import logging

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component

from .calls import ask
from .meters import FakeMeter


class Sources:
    """A rig with a meter and a price, both of which Home Assistant knows by more than their names."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
        """Plug both in."""
        self.hass = hass
        self._freezer = freezer
        hass.config.currency = "USD"
        self.meter = FakeMeter(hass, "sensor.plug")
        self.price = FakeMeter(hass, "sensor.price", unit_of_measurement="USD/kWh", device_class=None, state_class=None)
        data = {"meters": [self.meter.register().id], "price_entity": self.price.register().id}
        self.entry = MockConfigEntry(domain=DOMAIN, title="Tower", data=data)
        self.entry.add_to_hass(hass)

    async def wait(self, minutes: int) -> None:
        """Let time pass."""
        for _ in range(minutes):
            self._freezer.tick(timedelta(minutes=1))
            async_fire_time_changed(self.hass)
            await self.hass.async_block_till_done()

    async def vanish(self) -> None:
        """Have both leave without a state."""
        self.meter.vanish()
        self.price.vanish()
        await self.hass.async_block_till_done()

    async def rename(self) -> None:
        """Give both other names."""
        self.meter.rename("sensor.cellar")
        self.price.rename("sensor.tariff")
        await self.hass.async_block_till_done()

    async def down(self) -> None:
        """Have the rig heard by nobody."""
        assert await self.hass.config_entries.async_unload(self.entry.entry_id)

    async def up(self) -> None:
        """Have the rig heard again."""
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.hass.async_block_till_done()


async def _late(sources: Sources) -> None:
    """Vanish for a while."""
    await sources.vanish()
    await sources.wait(10)


async def _renamed(sources: Sources) -> None:
    """Vanish, and come back under other names."""
    await sources.vanish()
    await sources.rename()
    await sources.wait(10)


async def _renamed_while_down(sources: Sources) -> None:
    """Be renamed while Home Assistant is down, and come late after its start."""
    await sources.down()
    await sources.vanish()
    await sources.rename()
    await sources.wait(4)
    await sources.up()
    await sources.wait(6)


@pytest.mark.parametrize("fault", [_late, _renamed, _renamed_while_down], ids=lambda fault: fault.__name__.strip("_"))
async def test_a_run_goes_on_without_its_meter_and_its_price(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    fault: Callable[[Sources], Awaitable[None]],
) -> None:
    """What was used meanwhile counts at the last price known, as an estimate; the rest is as if nothing had been."""
    caplog.set_level(logging.INFO)
    sources = Sources(hass, freezer)
    sources.meter.show("10")
    sources.price.show("0.2")
    assert await async_setup_component(hass, DOMAIN, {})
    opened = await ask(hass, "start_session", name="Run")
    await sources.wait(10)
    sources.meter.show("10.1")
    await fault(sources)
    sources.price.show("0.4")
    sources.meter.show("10.2")
    await sources.wait(10)
    sources.meter.show("10.3")
    session = await ask(hass, "stop_session", steps=10)
    assert session["id"] == opened["id"]
    assert Decimal(str(session["energy_kwh"])) == Decimal("0.3")
    assert session["cost"] == pytest.approx(0.1 * 0.2 + 0.1 * 0.2 + 0.1 * 0.4, abs=1e-9)
    assert session["estimated_kwh"] == pytest.approx(0.1, abs=1e-9)
    assert session["duration_s"] == 1800
    assert not [key for domain, key in ir.async_get(hass).issues if domain == DOMAIN]
    said = [record.getMessage() for record in caplog.records if record.name.startswith("custom_components")]
    assert len([line for line in said if "reports no energy" in line]) == 1
    assert len([line for line in said if line.endswith("reports energy")]) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING and DOMAIN in record.name]

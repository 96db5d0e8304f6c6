"""Whether what the page about plugs recommends where there is no counter can be the meter of a rig."""

from typing import Final

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant

from .calls import ask
from .meters import FakeMeter
from .recipes import wait

# As the page has the helper made; its words are those of Home Assistant's form.
HELPER: Final = {
    "name": "PC energy",
    "source": "sensor.pc_power",
    "method": "left",
    "unit_prefix": "k",
    "unit_time": "h",
    "max_sub_interval": {"hours": 0, "minutes": 1, "seconds": 0},
}
HOUR: Final = 60  # of its sub-intervals


# Home Assistant leaves the timer of the helper's next sub-interval.
@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["waits"])
async def test_integral_of_a_power_that_stays_the_same_is_counted(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """It is a counter by all that a rig asks of one, and goes on while the power sensor has nothing new to say."""
    power = FakeMeter(hass, "sensor.pc_power", device_class="power", unit_of_measurement="W", state_class="measurement")
    power.show(400)
    for domain, data in (("integration", {}), (DOMAIN, {"meters": ["sensor.pc_energy"], "price": 0.2})):
        options = HELPER if domain == "integration" else {}
        entry = MockConfigEntry(domain=domain, title="PC energy", data=data, options=options)
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
    await ask(hass, "start_session")
    for _ in range(HOUR):
        await wait(hass, freezer, minutes=1)
    session = await ask(hass, "stop_session")
    assert session["energy_kwh"] == pytest.approx(0.4, rel=0.02)

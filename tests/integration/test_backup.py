"""What a backup finds on disk."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.backup import async_post_backup, async_pre_backup
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Details
from homeassistant.core import HomeAssistant

from .meters import FakeMeter


async def test_a_backup_holds_the_last_reading(
    hass: HomeAssistant, hass_storage: dict[str, Any], meter: FakeMeter, rig: MockConfigEntry
) -> None:
    """The heartbeat's half minute is not missing from a backup."""
    await rig.runtime_data.async_start_session(Details())
    meter.show("351.7")
    await async_pre_backup(hass)
    kept = hass_storage[f"{DOMAIN}.{rig.entry_id}"]
    assert kept["data"]["book"]["meters"][0]["last"]["kwh"] == "351.700000000"
    await async_post_backup(hass)

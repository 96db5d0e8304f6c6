"""What the computer's entities have in common."""

from typing import override

from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity

from .pc import DOMAIN, PC


class PCEntity(Entity):
    """An entity of the simulated computer that follows the reports of its plug."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, pc: PC, key: str) -> None:
        """Name the entity after the computer and the key."""
        self.pc = pc
        self._attr_unique_id = f"{DOMAIN}_{key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, DOMAIN)},
            name="Training PC plug",
            manufacturer="Training Energy lab",
            model="Desktop with one graphics card, on a smart plug",
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the reports of the plug."""
        self.async_on_remove(self.pc.async_listen(self.async_write_ha_state))

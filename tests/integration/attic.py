"""A second rig, which takes in what another one has measured."""

import json
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel

TOTALS = ("total_energy", "total_cost", "total_steps", "total_sessions")
# What a table made by hand says at least, and then some.
PLAIN: dict[str, Any] = {
    "id": "one",
    "name": "LoRA",
    "started_at": "2026-03-01T08:00:00+00:00",
    "ended_at": "2026-03-01T09:00:00+00:00",
    "energy_kwh": 0.5,
    "cost": 0.1,
    "currency": "EUR",
    "steps": 1000,
}


def file_of(*sessions: object, **other: object) -> str:
    """Return a file with some sessions."""
    return json.dumps({"format": "training_energy", "version": 1, "sessions": list(sessions), **other})


class Attic:
    """A rig without any session of its own."""

    def __init__(self, hass: HomeAssistant, *, price: float | None = 0.3) -> None:
        """Furnish it with a meter."""
        self.hass = hass
        self.meter = FakeMeter(hass, "sensor.attic_energy")
        self.meter.register()
        self.meter.show(7)
        data = {"meters": [self.meter.register().id], **({} if price is None else {"price": price})}
        self.entry = MockConfigEntry(domain=DOMAIN, entry_id="attic", title="Attic", data=data)
        self.panel = Panel(hass, self.entry)

    async def set_up(self) -> Attic:
        """Set the rig up."""
        self.entry.add_to_hass(self.hass)
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.hass.async_block_till_done()
        return self

    async def ask(self, action: str, **data: object) -> Answer:
        """Perform one of our actions on it."""
        return await ask(self.hass, action, rig="Attic", **data)

    async def ids(self) -> list[str]:
        """Return the ids of its sessions, the newest first."""
        return [session["id"] for session in (await self.ask("list_sessions"))["sessions"]]

"""Add the simulated computer; there is nothing to ask."""

from typing import Any, override

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult

from .pc import DOMAIN


class SimulatedPCConfigFlow(ConfigFlow, domain=DOMAIN):
    """The flow with no questions."""

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Create the one entry."""
        return self.async_create_entry(title="Simulated PC", data={})

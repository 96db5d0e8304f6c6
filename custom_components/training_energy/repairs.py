"""The repairs that a user confirms: what happened is said, and nothing else is asked."""

from homeassistant.components.repairs import ConfirmRepairFlow
from homeassistant.core import HomeAssistant


async def async_create_fix_flow(
    _hass: HomeAssistant, _issue_id: str, _data: dict[str, str | int | float | None] | None
) -> ConfirmRepairFlow:
    """Return the flow of a repair that goes once its text was read."""
    return ConfirmRepairFlow()

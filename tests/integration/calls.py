"""The actions as a script calls them."""

from typing import Any

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant

type Answer = dict[str, Any]


async def ask(hass: HomeAssistant, action: str, **data: object) -> Answer:
    """Perform one of our actions and return what it answers."""
    answer = await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
    assert answer is not None
    return answer

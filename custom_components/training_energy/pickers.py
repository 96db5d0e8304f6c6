"""The lists that an entity is picked from."""

from typing import TYPE_CHECKING, Any, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Sequence


class SourcePicker(EntitySelector):
    """Lists the entities that a rig may read, none of Training Energy's own among them.

    They are only left out of the list. One that is sent all the same is for the step to
    explain: Home Assistant's own refusal would name no reason.
    """

    def __init__(self, config: EntitySelectorConfig, *, own: Sequence[str]) -> None:
        """Remember which entities to leave out."""
        super().__init__(config)
        self._own = own

    @override
    def serialize(self) -> dict[str, dict[str, Any]]:
        """Return what the form is shown by."""
        return {"selector": {self.selector_type: {**self.config, "exclude_entities": self._own}}}


@callback
def async_own_entities(hass: HomeAssistant) -> list[str]:
    """Return the ids of all entities of Training Energy."""
    return [entry.entity_id for entry in er.async_get(hass).entities.values() if entry.platform == DOMAIN]

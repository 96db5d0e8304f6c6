"""The lists that an entity is picked from; the steps check what was picked."""

from typing import Any, Final, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig

from .const import DOMAIN
from .units import JOULES, KILOWATTS

METERS: Final = EntitySelectorConfig(
    filter=[{"device_class": "energy"}, {"unit_of_measurement": list(JOULES)}], multiple=True
)
POWERS: Final = EntitySelectorConfig(filter=[{"device_class": "power"}, {"unit_of_measurement": list(KILOWATTS)}])
# Prices and carbon intensities have units of many kinds.
NUMBERS: Final = EntitySelectorConfig(filter=[{"domain": ["sensor", "input_number", "number"]}])


class SourcePicker(EntitySelector):
    """Lists the entities that a rig may read, none of Training Energy's own among them.

    They are only left out of the list. One that is sent all the same is for the step to
    explain: Home Assistant's own refusal would name no reason.
    """

    def __init__(self, hass: HomeAssistant, config: EntitySelectorConfig) -> None:
        """Remember where to find our own."""
        super().__init__(config)
        self._hass = hass

    @override
    def serialize(self) -> dict[str, dict[str, Any]]:
        """Return what the form is shown by."""
        entries = er.async_get(self._hass).entities.values()
        own = [entry.entity_id for entry in entries if entry.platform == DOMAIN]
        return {"selector": {self.selector_type: {**self.config, "exclude_entities": own}}}

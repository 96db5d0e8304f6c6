"""Meters that a test can push."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er


class FakeMeter:
    """A smart plug's counter that shows what a test tells it to."""

    def __init__(self, hass: HomeAssistant, entity_id: str, **attributes: object) -> None:
        """Plug it in, without a value yet."""
        self.hass = hass
        self.entity_id = entity_id
        self.attributes = {
            "device_class": "energy",
            "state_class": "total_increasing",
            "unit_of_measurement": "kWh",
            **attributes,
        }

    def show(self, kwh: float | str, **attributes: object) -> None:
        """Report a value, in the unit that the meter has or is given."""
        self.hass.states.async_set(self.entity_id, str(kwh), {**self.attributes, **attributes})

    def fall_silent(self) -> None:
        """Be unreachable, as a plug without Wi-Fi is."""
        self.show("unavailable")

    def vanish(self) -> None:
        """Leave Home Assistant without a state, as a removed integration does."""
        self.hass.states.async_remove(self.entity_id)

    def register(self, platform: str = "plug") -> er.RegistryEntry:
        """Get an entry in the entity registry, as a meter with a unique id has.

        Before it shows anything: the registry gives no id away that a state has already.
        """
        domain, object_id = self.entity_id.split(".")
        return er.async_get(self.hass).async_get_or_create(
            domain,
            platform,
            object_id,
            suggested_object_id=object_id,
            unit_of_measurement=str(self.attributes["unit_of_measurement"]),
            capabilities={"state_class": self.attributes["state_class"]},
        )

    def rename(self, entity_id: str) -> None:
        """Take another entity id, as its user may give it."""
        er.async_get(self.hass).async_update_entity(self.entity_id, new_entity_id=entity_id)
        self.entity_id = entity_id

    def unregister(self) -> None:
        """Lose the entry in the entity registry, and the state with it."""
        er.async_get(self.hass).async_remove(self.entity_id)
        self.vanish()

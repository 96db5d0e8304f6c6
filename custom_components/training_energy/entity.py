"""What all entities of a rig have in common: their device, their names, whom they listen to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, override

from homeassistant.const import Platform
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription

from .causes import cause
from .const import DOMAIN
from .coordinator import TrainingEnergyCoordinator
from .settings import Settings

# What an entity has said that was only just added: no news equals it.
UNSAID: Final = object()


@dataclass(frozen=True, kw_only=True)
class TrainingEnergyEntityDescription(EntityDescription):
    """A row of a platform's table; `has_fn` tells whether a rig with these settings needs it."""

    has_fn: Callable[[Settings], bool] = lambda _: True


class TrainingEnergyEntity(Entity):
    """An entity of a rig, which says what its coordinator says.

    While that is what it said last, it says nothing: a reading changes some of the figures of a
    rig, and a heartbeat hardly any.
    """

    _attr_has_entity_name = True
    _attr_should_poll = False

    _said: object = UNSAID

    def __init__(self, coordinator: TrainingEnergyCoordinator, description: EntityDescription) -> None:
        """Belong to the rig's device, under a name that outlives every rename."""
        self.coordinator = coordinator
        self.entity_description = description
        self._attr_translation_key = description.key
        self._attr_unique_id = _unique_id(coordinator, description.key)
        self._attr_device_info = DeviceInfo(
            entry_type=DeviceEntryType.SERVICE,
            identifiers={(DOMAIN, coordinator.entry.entry_id)},
            name=coordinator.entry.title,
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the rig while the entity is there."""
        await super().async_added_to_hass()
        self.async_on_remove(self._async_listen())

    @callback
    def async_entity_id_changed(self, old_entity_id: str) -> None:
        """Stay where another entity id is given: nothing here hangs on it.

        Home Assistant takes entities without this away and adds them anew.
        """

    @callback
    def _async_listen(self) -> CALLBACK_TYPE:
        """Say each change at once, until the function returned is called."""
        # Home Assistant says how an entity is when it is added, and may do so again: what was said is not known here.
        self._said = UNSAID
        return self.coordinator.async_add_listener(self._async_renew)

    @callback
    def _async_renew(self) -> None:
        """Say what is new, if anything is."""
        if (news := self._news()) != self._said:
            self._said = news
            self._async_say()

    def _news(self) -> object:
        """Return all that the entity says, to be compared with what it said last."""
        return self.state, self.state_attributes, self.extra_state_attributes

    @callback
    def _async_say(self) -> None:
        """Say what there is to say, on behalf of whoever caused it."""
        if (context := cause()) is not None:
            self.async_set_context(context)
        self.async_write_ha_state()


@callback
def async_needed[Row: TrainingEnergyEntityDescription](
    coordinator: TrainingEnergyCoordinator, platform: Platform, rows: Iterable[Row]
) -> list[Row]:
    """Return the rows that a rig needs; those it needed once leave the entity registry."""
    registry = er.async_get(coordinator.hass)
    needed = []
    for row in rows:
        if row.has_fn(coordinator.settings):
            needed.append(row)
        elif entity_id := registry.async_get_entity_id(platform, DOMAIN, _unique_id(coordinator, row.key)):
            registry.async_remove(entity_id)
    return needed


def _unique_id(coordinator: TrainingEnergyCoordinator, key: str) -> str:
    """Return what tells an entity from all others, whatever it and its rig are called."""
    return f"{coordinator.entry.entry_id}_{key}"

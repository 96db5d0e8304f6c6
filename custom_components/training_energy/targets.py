"""Which entity of a rig a trigger or a condition is about, whatever target it was given."""

import voluptuous as vol

from homeassistant.const import CONF_ENTITY_ID, CONF_TARGET, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.typing import ConfigType

from .const import DOMAIN


@callback
def async_of_rigs(hass: HomeAssistant, entity_ids: set[str], platform: Platform, key: str) -> set[str]:
    """Return those of some entities that are a rig's, of a platform and with a key."""
    registry = er.async_get(hass)
    return {entity_id for entity_id in entity_ids if _is_of_rig(registry.async_get(entity_id), platform, key)}


@callback
def async_check_target(hass: HomeAssistant, config: ConfigType, platform: Platform, key: str) -> None:
    """Raise vol.Invalid for an entity that is known not to be a rig's, of a platform and with a key.

    It would never do anything, without a word. One that is not known may come back.
    """
    registry = er.async_get(hass)
    for entity_id in config[CONF_TARGET].get(CONF_ENTITY_ID) or ():
        entry = registry.async_get(entity_id)
        if entry is not None and not _is_of_rig(entry, platform, key):
            name = key.replace("_", " ").capitalize()
            message = f"{entity_id} is not what this is about. Choose a rig, or its {platform} {name}"
            raise vol.Invalid(message, path=[CONF_TARGET, CONF_ENTITY_ID])


def _is_of_rig(entry: er.RegistryEntry | None, platform: Platform, key: str) -> bool:
    """Return whether an entity is a rig's, of a platform and with a key."""
    return entry is not None and (entry.platform, entry.domain, entry.translation_key) == (DOMAIN, platform, key)

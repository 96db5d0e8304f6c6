"""How a rig remembers the entities that it reads, so that renaming one breaks nothing.

An entity with an entry in the entity registry is remembered by that entry's id, which outlives a
rename; one without is remembered by its entity id, which is all it has.
"""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er


@callback
def async_reference_to(hass: HomeAssistant, entity_id: str) -> str:
    """Return what a rig stores to find this entity again."""
    entry = er.async_get(hass).async_get(entity_id)
    return entity_id if entry is None else entry.id


@callback
def async_entity_id_of(hass: HomeAssistant, reference: str) -> str | None:
    """Return the entity id that a stored reference stands for now.

    None where the entity was removed from the registry.
    """
    return er.async_resolve_entity_id(er.async_get(hass), reference)


@callback
def async_last_entity_id_of(hass: HomeAssistant, reference: str) -> str:
    """Return the entity id by which the user knows a reference, present or removed."""
    if (entity_id := async_entity_id_of(hass, reference)) is not None:
        return entity_id
    removed = er.async_get(hass).deleted_entities.values()
    return next((gone.entity_id for gone in removed if gone.id == reference), reference)

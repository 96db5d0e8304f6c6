"""What a user sees of a form, and does with it."""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any, Final

from custom_components.training_energy import config_flow
from custom_components.training_energy.const import DOMAIN
from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

TEXTS: Final = json.loads((Path(config_flow.__file__).parent / "translations/en.json").read_text())


def registry_id(hass: HomeAssistant, entity_id: str) -> str:
    """Return the id that the entity registry knows an entity by."""
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None
    return entry.id


def suggested(form: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form shows in its fields."""
    assert form["data_schema"] is not None
    shown = {}
    for marker in form["data_schema"].schema:
        if marker.description and "suggested_value" in marker.description:
            shown[str(marker)] = marker.description["suggested_value"]
    return shown


def said(form: ConfigFlowResult, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what the user reads below each field."""
    facts = form["description_placeholders"] or {}
    return {where: texts[key].format(**facts) for where, key in (form["errors"] or {}).items()}


async def ask(hass: HomeAssistant) -> ConfigFlowResult:
    """Open the form that sets a rig up."""
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def answer(hass: HomeAssistant, form: ConfigFlowResult, answers: dict[str, Any]) -> ConfigFlowResult:
    """Send a form."""
    return await hass.config_entries.flow.async_configure(form["flow_id"], answers)

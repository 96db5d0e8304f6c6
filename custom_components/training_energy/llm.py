"""What a voice assistant or a language model may ask of the rigs, and do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, override

import voluptuous as vol

from homeassistant.components.homeassistant import async_should_expose
from homeassistant.components.llm import LLMTools
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er, llm
from homeassistant.util.json import JsonObjectType

from .const import DOMAIN

# What is worth a model's attention of a session, which has some fifty keys.
TOLD: Final = (
    "rig",
    "name",
    "model",
    "status",
    "outcome",
    "started_at",
    "ended_at",
    "duration_s",
    "energy_kwh",
    "cost",
    "currency",
    "steps",
    "cost_per_step",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A tool: the action that it performs, with `fields` from the model and `data` of our own."""

    action: str
    title: str
    description: str
    fields: Mapping[vol.Marker, object]
    data: Mapping[str, object]
    read_only: bool = False


OFFERS: Final = {
    "last_session": Offer(
        action="list_sessions",
        title="Get the last training session",
        description="Get what the last or the running training session used (kWh) and cost, and how many steps it did.",
        fields={},
        data={"limit": 1},
        read_only=True,
    ),
    "start_session": Offer(
        action="start_session",
        title="Start a training session",
        description="Start to count what a training run uses and costs. The training itself is started elsewhere.",
        fields={
            vol.Optional("name", description="What to call the run"): str,
            vol.Optional("model", description="What is trained"): str,
            vol.Optional("planned_steps", description="How many steps the run is planned to have"): int,
        },
        data={},
    ),
    "stop_session": Offer(
        action="stop_session",
        title="Stop the training session",
        description="Stop to count what a training run uses, and get what it came to. The training itself goes on.",
        fields={
            vol.Optional("steps", description="How many steps the run did"): int,
            vol.Optional("outcome", description="How the run went, by default completed"): vol.In(
                ["completed", "failed", "cancelled", "interrupted"]
            ),
        },
        data={},
    ),
    "estimate": Offer(
        action="estimate",
        title="Estimate a training run",
        description="Estimate how much energy (kWh), money and time (s) a number of training steps will take.",
        fields={
            vol.Required("steps", description="How many steps"): int,
            vol.Optional("model", description="What is trained, to go by earlier runs of the same"): str,
        },
        data={},
        read_only=True,
    ),
}


class RigTool(llm.Tool):
    """A tool that performs one of our actions on a rig, and answers with what that answers."""

    integration = DOMAIN

    def __init__(self, name: str, offer: Offer, rigs: list[str]) -> None:
        """Offer an action on the rigs that are exposed."""
        self.name = f"{DOMAIN}__{name}"
        self.title = offer.title
        self.description = offer.description
        self.parameters = vol.Schema({_rig(rigs): vol.In(rigs), **offer.fields})
        self._offer = offer
        if hasattr(llm, "ToolAnnotations"):  # since Home Assistant 2026.10
            self.annotations = llm.ToolAnnotations(
                read_only=offer.read_only, destructive=False, idempotent=offer.read_only, open_world=False
            )

    @override
    async def async_call(self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext) -> Any:
        """Perform the action; what it refuses is an answer, too."""
        try:
            data = self.parameters(tool_input.tool_args)
            answer = await hass.services.async_call(
                DOMAIN,
                self._offer.action,
                {**self._offer.data, **data},
                blocking=True,
                context=llm_context.context,
                return_response=True,
            )
        except (HomeAssistantError, vol.Invalid) as error:
            return _answered({"error": str(error)}, is_error=True)
        return _answered(_told(answer or {}))


@callback
def async_get_tools(hass: HomeAssistant, llm_context: llm.LLMContext, api_id: str) -> LLMTools | None:
    """Return the tools for the rigs whose switch is exposed to the assistant: who may turn that may use them."""
    rigs = _async_exposed(hass, llm_context.assistant)
    if api_id != llm.LLM_API_ASSIST or not rigs:
        return None
    return LLMTools(tools=[RigTool(name, offer, rigs) for name, offer in OFFERS.items()])


@callback
def _async_exposed(hass: HomeAssistant, assistant: str) -> list[str]:
    """Return the names of the rigs that an assistant may know of."""
    registry = er.async_get(hass)
    rigs = []
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        switch = registry.async_get_entity_id(Platform.SWITCH, DOMAIN, f"{entry.entry_id}_session")
        if switch is not None and async_should_expose(hass, assistant, switch):
            rigs.append(entry.title)
    return sorted(rigs)


def _rig(rigs: list[str]) -> vol.Marker:
    """Return the field for the rig, which need not be named where there is one only."""
    return vol.Optional("rig", default=rigs[0]) if len(rigs) == 1 else vol.Required("rig")


def _told(answer: Mapping[str, Any]) -> JsonObjectType:
    """Return what is worth telling of an answer."""
    if "sessions" in answer:
        return {"sessions": [_told(session) for session in answer["sessions"]]}
    if "started_at" in answer:
        return {key: answer[key] for key in TOLD if key in answer}
    return dict(answer)


def _answered(data: JsonObjectType, *, is_error: bool = False) -> object:
    """Return an answer as this Home Assistant wants it."""
    # Before 2026.10 there are only objects.
    return llm.ToolResult(data=data, error=is_error) if hasattr(llm, "ToolResult") else data

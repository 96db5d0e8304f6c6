"""The actions, by which people, automations and training scripts drive their rigs."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import voluptuous as vol

from homeassistant.core import Context, HomeAssistant, ServiceCall, SupportsResponse, callback

from .addressees import async_rig
from .causes import caused_by
from .comparisons import async_compare, async_estimate
from .const import DOMAIN
from .coordinator import TrainingEnergyCoordinator
from .corrections import async_delete, async_record, async_update
from .deeds import async_discard, async_pause, async_report, async_resume, async_start, async_stop
from .errors import RigReloadedError, translated
from .export import async_export
from .importing import async_import
from .inputs import Inputs
from .lookups import FILTERS, async_get, async_list
from .records import Record

type Deed = Callable[[TrainingEnergyCoordinator, Inputs], Awaitable[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action: its fields beside `rig`, and what it does with them."""

    fields: tuple[str, ...]
    deed: Deed
    supports_response: SupportsResponse = SupportsResponse.OPTIONAL


@callback
def async_setup_actions(hass: HomeAssistant) -> None:
    """Register the actions, which serve all rigs."""
    for name, action in ACTIONS.items():
        hass.services.async_register(
            DOMAIN,
            name,
            partial(_async_called, action),
            schema=vol.Schema({vol.Optional(field): object for field in ("rig", *action.fields)}),
            supports_response=action.supports_response,
        )


async def _async_called(action: Action, call: ServiceCall) -> Record:
    """Do what a call asks of a rig, and return the answer."""
    return await async_perform(call.hass, action, call.data, context=call.context)


async def async_perform(
    hass: HomeAssistant, action: Action, data: Mapping[str, Any], *, context: Context | None = None
) -> Record:
    """Do what is asked of a rig, on whose behalf the context says, and return the answer.

    A rig that was reloaded while the call waited for its turn is asked once more, as it is now.
    """
    inputs = Inputs(data)
    with translated(), caused_by(context):
        rig = await async_rig(hass, inputs.text("rig"))
        try:
            return await action.deed(rig, inputs)
        except RigReloadedError:
            return await action.deed(await async_rig(hass, inputs.text("rig")), inputs)


# What can be said about a run, when it starts or after the fact.
_SAID: Final = (
    "name",
    "model",
    "tags",
    "notes",
    "planned_steps",
    "start_step",
    "budget",
    "metadata",
    "parent",
    "key",
)

ACTIONS: Final = {
    "start_session": Action(fields=(*_SAID, "start_time", "replace"), deed=async_start),
    "report_progress": Action(
        fields=("session_id", "key", "step", "steps_done", "planned_steps", "time"),
        deed=async_report,
    ),
    "pause_session": Action(fields=("session_id", "key", "time"), deed=async_pause),
    "resume_session": Action(fields=("session_id", "key", "time"), deed=async_resume),
    "stop_session": Action(fields=("session_id", "key", "steps", "outcome", "notes", "end_time"), deed=async_stop),
    "discard_session": Action(fields=("session_id", "key"), deed=async_discard),
    "record_session": Action(
        fields=(*_SAID, "start_time", "end_time", "steps", "outcome"),
        deed=async_record,
    ),
    "update_session": Action(
        fields=(
            "session_id",
            "key",
            "name",
            "model",
            "tags",
            "notes",
            "steps",
            "price",
            "outcome",
            "started_at",
            "ended_at",
        ),
        deed=async_update,
    ),
    "delete_session": Action(fields=("session_id", "key"), deed=async_delete),
    "list_sessions": Action(
        fields=(*FILTERS, "limit", "offset"),
        deed=async_list,
        supports_response=SupportsResponse.ONLY,
    ),
    "get_session": Action(
        fields=("session_id", "key"),
        deed=async_get,
        supports_response=SupportsResponse.ONLY,
    ),
    "compare_sessions": Action(
        fields=("group_by", *FILTERS),
        deed=async_compare,
        supports_response=SupportsResponse.ONLY,
    ),
    "estimate": Action(
        fields=("steps", "model"),
        deed=async_estimate,
        supports_response=SupportsResponse.ONLY,
    ),
    "export_sessions": Action(
        fields=("format", *FILTERS),
        deed=async_export,
        supports_response=SupportsResponse.ONLY,
    ),
    "import_sessions": Action(fields=("content",), deed=async_import),
}

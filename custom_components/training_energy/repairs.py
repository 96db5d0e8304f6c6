"""The repairs that a user can act on: a text to confirm, or a forgotten session to stop."""

from typing import TYPE_CHECKING

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from .addressees import async_rig
from .errors import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.components.repairs import RepairsFlowResult


class ForgottenSessionFlow(RepairsFlow):
    """Stops a session that was forgotten where it went idle, or lets it run."""

    def __init__(self, entry_id: str, session_id: str) -> None:
        """Remember which session it is about."""
        self._entry_id = entry_id
        self._session_id = session_id

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask what to do."""
        return self.async_show_menu(
            step_id="init", menu_options=["stop", "leave"], description_placeholders=self._facts()
        )

    async def async_step_stop(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Stop the session at the time at which it went idle, if that is still so."""
        try:
            with translated():
                rig = await async_rig(self.hass, self._entry_id)
                session = rig.book.open
                if session is not None and session.id == self._session_id and session.idle_since is not None:
                    await rig.async_stop_session(at=session.idle_since)
        except HomeAssistantError as error:
            return self.async_abort(reason="not_stopped", description_placeholders={"error": str(error)})
        return self.async_create_entry(data={})

    async def async_step_leave(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Let the session run; nothing more is said until it has been busy again."""
        with translated():
            rig = await async_rig(self.hass, self._entry_id)
            rig.async_leave_alone(self._session_id)
        return self.async_create_entry(data={})

    def _facts(self) -> Mapping[str, str]:
        """Return which session it is, and since when it has been idle."""
        issue = ir.async_get(self.hass).async_get_issue(self.handler, self.issue_id)
        return (issue and issue.translation_placeholders) or {}


async def async_create_fix_flow(
    _hass: HomeAssistant, _issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow of a repair: a session to stop, or a text that goes once it was read."""
    if data is not None and "session_id" in data:
        return ForgottenSessionFlow(str(data["entry_id"]), str(data["session_id"]))
    return ConfirmRepairFlow()

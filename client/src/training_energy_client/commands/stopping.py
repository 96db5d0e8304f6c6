"""End a session that this machine has not started, or complete one that is over."""

from __future__ import annotations

from typing import Any

from ..errors import RefusedError, TrainingEnergyError, UnreachableError
from ..homeassistant import HomeAssistant


def ended(home: HomeAssistant, said: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Stop what runs on the rig, and return it; or the last session, if nothing runs and it lacks the steps.

    And whether it was over before. Raises what HomeAssistant.ask raises.
    """
    try:
        return home.ask("stop_session", **said), False
    except (RefusedError, UnreachableError):  # how Home Assistant says no depends on its version
        record = _lacking(home) if said.get("steps") is not None else None
        if record is None:
            raise
        return completed(home, record, said), True


def completed(home: HomeAssistant, record: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return a session that is over with the steps and notes that it lacked. Raises what HomeAssistant.ask raises."""
    new = {name: said[name] for name in ("steps", "notes") if said.get(name) not in (None, record.get(name))}
    if not new:
        return record
    return home.ask("update_session", rig=record.get("rig"), session_id=record["id"], **new)


def _lacking(home: HomeAssistant) -> dict[str, Any] | None:
    """Return the last session if it is over without steps: another is not meant where none is named."""
    try:
        last = home.ask("list_sessions", limit=1)["sessions"]
    except TrainingEnergyError:
        return None
    return next((record for record in last if record["ended_at"] is not None and record["steps"] is None), None)

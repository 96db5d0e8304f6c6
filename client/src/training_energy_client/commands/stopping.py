"""End a session that this machine has not started, or complete one that is over."""

from __future__ import annotations

from typing import Any

from ..errors import RefusedError, TrainingEnergyError, UnreachableError
from ..homeassistant import HomeAssistant
from ..plain import clean
from ..summary import name_of


def ended(home: HomeAssistant, said: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Stop what runs on the rig, and return it; or the last session, if nothing runs and it lacks the steps.

    And whether it was over before. Raises what HomeAssistant.ask raises.
    """
    try:
        return home.ask("stop_session", **said), False
    except (RefusedError, UnreachableError):  # how Home Assistant says no depends on its version
        record = _last(home) if said.get("steps") is not None else None
        if record is None or record["ended_at"] is None:
            raise
        if record["steps"] is not None:
            raise RefusedError(_has_steps(record, said["steps"])) from None
        return completed(home, record, said), True


def completed(home: HomeAssistant, record: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return a session that is over with the steps and notes that it lacked. Raises what HomeAssistant.ask raises."""
    new = {name: said[name] for name in ("steps", "notes") if said.get(name) not in (None, record.get(name))}
    if not new:
        return record
    return home.ask("update_session", rig=record.get("rig"), session_id=record["id"], **new)


def _last(home: HomeAssistant) -> dict[str, Any] | None:
    """Return the last session: another is not meant where none is named."""
    try:
        return next(iter(home.ask("list_sessions", limit=1)["sessions"]), None)
    except TrainingEnergyError:
        return None


def _has_steps(record: dict[str, Any], steps: int) -> str:
    """Return how to correct the steps of a session, which is not done unless it is named."""
    named = clean(record["key"] or record["id"])
    how = f"`training-energy stop --session {named} --steps {steps}` corrects them."
    return f"No session is running, and the last one, '{name_of(record)}', has {record['steps']:,} steps already. {how}"

"""End a session that this machine has not started, or complete one that is over."""

from __future__ import annotations

from typing import Any

from ..errors import RefusedError, TrainingEnergyError, UnreachableError
from ..homeassistant import HomeAssistant


def ended(home: HomeAssistant, key: str | None, said: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Stop the session of a key, else the one that runs on the rig; return it, and whether it was over before.

    One that was over gets the steps and notes all the same; without a key that is the last one, if it has no steps
    yet. Raises what HomeAssistant.ask raises.
    """
    try:
        return home.ask("stop_session", key=key, **said), False
    except (RefusedError, UnreachableError):  # how Home Assistant says no depends on its version
        record = _over(home, key, said.get("steps"))
        if record is None:
            raise
        return completed(home, record, said), True


def completed(home: HomeAssistant, record: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return a session that is over with the steps and notes that it lacked. Raises what HomeAssistant.ask raises."""
    new = {name: said[name] for name in ("steps", "notes") if said.get(name) not in (None, record.get(name))}
    if not new:
        return record
    return home.ask("update_session", rig=record.get("rig"), session_id=record["id"], **new)


def _over(home: HomeAssistant, key: str | None, steps: int | None) -> dict[str, Any] | None:
    """Return the session that is meant if it is over, None where there is none such."""
    try:
        if key is not None:
            record = home.ask("get_session", key=key)
            return record if record["ended_at"] is not None else None
        last = home.ask("list_sessions", limit=1)["sessions"] if steps is not None else []
    except TrainingEnergyError:
        return None
    # Without a name for it, it must not be one that has been completed.
    return next((record for record in last if record["ended_at"] is not None and record["steps"] is None), None)

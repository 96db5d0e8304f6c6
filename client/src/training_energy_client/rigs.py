"""The rigs of Home Assistant at one look: which one is meant, what runs on it, and whether it hears its meters."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from .errors import RefusedError, RigError, TrainingEnergyError

if TYPE_CHECKING:
    from .homeassistant import HomeAssistant

PATH = "/api/training_energy/rigs"
# What a rig does while another run cannot begin on it.
BUSY = ("training", "paused")


def meant(rigs: list[dict[str, Any]], named: str | None) -> dict[str, Any]:
    """Return the rig that is named, or the only one. Raises RigError, which says how to name one."""
    if not rigs:
        where = "Settings > Devices & services > Add integration > Training Energy"
        message = f"There is no rig yet. Add one in Home Assistant: {where}."
        raise RigError(message)
    found = [rig for rig in rigs if named is None or named == rig["entry_id"] or _plain(named) == _plain(rig["name"])]
    if len(found) != 1:
        unknown = "" if named is None or found else f"There is no rig '{named}', or it is disabled. "
        there = f"There {'is' if len(rigs) == 1 else 'are'}: {', '.join(rig['name'] for rig in rigs)}."
        message = f"{unknown}Set TRAINING_ENERGY_RIG or use --rig. {there}"
        raise RigError(message)
    return found[0]


def _plain(name: str) -> str:
    """Return a name without what makes no other rig of it in Home Assistant."""
    return " ".join(name.split()).casefold()


def meant_at(home: HomeAssistant, named: object = None) -> dict[str, Any]:
    """Return the rig that is named, else that of the settings, else the only one. Raises as HomeAssistant.ask does."""
    return meant(home.get(PATH)["rigs"], home.rig if named is None else str(named))


def check_is_free(rig: dict[str, Any]) -> None:
    """Raise RefusedError, which says what to do, if a session is open on a rig."""
    if rig["session"] is not None and rig["status"] in BUSY:
        running = rig["session"]["name"] or rig["session"]["id"]
        message = f"{rig['name']} is busy with '{running}'. Stop that first, or begin with --replace."
        raise RefusedError(message)


def silent_meters(rig: dict[str, Any]) -> list[str]:
    """Return the entities of a rig's meters that show nothing that counts."""
    return [meter["entity_id"] for meter in rig["meters"] if meter["problem"]]


def silence_around(home: HomeAssistant, record: dict[str, Any]) -> list[str]:
    """Return the meters of a session's rig that show nothing that counts; none where nobody can tell."""
    with contextlib.suppress(TrainingEnergyError, KeyError, TypeError):
        return silent_meters(meant_at(home, record["rig"]))
    return []


def is_away(home: HomeAssistant, record: dict[str, Any]) -> bool:
    """Return whether a session goes without a meter: one that is final has no more need of it."""
    return not record["settled"] and bool(silence_around(home, record))


def warning_of(home: HomeAssistant, record: dict[str, Any]) -> str | None:
    """Return what somebody should know of the meters of a session that begins; None where all of them are heard."""
    silent = silence_around(home, record)
    if not silent:
        return None
    meters, are = ", ".join(silent), "they are" if len(silent) > 1 else "it is"
    return f"{record['rig']} hears nothing from {meters}; what the run uses is counted once {are} heard again."

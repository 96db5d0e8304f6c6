"""Whether a run would be metered, for who does not want to train otherwise."""

from __future__ import annotations

from typing import Any

from training_energy_client.errors import RefusedError, SettingsError
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.settings import HOW_TO_SET, Settings

# What is waited for an answer (s) before the training is not begun.
PATIENCE = 10.0


def require_meter(settings: Settings) -> None:
    """Raise a TrainingEnergyError that says why, if a run that begins now would not be metered."""
    rigs = HomeAssistant(settings, patience=PATIENCE).get("/api/training_energy/rigs")["rigs"]
    rig = meant_of(rigs, settings.rig)
    if not rig["loaded"]:
        message = f"{rig['name']} is not loaded in Home Assistant. Look at it under Settings > Devices & services."
        raise RefusedError(message)
    if rig["session"] is not None and rig["status"] in ("training", "paused"):
        running = rig["session"]["name"] or rig["session"]["id"]
        message = f"{rig['name']} is busy with '{running}'. Stop that, or start with --replace."
        raise RefusedError(message)
    silent = [meter["entity_id"] for meter in rig["meters"] if meter["problem"]]
    if silent:
        message = f"{rig['name']} hears nothing from {', '.join(silent)}. Check the plug."
        raise RefusedError(message)


def meant_of(rigs: list[dict[str, Any]], named: str | None) -> dict[str, Any]:
    """Return the rig that is named, or the only one."""
    names = ", ".join(rig["name"] for rig in rigs) or "none"
    meant = [rig for rig in rigs if named is None or named in (rig["entry_id"], rig["name"])]
    meant = meant or [rig for rig in rigs if named and named.casefold() == rig["name"].casefold()]
    if len(meant) != 1:
        unknown = f"There is no rig '{named}'. " if named is not None and not meant else ""
        message = f"{unknown}{HOW_TO_SET['rig']}, or use --rig. There are: {names}."
        raise SettingsError(message)
    return meant[0]

"""Whether a run would be metered, for who does not want to train otherwise."""

from __future__ import annotations

from training_energy_client.errors import RefusedError
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.rigs import check_is_free, meant_at, silent_meters
from training_energy_client.settings import Settings

# What is waited for an answer (s) before the training is not begun.
PATIENCE = 10.0


def require_meter(settings: Settings) -> None:
    """Raise a TrainingEnergyError that says why, if a run that begins now would not be metered."""
    rig = meant_at(HomeAssistant(settings, patience=PATIENCE))
    if not rig["loaded"]:
        message = f"{rig['name']} is not loaded in Home Assistant. Look at it under Settings > Devices & services."
        raise RefusedError(message)
    check_is_free(rig)
    silent = silent_meters(rig)
    if silent:
        message = f"{rig['name']} hears nothing from {', '.join(silent)}. Check the plug."
        raise RefusedError(message)

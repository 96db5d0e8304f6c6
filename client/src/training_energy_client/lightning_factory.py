"""The callback without a line of code: Lightning asks the packages that are installed for theirs."""

from __future__ import annotations

import os

VARIABLE = "TRAINING_ENERGY_AUTO"


def callbacks() -> list[object]:
    """Return the callback where the user has asked for it in the environment, for every trainer then."""
    if os.environ.get(VARIABLE) != "1":
        return []
    from .lightning import TrainingEnergyCallback  # noqa: PLC0415  only where it is wanted

    return [TrainingEnergyCallback()]

"""Gets at the ledger alone: the integration around it imports Home Assistant."""

import importlib
import os
from pathlib import Path
import sys
from types import ModuleType

from hypothesis import HealthCheck, settings

PACKAGE = "custom_components.training_energy"
ROOT = Path(__file__).parents[2]


def _import_ledger() -> None:
    """Import the ledger under its own name, with its package only stood in for.

    The stand-in goes again, so that whoever wants the integration gets the real one.
    """
    if PACKAGE in sys.modules:
        return
    stand_in = ModuleType(PACKAGE)
    stand_in.__path__ = [str(ROOT.joinpath(*PACKAGE.split(".")))]
    sys.modules[PACKAGE] = stand_in
    try:
        importlib.import_module(f"{PACKAGE}.ledger")
    finally:
        del sys.modules[PACKAGE]


_import_ledger()

# The same examples for everyone, so that a red run is about the change it ran on.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
# New ones each time, for as long as somebody has time to wait.
settings.register_profile(
    "long",
    max_examples=2000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

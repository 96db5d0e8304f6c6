"""The ledger on its own: the integration around it imports Home Assistant, which takes seconds."""

import importlib
from pathlib import Path
import sys
from types import ModuleType
from typing import Final

PACKAGE: Final = "custom_components.training_energy"
ROOT: Final = Path(__file__).parents[1]


def import_ledger() -> None:
    """Import the ledger under its own name, with its package only stood in for.

    The stand-in goes again, so that whoever wants the integration gets the real one.
    """
    if PACKAGE in sys.modules or f"{PACKAGE}.ledger" in sys.modules:
        return
    stand_in = ModuleType(PACKAGE)
    stand_in.__path__ = [str(ROOT.joinpath(*PACKAGE.split(".")))]
    sys.modules[PACKAGE] = stand_in
    try:
        importlib.import_module(f"{PACKAGE}.ledger")
    finally:
        del sys.modules[PACKAGE]

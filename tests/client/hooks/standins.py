"""Stand-ins for the trainers' packages: just the base classes, since their real runs are tried end to end."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import training_energy_client


class TrainerCallback:
    """As in transformers."""


class GeneralTracker:
    """As in accelerate, which looks at its subclasses when they are made."""

    main_process_only = True

    def __init__(self, _blank: bool = False) -> None:  # noqa: FBT001, FBT002  as it is there
        """Want what Accelerate wants."""
        missing = [name for name in ("name", "requires_logging_directory", "tracker") if name not in dir(self)]
        if missing:
            raise NotImplementedError(missing)


class LightningCallback:
    """As in lightning.pytorch."""


class OlderLightningCallback:
    """As in pytorch_lightning."""


class KerasCallback:
    """As in keras."""

    def __init__(self) -> None:
        """Have no parameters before a fit."""
        self.params: dict[str, Any] = {}


class BasePlugin:
    """As in axolotl."""


PACKAGES: dict[str, dict[str, object]] = {
    "transformers": {"TrainerCallback": TrainerCallback, "__version__": "5.23.0"},
    "accelerate": {"__version__": "1.15.0"},
    "accelerate.tracking": {"GeneralTracker": GeneralTracker},
    "lightning": {"__version__": "2.6.6"},
    "lightning.pytorch": {"Callback": LightningCallback},
    "pytorch_lightning": {"Callback": OlderLightningCallback, "__version__": "2.6.6"},
    "keras": {"__version__": "3.15.0"},
    "keras.callbacks": {"Callback": KerasCallback},
    "axolotl": {},
    "axolotl.integrations": {},
    "axolotl.integrations.base": {"BasePlugin": BasePlugin},
}


@contextmanager
def installed(monkeypatch: pytest.MonkeyPatch, *packages: str) -> Generator[SimpleNamespace]:
    """Have packages imported, and import ours anew where they are wanted."""
    with monkeypatch.context() as patch:
        for package in ("transformers", "accelerate", "lightning", "keras", "axolotl", "lightning_factory"):
            patch.delitem(sys.modules, f"training_energy_client.{package}", raising=False)
            patch.delattr(training_energy_client, package, raising=False)
        for package in packages:
            module = ModuleType(package)
            vars(module).update(PACKAGES[package])
            module.__path__ = []
            patch.setitem(sys.modules, package, module)
            parent, _, child = package.rpartition(".")
            if parent:
                setattr(sys.modules[parent], child, module)
        yield SimpleNamespace(load=lambda name: import_module(f"training_energy_client.{name}"))

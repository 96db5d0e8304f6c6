"""What the package gives at its door, and what it does not bring along."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from typing import Any, cast

import pytest

from tests.client.hooks.standins import TrainerCallback, installed
import training_energy_client

SOURCE = Path(training_energy_client.__file__).parents[1]


def test_import_brings_nothing_but_the_standard_library() -> None:
    """The libraries of the trainers take seconds to load, and most users have only one of them."""
    script = """
import sys
before = set(sys.modules)
import training_energy_client, training_energy_client.lightning_factory
training_energy_client.lightning_factory.callbacks()
print(*{name.partition(".")[0] for name in set(sys.modules) - before})
"""
    environ = {**os.environ, "PYTHONPATH": str(SOURCE)}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environ, capture_output=True, text=True, check=True, timeout=60
    )
    allowed = getattr(sys, "stdlib_module_names", None) or set(ran.stdout.split()) - _trainers()
    assert set(ran.stdout.split()) <= {*allowed, "training_energy_client"}


def test_callback_for_transformers_is_at_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where most look for it."""
    with installed(monkeypatch, "transformers"):
        from training_energy_client import TrainingEnergyCallback  # noqa: PLC0415  what is tried

        assert issubclass(TrainingEnergyCallback, TrainerCallback)


def test_nothing_else_is_made_up() -> None:
    """What there is not is missing as anywhere."""
    assert not hasattr(training_energy_client, "TrainingEnergyCallbacks")
    with pytest.raises(AttributeError, match="nonsense"):
        _ = cast("Any", training_energy_client).nonsense


def _trainers() -> set[str]:
    """Return what must not be loaded where Python cannot say what its own is."""
    return {"accelerate", "axolotl", "keras", "lightning", "numpy", "pytorch_lightning", "torch", "transformers"}

"""A fake Home Assistant, and an environment in which the client finds nothing else."""

from __future__ import annotations

from collections.abc import Generator
import os
from pathlib import Path

import pytest

from training_energy_client import courier

from .fake import TOKEN, FakeHomeAssistant

OF_A_USER = ("TRAINING_ENERGY_", "HASS_", "XDG_", "RANK", "LOCAL_RANK", "OMPI_", "PMI_", "SLURM_")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away what the user of this machine has set, and keep the client's files to the test."""
    for name in [name for name in os.environ if name.startswith(OF_A_USER)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # Set so that it is taken away afterwards, whatever a session has put there.
    monkeypatch.setenv("TRAINING_ENERGY_SESSION", "")
    monkeypatch.delenv("TRAINING_ENERGY_SESSION")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Generator[FakeHomeAssistant]:
    """Return a fake Home Assistant, to which the settings of the environment lead."""
    fake = FakeHomeAssistant()
    monkeypatch.setenv("TRAINING_ENERGY_URL", fake.url)
    monkeypatch.setenv("TRAINING_ENERGY_TOKEN", TOKEN)
    monkeypatch.setenv("TRAINING_ENERGY_RIG", "Workstation")
    yield fake
    fake.close()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the client look again at once where it would wait for seconds."""
    monkeypatch.setattr(courier, "RHYTHM", 0.01)
    monkeypatch.setattr(courier, "WAITS", (0.01,))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return the folder of the sessions of which Home Assistant does not know everything."""
    return tmp_path / "state" / "training-energy"

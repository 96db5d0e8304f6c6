"""A Home Assistant, and a machine that trains, for each test."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant
from tests.client.helpers import Do
from training_energy_client import courier, settings
from training_energy_client.__main__ import main
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.sessions import VARIABLE
from training_energy_client.spool import folder

OWN = ("TRAINING_ENERGY_", "HASS_", "XDG_", "RANK", "LOCAL_RANK", "OMPI_", "PMI_", "SLURM_")


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a machine without settings, on which nothing waits: the folder of its files."""
    for name in [name for name in os.environ if name.startswith(OWN)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(VARIABLE, "")  # what a test leaves there goes with it
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(courier, "WAITS", (0.01,))
    return tmp_path


@pytest.fixture
def spool(machine: Path) -> Path:
    """Give the folder in which events wait."""
    return folder()


@pytest.fixture
def fake(machine: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHomeAssistant]:
    """Give a Home Assistant that the machine knows."""
    with FakeHomeAssistant() as fake:
        monkeypatch.setenv("TRAINING_ENERGY_URL", fake.url)
        monkeypatch.setenv("TRAINING_ENERGY_TOKEN", TOKEN)
        yield fake


@pytest.fixture
def home(fake: FakeHomeAssistant) -> HomeAssistant:
    """Give the client's way to it."""
    return HomeAssistant(settings.load())


@pytest.fixture
def do(machine: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    """Give a way to perform commands: the exit code, what was printed, and what was complained."""

    def do(*arguments: str) -> tuple[int, str, str]:
        """Perform a command."""
        capsys.readouterr()
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return do

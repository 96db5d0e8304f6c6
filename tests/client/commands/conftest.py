"""What the tests of commands have in common."""

from __future__ import annotations

import time

import pytest

from training_energy_client.commands import examine_there


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Have a clock that only the doctor's pauses move, so that nobody waits: the pauses that it made."""
    pauses: list[float] = []
    real = time.time
    monkeypatch.setattr(examine_there, "pause", pauses.append)
    monkeypatch.setattr(time, "time", lambda: real() + sum(pauses))
    return pauses

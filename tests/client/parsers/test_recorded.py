"""The command that reads a recorded console."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from training_energy_client.parsers.recorded import parse

from .consoles import RECORDED

EXPECTED = {
    "steps": 40,
    "total": 40,
    "offset": 0,
    "finished": True,
    "stopped": False,
    "trainer": "kohya",
    "unit": "optimizer_step",
    "inferred": False,
}


def test_a_file_is_read() -> None:
    """A recording gives a flat object, ready for JSON."""
    assert parse(str(RECORDED / "kohya.pty.bin")) == EXPECTED


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash stands for what is piped in."""
    data = (RECORDED / "kohya.pipe.bin").read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert parse("-") == EXPECTED


def test_a_file_that_is_not_there() -> None:
    """The error is the system's own."""
    with pytest.raises(FileNotFoundError):
        parse(str(RECORDED / "none.bin"))

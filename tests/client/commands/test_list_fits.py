"""The list of sessions fits a terminal, whatever they are called."""

from __future__ import annotations

import os
import re
import shutil
import sys

import pytest

from tests.client.book import reference
from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do
from training_energy_client.plain import columns

LONG = "a name that says all about a run of a whole night"


@pytest.fixture
def sessions(fake: FakeHomeAssistant) -> None:
    """Have sessions with long names, one in signs that take two columns."""
    names = (LONG, "学習" * 30)
    fake.book.sessions += [reference(id=name, key=name, name=name, model=LONG, settled=False) for name in names]


@pytest.mark.parametrize("width", [80, 120])
def test_list_fits_a_terminal(do: Do, sessions: None, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Names give way, figures do not."""
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((width, 24)))
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    _, out, _ = do("sessions")
    assert max(map(columns, out.splitlines())) <= width
    assert "0.0422" in out
    assert "cost USD" in out
    assert re.search(r"^\d{4}-\d\d-\d\d \d\d:\d\d  a", out, re.MULTILINE)


def test_list_in_a_pipe_has_whole_lines(do: Do, sessions: None) -> None:
    """Another program may look for something in them."""
    _, out, _ = do("sessions")
    assert "completed, settling" in out


def test_list_of_several_currencies_names_each(do: Do, fake: FakeHomeAssistant) -> None:
    """Somebody has moved."""
    fake.book.sessions += [reference(id=code, key=code, currency=code) for code in ("USD", "EUR")]
    _, out, _ = do("sessions")
    assert "0.0422 USD" in out
    assert "0.0422 EUR" in out

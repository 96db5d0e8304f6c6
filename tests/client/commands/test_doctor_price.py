"""What the doctor finds of a price: costs go on without it, so only a run tells that it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.book import reference
from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do
from tests.client.rigs import rig
from training_energy_client.commands import examine_price, examine_there

KNOWN = {"from": "2026-11-24T12:00:00+00:00", "to": "2026-11-24T12:10:00+00:00", "estimated": False}
GUESSED = {"from": "2026-11-24T12:10:00+00:00", "to": "2026-11-24T12:34:34+00:00", "estimated": True}
RUNNING = {"ended_at": None, "status": "training", "outcome": None}
FINE = "ok       price: 0.20 USD/kWh\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the doctor ask without its pauses, and tell times as Home Assistant does."""
    monkeypatch.setattr(examine_there, "pause", lambda _: None)
    monkeypatch.setattr(examine_price, "minute", lambda text: text[11:16])


def test_no_price_was_ever_known(do: Do, fake: FakeHomeAssistant) -> None:
    """Then there are no costs."""
    fake.rigs = [rig(price=None)]
    assert "warning  price: not known: energy is counted, money is not." in do("doctor")[1]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            RUNNING,
            " is the last one known; since 12:10 the cost of 'sdxl lora' is an estimate: look at the price's",
        ),
        ({}, "; at the end of 'sdxl lora' (12:34) it was not known, and the cost is an estimate: look at the price's"),
    ],
    ids=["while it runs", "when it ended"],
)
def test_the_price_is_gone(do: Do, fake: FakeHomeAssistant, record: dict[str, Any], said: str) -> None:
    """A warning says which cost is an estimate, and where to look."""
    fake.sessions.append(reference(segments=[KNOWN, GUESSED], **record))
    code, found, _ = do("doctor")
    assert code == 0
    assert f"warning  price: 0.20 USD/kWh{said}" in found


@pytest.mark.parametrize("segments", [[], [KNOWN], [GUESSED, KNOWN]], ids=["nothing used", "known", "known again"])
def test_a_price_that_is_known_is_well(do: Do, fake: FakeHomeAssistant, segments: list[dict[str, Any]]) -> None:
    """Also where it was away for a while."""
    fake.sessions.append(reference(segments=segments))
    assert FINE in do("doctor")[1]


def test_nobody_can_tell_of_the_last_run(do: Do, fake: FakeHomeAssistant) -> None:
    """Then the price is what it is said to be."""
    fake.faults = [None, None, Fault.FAILED]
    assert FINE in do("doctor")[1]

"""Whether a run would be metered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.rigs import meter, rig
from training_energy_client import settings
from training_energy_client.errors import MissingError, TrainingEnergyError, UnauthorizedError
from training_energy_client.wrapper.meter import require_meter

RUNNING = {"id": "1", "name": "LoRA", "model": None, "started_at": "2026-11-24T12:00:00+00:00"}


def test_a_rig_that_is_ready(fake: FakeHomeAssistant) -> None:
    """By its name, whatever its capitals, its id, or because there is no other; also while the last one settles."""
    fake.rigs = [rig(status="settling", session=RUNNING)]
    require_meter(settings.load())
    fake.rigs.append(rig(entry_id="02RIG", name="Other"))
    for name in ("training pc", "01RIG", "Other"):
        require_meter(settings.load(name))


@pytest.mark.parametrize(
    ("rigs", "text"),
    [
        ([], "There is no rig yet. Add one in Home Assistant"),
        ([rig(), rig(name="Other")], "or use --rig. There are: Training PC, Other"),
        ([rig(loaded=False)], "Training PC is not loaded"),
        ([rig(status="training", session=RUNNING)], "busy with 'LoRA'"),
        ([rig(status="paused", session={**RUNNING, "name": None})], "busy with '1'"),
        ([rig(meters=[meter(), meter(entity_id="sensor.b", problem="unavailable")])], "hears nothing from sensor.b"),
    ],
)
def test_a_rig_that_is_not(fake: FakeHomeAssistant, rigs: list[dict[str, Any]], text: str) -> None:
    """Says why, and what to do."""
    fake.rigs = rigs
    with pytest.raises(TrainingEnergyError, match=text):
        require_meter(settings.load())


@pytest.mark.parametrize(("fault", "error"), [(Fault.NOT_FOUND, MissingError), (Fault.UNAUTHORIZED, UnauthorizedError)])
def test_nobody_can_tell(fake: FakeHomeAssistant, fault: Fault, error: type[Exception]) -> None:
    """Then it is not known to be metered."""
    fake.always = fault
    with pytest.raises(error):
        require_meter(settings.load())

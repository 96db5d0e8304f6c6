"""What the doctor finds of a price: whether there is one, and whether the entity that shows it can be gone by."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do
from tests.client.rigs import rig

TARIFF = {"entity_id": "sensor.tariff", "name": "Tariff", "state": "0.2", "unit": "USD/kWh", "problem": False}
AWAY = {**TARIFF, "state": "unavailable", "unit": None, "problem": True}
GONE = {**TARIFF, "state": None, "unit": None, "problem": True}
ODD = {**TARIFF, "unit": "kg", "problem": True}
HOW = "Look at it there, or Reconfigure the rig."
NONE = "warning  price: not known: energy is counted, money is not."
LAST = "warning  price: 0.20 USD/kWh is the last one known, so costs are an estimate:"


@pytest.mark.parametrize(
    ("price", "entity", "found"),
    [
        (0.2, None, "ok       price: 0.20 USD/kWh\n"),
        (0.2, TARIFF, "ok       price: 0.20 USD/kWh, from sensor.tariff\n"),
        (None, None, f"{NONE} For costs, reconfigure the rig"),
        (None, AWAY, f"{NONE} sensor.tariff shows unavailable. {HOW}"),
        (0.2, AWAY, f"{LAST} sensor.tariff shows unavailable. {HOW}"),
        (0.2, ODD, f"{LAST} sensor.tariff shows 0.2 kg. {HOW}"),
        (0.2, GONE, f"{LAST} sensor.tariff does not exist in Home Assistant: it was removed, renamed or disabled."),
    ],
    ids=["fixed", "shown", "none", "never shown", "away", "of another unit", "removed"],
)
def test_price_is_looked_at(
    do: Do, fake: FakeHomeAssistant, price: float | None, entity: dict[str, Any] | None, found: str
) -> None:
    """A cost that is an estimate is no fault of the rig's, but its owner should know."""
    fake.rigs = [rig(price=price, price_entity=entity)]
    code, said, _ = do("doctor")
    assert code == 0
    assert found in said

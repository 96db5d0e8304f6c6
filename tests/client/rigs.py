"""Rigs and their meters, as the look at all rigs has them."""

from __future__ import annotations

from typing import Any


def rig(**other: object) -> dict[str, Any]:
    """Return a rig as the view of all rigs has it."""
    return {
        "entry_id": "01RIG",
        "name": "Training PC",
        "loaded": True,
        "status": "idle",
        "session": None,
        "price": 0.2,
        "price_entity": None,
        "currency": "USD",
        "meters": [meter()],
        "power_entity": None,
        **other,
    }


def meter(**other: object) -> dict[str, Any]:
    """Return a meter as the view of all rigs has it."""
    return {
        "entity_id": "sensor.plug_energy",
        "name": "Plug energy",
        "state": "351.688",
        "unit": "kWh",
        "kwh": 351.688,
        "age_s": 12.0,
        "quality": "good",
        "step_kwh": 0.001,
        "usual_interval_s": 60.0,
        "problem": None,
        **other,
    }

"""A rig with a long history, as a lab has it after years."""

from datetime import UTC, datetime, timedelta
import json
from typing import Final

from lab.rest import Json, Rest

RIG: Final = "Workstation"
MODELS: Final = ("PonyDiffusion XL v6", "Flux.1 dev", "Qwen3 8B", "SmolLM3 3B")
# Sessions in one file: some 2 MB of it.
CHUNK: Final = 2500
FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)


def fill(rest: Rest, many: int) -> None:
    """Have a rig take in so many sessions that are over, one every five hours."""
    for first in range(0, many, CHUNK):
        rest.ask("training_energy.import_sessions", rig=RIG, content=content(first, min(first + CHUNK, many)))


def content(first: int, end: int) -> str:
    """Return a file with the sessions from one number up to another."""
    sessions = [_session(number) for number in range(first, end)]
    return json.dumps({"format": "training_energy", "version": 1, "sessions": sessions})


def _session(number: int) -> dict[str, Json]:
    """Return a session of an hour; no two are alike."""
    start = FIRST + timedelta(hours=5 * number)
    kwh = 0.15 + (number * 37 % 100) / 1000
    return {
        "id": f"run-{number:05d}",
        "name": f"LoRA {number}",
        "model": MODELS[number % len(MODELS)],
        "started_at": start.isoformat(),
        "ended_at": (start + timedelta(hours=1)).isoformat(),
        "energy_kwh": kwh,
        "cost": kwh / 5,
        "currency": "USD",
        "steps": 1600 + number % 7 * 100,
    }

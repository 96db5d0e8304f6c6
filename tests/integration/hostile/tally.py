"""How many examples were sent to each door, and what became of them."""

from collections import Counter
from enum import StrEnum
import json
import os
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings

# Where the counts are left for whoever asks for them; see benchmarks/hostile.
FILE: Final = os.environ.get("TRAINING_ENERGY_TALLY")
THOROUGH: Final = "thorough"
# Examples of each test where somebody has the time.
MANY: Final = 1000


class Fate(StrEnum):
    """What became of an example."""

    DONE = "done"
    REFUSED = "refused"


_COUNTS: Final[dict[str, Counter[str]]] = {}


def count(door: str, fate: Fate) -> None:
    """Count an example that was sent to a door, and what became of it."""
    _COUNTS.setdefault(door, Counter())[fate] += 1


def leave() -> None:
    """Leave the counts in the file that was asked for, with those of other processes."""
    if FILE is not None and _COUNTS:
        with Path(FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(_COUNTS) + "\n")


def examples(few: int, *, many: int = MANY) -> settings:
    """Return the settings of a test: few examples, always the same, and many with the profile `thorough`."""
    return settings(
        max_examples=many if settings.get_current_profile_name() == THOROUGH else few,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )

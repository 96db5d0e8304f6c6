"""What its owner says about a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What its owner says about a run; steps are positions in the whole run, `budget` is money."""

    name: str | None = None
    model: str | None = None
    tags: tuple[str, ...] = ()
    notes: str | None = None
    metadata: Mapping[str, object] | None = None
    parent: str | None = None
    key: str | None = None
    start_step: int = 0
    planned_steps: int | None = None
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What its rig adds to a session: the currency, whether there is a price and a carbon intensity.

    `idle` is what the machine draws at rest (kW), None where nothing is subtracted for it.
    """

    currency: str
    priced: bool
    weighed: bool = False
    idle: Decimal | None = None

"""What the sessions of a rig are sorted and compared by, so that it is worked out once for as long as they stay."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final, Self

from .digits import as_number
from .ledger import Session, figures_of
from .order import Row
from .query import Query, Shelf

# Models, and tags, to choose from; the latest are the ones that are looked for.
MOST_CHOICES: Final = 50
PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The few figures of a session that it is sorted and compared by: kWh, money, Wh and s."""

    currency: str
    energy: float | None
    cost: float | None
    steps: int | None
    cost_per_step: float | None
    energy_per_step: float | None
    duration: float | None

    @classmethod
    def of(cls, session: Session, now: datetime) -> Self:
        """Return those of a session, as of now where it runs."""
        figures = figures_of(session, now)
        return cls(
            currency=session.currency,
            energy=as_number(figures.energy_kwh),
            cost=as_number(figures.cost),
            steps=figures.steps,
            cost_per_step=as_number(figures.cost_per_step),
            energy_per_step=as_number(figures.energy_per_step_wh),
            duration=as_number(figures.duration_s),
        )

    def changed_from(self, before: Marks) -> float | None:
        """Return by how much (%) a step costs more than before, or uses more where that cannot be told."""
        pairs = [(self.energy_per_step, before.energy_per_step)]
        if self.currency == before.currency:
            pairs.insert(0, (self.cost_per_step, before.cost_per_step))
        for value, old in pairs:
            if value is not None and old is not None:
                return (value - old) / old * PERCENT if old > 0 else None
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What follows from the sessions as stored, without reading one: `newest` has them in that order.

    `before` are the runs of the same model before those that are over, by id, all with steps.
    """

    rows: list[Row]
    newest: list[Row]
    before: dict[str, Row]
    models: list[str]
    tags: list[str]

    @classmethod
    def of(cls, shelf: Shelf) -> Self:
        """Return that of all sessions of a rig, in one go: it is the going that takes time."""
        newest = shelf.asked(Query())
        before: dict[str, Row] = {}
        after: dict[str, str] = {}
        models: dict[str, str] = {}
        tags: dict[str, str] = {}
        for row in newest:
            details = row["details"]
            if model := details.get("model"):
                key = model.casefold()
                models.setdefault(key, model)
                if row.get("steps") and row.get("ended"):
                    if key in after:
                        before[after[key]] = row
                    after[key] = row["id"]
            for tag in details.get("tags", ()):
                tags.setdefault(tag.casefold(), tag)
        choices = ([*islice(said.values(), MOST_CHOICES)] for said in (models, tags))
        return cls(rows=shelf.rows, newest=newest, before=before, models=next(choices), tags=next(choices))

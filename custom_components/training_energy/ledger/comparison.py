"""How runs compare: what those of a kind used, cost and did, and how the last of them fared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from statistics import median, quantiles
from typing import Final, Self

from .details import Details
from .figures import Figures, Totals, counted
from .session import Session

PERCENT: Final = 100


class Grouping(StrEnum):
    """What the runs of a group have in common; capitals do not matter."""

    MODEL = "model"
    NAME = "name"
    TAG = "tag"


class Measure(StrEnum):
    """By what runs are compared, in kWh, money, and steps per s."""

    ENERGY = "energy_per_1000_steps_kwh"
    COST = "cost_per_1000_steps"
    RATE = "step_rate"

    def of(self, figures: Figures) -> Decimal | None:
        """Return what a run comes to, None where it has no steps, or nothing to relate to them."""
        match self:
            case Measure.ENERGY:
                return figures.energy_per_step_wh  # as many kWh for 1000 of them
            case Measure.COST:
                return None if figures.cost_per_step is None else figures.cost_per_step * 1000
        return figures.step_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A session that is over, among others that it is compared with."""

    id: str
    at: datetime
    details: Details
    figures: Figures

    @classmethod
    def of(cls, session: Session, currency: str) -> Self:
        """Return a session as one of them, without its cost if that is in another currency than the rig's."""
        return cls(
            id=session.id, at=session.opened.at, details=session.details, figures=counted(session, currency=currency)
        )

    def labels(self, by: Grouping) -> Sequence[str | None]:
        """Return what the groups are called that the run belongs to."""
        match by:
            case Grouping.MODEL:
                return (self.details.model,)
            case Grouping.NAME:
                return (self.details.name,)
        return self.details.tags or (None,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far the values of some `runs` lie apart; quartiles are interpolated between them."""

    runs: int
    median: Decimal
    lowest: Decimal
    highest: Decimal
    lower_quartile: Decimal
    upper_quartile: Decimal

    @classmethod
    def of(cls, values: Sequence[Decimal]) -> Self | None:
        """Return how values are spread, None where there are none."""
        if not values:
            return None
        lower, _, upper = quantiles(values, n=4, method="inclusive")
        return cls(
            runs=len(values),
            median=median(values),
            lowest=min(values),
            highest=max(values),
            lower_quartile=lower,
            upper_quartile=upper,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Runs with something in common, None where that is that they have nothing.

    `totals` sum all of them, `spreads` are of those with steps, of which `last` is the
    latest; `changes` say by how much (%) it differs from the one before.
    """

    label: str | None
    totals: Totals
    spreads: Mapping[Measure, Spread | None]
    last: Peer | None
    changes: Mapping[Measure, Decimal | None]


def compared(runs: Iterable[Peer], by: Grouping) -> list[Group]:
    """Return runs in groups, the one with the latest run first; one with several tags is in each."""
    groups: dict[str | None, tuple[str | None, list[Peer]]] = {}
    for run in sorted(runs, key=lambda run: (run.at, run.id), reverse=True):
        labels = {None if label is None else label.casefold(): label for label in run.labels(by)}
        for key, label in labels.items():
            groups.setdefault(key, (label, []))[1].append(run)
    return [_group(label, members) for label, members in groups.values()]


def _group(label: str | None, runs: Sequence[Peer]) -> Group:
    """Return what some runs, the latest first, have in common."""
    totals = Totals()
    for run in runs:
        totals = totals.plus(run.figures)
    stepped = [run for run in runs if run.figures.steps]
    measured = {measure: [measure.of(run.figures) for run in stepped] for measure in Measure}
    return Group(
        label=label,
        totals=totals,
        spreads={
            measure: Spread.of([value for value in values if value is not None]) for measure, values in measured.items()
        },
        last=stepped[0] if stepped else None,
        changes={measure: _change(values) for measure, values in measured.items()},
    )


def _change(values: Sequence[Decimal | None]) -> Decimal | None:
    """Return by how much (%) the first of some values differs from the second, None where that means nothing."""
    match values:
        case [Decimal() as last, Decimal() as before, *_] if before > 0:
            return (last - before) / before * PERCENT
    return None

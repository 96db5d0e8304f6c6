"""What the actions find out by many sessions: how runs compare, and what the next one will come to."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from homeassistant.util.json import JsonValueType

from .archive import BULK
from .coordinator import TrainingEnergyCoordinator
from .digits import as_number
from .errors import refusal
from .inputs import Inputs
from .ledger import (
    MOST_RUNS,
    Group,
    Grouping,
    Measure,
    Peer,
    Range,
    Session,
    Spread,
    compared,
    figures_of,
    forecast,
    is_telling,
)
from .lookups import query_of
from .order import Row
from .query import Query, Shelf
from .records import Record

# Of a refusal that names them; the latest are the ones that are meant.
MOST_MODELS: Final = 10


async def async_compare(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return the runs in groups, how those of each are spread, and how the last of them fared."""
    by, query = inputs.choice("group_by", Grouping) or Grouping.MODEL, query_of(inputs)
    shelf, currency = Shelf.of(rig), rig.settings.currency

    def compare() -> list[Group]:
        """Read what is asked for, off the event loop."""
        sessions = (shelf.read(row, without=BULK) for row in shelf.asked_over(query))
        return compared((Peer.of(session, currency) for session in sessions if session), by)

    groups = await rig.hass.async_add_executor_job(compare)
    return {"groups": [_group(group, currency) for group in groups]}


def _group(group: Group, currency: str) -> Record:
    """Return a group as the answer has it."""
    return {
        "group": group.label,
        "runs": group.totals.sessions,
        "steps": group.totals.steps,
        "energy_kwh": as_number(group.totals.energy_kwh),
        "cost": as_number(group.totals.cost),
        "currency": currency,
        **{measure.value: _spread(spread) for measure, spread in group.spreads.items()},
        "last": None if group.last is None else _last(group.last, group),
    }


def _spread(spread: Spread | None) -> JsonValueType:
    """Return how far values lie apart as the answer has it."""
    if spread is None:
        return None
    return {
        "runs": spread.runs,
        "median": as_number(spread.median),
        "lowest": as_number(spread.lowest),
        "highest": as_number(spread.highest),
        "lower_quartile": as_number(spread.lower_quartile),
        "upper_quartile": as_number(spread.upper_quartile),
    }


def _last(last: Peer, group: Group) -> Record:
    """Return the last run with steps as the answer has it."""
    return {
        "id": last.id,
        "name": last.details.name,
        "started_at": last.at.isoformat(),
        **{measure.value: as_number(measure.of(last.figures)) for measure in Measure},
        "change_percent": {measure.value: as_number(change) for measure, change in group.changes.items()},
    }


async def async_estimate(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return what so many steps will use, cost and take, by the latest runs of a model."""
    model, steps = inputs.text("model"), inputs.whole("steps", least=1)
    if steps is None:
        raise refusal(key="field_missing", field="steps")
    shelf = Shelf.of(rig)
    label, runs = await rig.hass.async_add_executor_job(_telling_runs, shelf, model)
    if not runs:
        models = await rig.hass.async_add_executor_job(_models, shelf)
        if model is None or not models:
            raise refusal(key="no_runs")
        raise refusal(key="no_runs_of_model", model=model, models=", ".join(each or "-" for each in models))
    price = rig.book.tariff.now if rig.settings.terms.priced else None
    outlook = forecast([figures_of(run, run.opened.at) for run in runs], steps, price=price)
    return {
        **_range(outlook.energy, ("energy_kwh", "energy_min_kwh", "energy_max_kwh")),
        **_range(outlook.cost, ("cost", "cost_min", "cost_max")),
        **_range(outlook.duration, ("duration_s", "duration_min_s", "duration_max_s")),
        "currency": rig.settings.currency,
        "price": as_number(price),
        "model": label,
        "steps": steps,
        "based_on": {
            "sessions": len(runs),
            "ids": [run.id for run in runs],
            "steps": sum(run.steps or 0 for run in runs),
        },
    }


def _telling_runs(shelf: Shelf, model: str | None) -> tuple[str | None, list[Session]]:
    """Return a model, that of the latest run where none is given, and its latest runs that are telling."""
    rows = _with_steps(shelf, Query(model=model))
    latest = next(_telling(shelf, rows), None)
    if latest is None:
        return model, []
    rows = [row for row in rows if _model_of(row).casefold() == (latest.details.model or "").casefold()]
    return latest.details.model, list(islice(_telling(shelf, rows), MOST_RUNS))


def _telling(shelf: Shelf, rows: Iterable[Row]) -> Iterator[Session]:
    """Yield those of some sessions by which others can be estimated."""
    for row in rows:
        session = shelf.read(row, without=BULK)
        if session and is_telling(figures_of(session, session.opened.at)):
            yield session


def _models(shelf: Shelf) -> list[str]:
    """Return the models that there are runs with steps of, the latest first, an empty text for none."""
    models: dict[str, str] = {}
    for model in map(_model_of, _with_steps(shelf, Query())):
        models.setdefault(model.casefold(), model)
    return list(models.values())[:MOST_MODELS]


def _with_steps(shelf: Shelf, query: Query) -> list[Row]:
    """Return the sessions asked for that are over and have steps, the newest first."""
    return [row for row in shelf.asked_over(query) if row.get("steps")]


def _model_of(row: Row) -> str:
    """Return the model of a session as stored, an empty text for none."""
    model: str | None = row["details"].get("model")
    return model or ""


def _range(span: Range | None, names: tuple[str, str, str]) -> Record:
    """Return a range as the answer has it, under three names."""
    values = (None, None, None) if span is None else (span.likely, span.least, span.most)
    return {name: as_number(value) for name, value in zip(names, values, strict=True)}

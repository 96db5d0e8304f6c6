"""A session as actions and exports give it, key by key."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json

import pytest

from custom_components.training_energy.ledger import (
    Book,
    Curve,
    Details,
    Fault,
    Flag,
    Meter,
    Outcome,
    Reading,
    Session,
    Terms,
    figures_of,
    price,
    record,
    start,
    stop,
)
from custom_components.training_energy.records import brief_of, record_of

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
END = START + timedelta(hours=1)

# In the order of the contract.
KEYS = {
    *("id", "rig", "name", "model", "tags", "notes", "metadata", "parent", "key", "status", "outcome"),
    *("started_at", "ended_at", "duration_s", "active_s", "start_reading_kwh", "end_reading_kwh", "metered_kwh"),
    *("energy_kwh", "energy_min_kwh", "energy_max_kwh", "net_energy_kwh", "cost", "currency", "average_price"),
    *("estimated_kwh", "steps", "start_step", "planned_steps", "cost_per_step", "steps_per_currency"),
    *("energy_per_step_wh", "average_power_w", "step_rate", "emissions_kg", "budget", "settled", "flags"),
    *("segments", "curve", "net_cost"),
}


def _shown(book: Book, at: datetime, kwh: str) -> Book:
    """Return a book whose meter has shown a value."""
    return record(book, "meter", Reading(at=at, kwh=Decimal(kwh)))


@pytest.fixture
def book() -> Book:
    """Return the book of a rig in whose session the reference run was measured."""
    book = price(Book(meters=(Meter(key="meter"),)), START, Decimal("0.20"))
    book = _shown(book, START, "351.688")
    details = Details(name="Reference run", tags=("lora",), metadata={"rate": 0.1}, budget=Decimal("0.50"))
    book = start(book, START, "session", details=details, terms=Terms(currency="USD", priced=True))
    return _shown(book, END, "351.899")


@pytest.fixture
def running(book: Book) -> Session:
    """Return the session while it runs."""
    return book.session("session")


@pytest.fixture
def finished(book: Book) -> Session:
    """Return the session after it was stopped."""
    return stop(book, END, outcome=Outcome.COMPLETED, steps=2000).session("session")


def test_record_has_every_key_and_no_other(finished: Session, running: Session) -> None:
    """Readers rely on each key being there, whatever is known."""
    for session in (finished, running):
        assert set(record_of(session, figures_of(session, END), rig="Tower")) == KEYS


def test_record_is_json_as_it_stands(finished: Session) -> None:
    """Nothing in it needs to be converted by whoever writes it."""
    record = record_of(finished, figures_of(finished, END), rig="Tower")
    assert json.loads(json.dumps(record)) == record


def test_figures_print_as_they_are_known(finished: Session) -> None:
    """A float that prints other digits than the ledger has would be a wrong figure."""
    record = record_of(finished, figures_of(finished, END), rig="Tower")
    printed = {key: str(record[key]) for key in ("energy_kwh", "cost", "average_price", "cost_per_step")}
    assert printed == {"energy_kwh": "0.211", "cost": "0.0422", "average_price": "0.2", "cost_per_step": "2.11e-05"}


def test_unknown_figures_are_null(running: Session) -> None:
    """What cannot be known yet is neither zero nor left out."""
    record = record_of(running, figures_of(running, END), rig="Tower")
    unknown = {key for key, value in record.items() if value is None}
    assert {"outcome", "ended_at", "end_reading_kwh", "steps", "cost_per_step", "net_energy_kwh"} <= unknown


def test_running_session_is_as_long_as_it_runs(running: Session, finished: Session) -> None:
    """The moment matters only until the session has ended."""
    later = END + timedelta(hours=1)
    assert record_of(running, figures_of(running, later), rig="Tower")["duration_s"] == 7200.0
    assert record_of(finished, figures_of(finished, later), rig="Tower")["duration_s"] == 3600.0


def test_segments_say_what_was_used_at_which_price(finished: Session) -> None:
    """A bill can be checked line by line."""
    assert record_of(finished, figures_of(finished, END), rig="Tower")["segments"] == [
        {"from": START.isoformat(), "to": END.isoformat(), "kwh": 0.211, "price": 0.2, "estimated": False}
    ]


def test_flag_names_the_meter_as_the_user_knows_it(finished: Session) -> None:
    """A reference means nothing to a reader."""
    flag = Flag(fault=Fault.DIP, meter="0123", at=START, kwh=Decimal("0.1"), count=2)
    flagged = replace(finished, flags=(flag,))
    record = record_of(flagged, figures_of(flagged, END), rig="Tower", entity_of={"0123": "sensor.plug"}.__getitem__)
    assert record["flags"] == [
        {"fault": "dip", "meter": "sensor.plug", "at": START.isoformat(), "kwh": 0.1, "count": 2}
    ]


def test_brief_leaves_out_only_what_is_large(finished: Session) -> None:
    """A list of many sessions stays small."""
    record = record_of(finished, figures_of(finished, END), rig="Tower")
    brief = brief_of(finished, figures_of(finished, END), rig="Tower")
    assert brief == {key: value for key, value in record.items() if key not in ("metadata", "segments", "curve")}


def test_a_session_of_before_there_were_curves_has_a_straight_one(finished: Session) -> None:
    """Its ends are known, and nothing in between."""
    old = replace(finished, curve=Curve())
    record = record_of(old, figures_of(old, END), rig="Tower")
    assert record["curve"] == [[0.0, 0.0], [record["duration_s"], pytest.approx(211)]]

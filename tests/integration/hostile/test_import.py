"""Files of anything: a session that can be kept and exported again, or a refusal, and never anything else."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.formats import Form, read, written
from custom_components.training_energy.ledger import Session, dump, figures_of, load
from custom_components.training_energy.records import record_of
from custom_components.training_energy.restored import RecordError, restored
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonValueType
from tests.integration.attic import PLAIN

from .junk import JUNK
from .tally import Fate, count, examples

START = datetime(2026, 2, 1, 8, tzinfo=UTC)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
TEXT = (
    st.none()
    | WORDS.filter(bool)
    | st.sampled_from(["=1", "+1", "-1", "@x", "'", "'=1", '"', ",", ";", "null", "a\u2028b"])
)
MONEY = st.none() | st.floats(-1000, 1000).map(lambda money: round(money, 6))


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Return what may be told of a session."""
    energy = draw(st.integers(0, 10**12)) / 10**9
    metered, least = (round(energy * draw(st.floats(0, 1)), 9) for _ in range(2))
    net = draw(st.none() | st.floats(0, 1))
    seconds = draw(st.integers(1, 10**6))
    tags = draw(st.lists(WORDS.filter(lambda tag: tag and "; " not in tag), max_size=3, unique=True))
    return {
        "id": draw(WORDS.filter(bool)),
        **{field: draw(TEXT) for field in ("name", "model", "parent", "key", "notes")},
        "tags": tags,
        "metadata": draw(st.none() | st.dictionaries(WORDS, st.none() | WORDS | st.integers(-9, 9), max_size=3)),
        "outcome": draw(st.sampled_from([None, "completed", "failed"])),
        "started_at": START.isoformat(),
        "ended_at": (START + timedelta(seconds=seconds)).isoformat(),
        "active_s": round(seconds * draw(st.floats(0.1, 1)), 6),
        "start_reading_kwh": draw(st.none() | st.integers(0, 10**6)),
        "energy_kwh": energy,
        "metered_kwh": metered,
        "energy_min_kwh": min(least, metered),
        "energy_max_kwh": energy * 2,
        "net_energy_kwh": None if net is None else round(energy * net, 9),
        "estimated_kwh": draw(st.sampled_from([0, energy])),
        "cost": draw(MONEY) if energy else None,
        "emissions_kg": draw(MONEY) if energy else None,
        "currency": "EUR",
        "steps": draw(st.none() | st.integers(0, 10**6)),
        "start_step": draw(st.integers(0, 9)),
        "planned_steps": draw(st.none() | st.integers(0, 9)),
        "budget": draw(st.none() | st.integers(1, 99)),
    }


def _record(session: Session) -> dict[str, JsonValueType]:
    """Return a session as an export has it."""
    return record_of(session, figures_of(session, session.opened.at), rig="Tower")


def _same(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record to which another one is the same as far as floats can tell."""
    return {k: pytest.approx(v, rel=1e-9, abs=1e-9) if isinstance(v, float) else v for k, v in record.items()}


@contextmanager
def _counted() -> Generator[None]:
    """Count whether a file was read or refused; anything else is a fault."""
    try:
        yield
    except ServiceValidationError, RecordError:
        count("import, any text and any field", Fate.REFUSED)
    else:
        count("import, any text and any field", Fate.DONE)


@examples(60)
@given(told=records())
def test_session_survives_both_files(told: dict[str, Any]) -> None:
    """What was told is what is exported, and what was exported is exported again."""
    (session,) = restored([told])
    record = _record(session)
    assert {field: record[field] for field in told} == _same(told)
    assert load(Session, json.loads(json.dumps(dump(session)))) == session
    (from_json,) = restored(read(written(Form.JSON, [record], rig="Tower", at=START)))
    assert _record(from_json) == _same(record) | {"segments": _record(from_json)["segments"], "curve": record["curve"]}
    (from_csv,) = restored(read(written(Form.CSV, [record], rig="Tower", at=START)))
    held = set(record) - {"segments", "curve"}
    assert {field: _record(from_csv)[field] for field in held} == {field: _same(record)[field] for field in held}


@examples(60)
@given(text=st.text() | st.text('{}[]",:=1e\n\r\t\ufeff', max_size=40) | JUNK.map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing else comes of it."""
    with _counted():
        restored(read(text))


@examples(60)
@given(field=st.sampled_from([*_record(restored([PLAIN])[0])]), junk=JUNK)
def test_any_field_is_taken_or_refused(field: str, junk: JsonValueType) -> None:
    """What is taken can be kept and exported again."""
    with _counted():
        (session,) = restored([{**PLAIN, field: junk}])
        assert load(Session, json.loads(json.dumps(dump(session)))) == session
        assert len(read(written(Form.JSON, [_record(session)], rig="", at=START))) == 1

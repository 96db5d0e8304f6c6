"""Ledger values as files hold them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
import json

import pytest

from custom_components.training_energy.ledger import (
    Book,
    Details,
    Meter,
    Reading,
    Session,
    Totals,
    UnreadableError,
    dump,
    load,
)

from .rig import Rig, after


def test_a_book_comes_back_as_it_was() -> None:
    """Every kind of value that a book holds survives being written as JSON."""
    details = Details(
        name="lora",
        model="sdxl",
        tags=("a", "b"),
        notes="",
        metadata={"seed": [1, {"x": None}]},
        budget=Decimal("0.50"),
    )
    rig = Rig("plug", "nas").price(-9, "0.20").show(0, "351.688", reset=-99).start(0, details=details)
    rig.show(1, "900").show(2, "0").pause(3).resume(4).report(steps=10)
    before = rig.book
    assert rig.restart().book == before


def test_what_equals_its_default_is_left_out() -> None:
    """A field that is added later finds its default in what was written before."""
    assert dump(Book(meters=())) == {"meters": []}
    assert load(Book, {"meters": [{"key": "plug"}]}) == Book(meters=(Meter(key="plug"),))


def test_numbers_keep_their_last_digit_and_times_their_instant() -> None:
    """Decimals are text, times are UTC."""
    east = timezone(timedelta(hours=2))
    reading = Reading(at=datetime(2026, 3, 28, 14, tzinfo=east), kwh=Decimal("0.10"))
    assert dump(reading) == {"at": "2026-03-28T12:00:00+00:00", "kwh": "0.10"}
    assert load(Reading, {"at": "2026-03-28T14:00:00+02:00", "kwh": "0.1"}) == reading
    assert load(Reading, {"at": "2026-03-28T14:00:00+02:00", "kwh": "0.1"}).at.tzinfo is UTC
    assert load(Reading, {"at": "2026-03-28T12:00:00", "kwh": "0.1"}) == reading


def test_unknown_fields_are_left_alone() -> None:
    """What a later version wrote does not stop an earlier one."""
    assert load(Totals, {"sessions": 3, "carbon": 5}) == Totals(sessions=3)


NOON_TEXT = after(0).isoformat()
UNREADABLE: list[tuple[str, type[object], object, str]] = [
    ("no object", Book, [], "Book"),
    ("nothing", Book, None, "Book"),
    ("a part missing", Book, {}, "Book.meters"),
    ("a part deep inside", Book, {"meters": [{"key": "a"}, {"key": 7}]}, "Book.meters[1].key"),
    ("no list", Book, {"meters": {}}, "Book.meters"),
    ("nothing where something must be", Reading, {"at": None, "kwh": "1"}, "Reading.at"),
    ("a number that is no text", Reading, {"at": NOON_TEXT, "kwh": 0.1}, "Reading.kwh"),
    ("a number that is none", Reading, {"at": NOON_TEXT, "kwh": "much"}, "Reading.kwh"),
    ("a number that is not finite", Reading, {"at": NOON_TEXT, "kwh": "NaN"}, "Reading.kwh"),
    ("a number beyond all counting", Reading, {"at": NOON_TEXT, "kwh": "1e28"}, "Reading.kwh"),
    ("a time that is none", Reading, {"at": "noon", "kwh": "1"}, "Reading.at"),
    ("a time before all time", Reading, {"at": "0001-01-01T00:00:00+02:00", "kwh": "1"}, "Reading.at"),
    ("a truth for a number", Totals, {"sessions": True}, "Totals.sessions"),
    ("text for a number", Totals, {"sessions": "3"}, "Totals.sessions"),
    ("no metadata", Details, {"metadata": []}, "Details.metadata"),
    ("a status that there is not", Session, {"id": "a", "outcome": "bored"}, "Session"),
    (
        "a session that never started",
        Session,
        {"id": "a", "details": {}, "currency": "", "priced": True, "spans": []},
        "Session",
    ),
]


@pytest.mark.parametrize(("kind", "data", "where"), [pytest.param(*row, id=phrase) for phrase, *row in UNREADABLE])
def test_what_was_not_dumped_is_unreadable(kind: type[object], data: object, where: str) -> None:
    """The error tells which part of the whole it is."""
    with pytest.raises(UnreadableError) as refusal:
        load(kind, data)
    assert refusal.value.facts["where"].startswith(where)


def test_what_is_dumped_is_json() -> None:
    """No value is left that JSON could not hold."""
    rig = Rig().price(0, "-0.1").show(0, "1").start(1).show(2, "0").stop(3)
    assert json.loads(json.dumps(dump(rig.book), allow_nan=False)) == dump(rig.book)

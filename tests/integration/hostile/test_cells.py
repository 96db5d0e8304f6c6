"""No cell of a table is a formula, whatever a spreadsheet takes for the end of a cell; read back, all is as it was."""

import csv
from io import StringIO
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.formats import BOM, COLUMNS, Form, read, written
from homeassistant.util import dt as dt_util
from tests.integration.attic import PLAIN

from .tally import Fate, count, examples

DOOR = "export, cells of a table"
TEXTS = ("id", "rig", "name", "model", "parent", "key", "notes")
FORMULAS = "=+-@＝＋－＠"  # noqa: RUF001
# What a spreadsheet takes for the end of a cell, by its language and its settings.
BETWEEN = (",", ";", "\t", "|")
WORDS = st.text(st.sampled_from([*FORMULAS, *BETWEEN, *"'\" \r\na1"]), max_size=12) | st.text(max_size=12)
NUMBERS = st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers()


def _cells(text: str, between: str) -> list[str]:
    """Return the cells of a table that is divided by a sign, however badly it suits."""
    return [cell for row in csv.reader(StringIO(text.removeprefix(BOM), newline=""), delimiter=between) for cell in row]


def _is_number(cell: str) -> bool:
    """Return whether a cell is a number, be it below 0, which a spreadsheet shows as it is."""
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()


@examples(150)
@given(said=st.fixed_dictionaries(dict.fromkeys(TEXTS, WORDS)), tags=st.lists(WORDS, max_size=3), number=NUMBERS)
def test_no_cell_is_a_formula(said: dict[str, str], tags: list[str], number: Any) -> None:  # noqa: ANN401
    """Excel divides by semicolons where a comma is in its numbers, and then a comma is in its cells."""
    record = {**dict.fromkeys(COLUMNS), **said, "tags": tags, "cost": number, "metadata": {said["name"]: said["notes"]}}
    text = written(Form.CSV, [record], rig="", at=dt_util.utcnow())
    for between in BETWEEN:
        for cell in _cells(text, between):
            first = cell.lstrip(' "')[:1]
            assert not first or first not in FORMULAS or _is_number(cell.partition(",")[0]), (between, cell)
    count(DOOR, Fate.DONE)


@examples(150)
@given(said=st.fixed_dictionaries(dict.fromkeys(TEXTS, WORDS)))
def test_text_comes_back_as_it_was(said: dict[str, str]) -> None:
    """The marks are for spreadsheets only."""
    record = {**dict.fromkeys(COLUMNS), **PLAIN, "tags": [], **said}
    [session] = read(written(Form.CSV, [record], rig="", at=dt_util.utcnow()))
    assert {field: session[field] for field in said} == said
    count(DOOR, Fate.DONE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("a;=1+1", "a;'=1+1", id="a formula after a semicolon"),
        pytest.param('a; "=1+1', "a; \"'=1+1", id="a formula after a semicolon and a quote"),
        pytest.param("a\n-1+1", "a\n'-1+1", id="a formula on a line of its own"),
        pytest.param("＝1+1", "'＝1+1", id="a formula in full width"),  # noqa: RUF001
        pytest.param("'so'", "''so'", id="a text in quotes"),
        pytest.param("rank=8, lr=1e-4", "rank=8, lr=1e-4", id="no formula"),
        pytest.param("one\n\ntwo\n\tthree", "one\n\ntwo\n\tthree", id="paragraphs"),
    ],
)
def test_only_what_would_be_run_is_marked(text: str, expected: str) -> None:
    """All else is as somebody wrote it."""
    record = {**dict.fromkeys(COLUMNS), "notes": text}
    table = written(Form.CSV, [record], rig="", at=dt_util.utcnow())
    assert next(csv.DictReader(StringIO(table.removeprefix(BOM), newline="")))["notes"] == expected

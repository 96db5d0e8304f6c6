"""The two forms in which sessions leave a rig and come back: JSON with all of them, CSV for a spreadsheet."""

from contextlib import suppress
import csv
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from io import StringIO
import re
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import JSON_DECODE_EXCEPTIONS, JsonValueType, json_loads

from .const import DOMAIN
from .errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .records import Record

# Raised when a reader of this version would take a newer file amiss.
VERSION: Final = 1
# Excel takes a file without it for one in the Windows code page.
BOM: Final = "\ufeff"
# What makes a plain text of what a spreadsheet would run.
PLAIN: Final = "'"
# What it takes for a formula, at the start of a cell: Japanese ones also in full width. A cell begins at the start of a
# text, and where it divides the row by something else than our commas: by semicolons in much of Europe.
_FORMULA: Final = r"(?:^|(?<=[;\t\r\n|]))(?P<lead>[ \"]*){mark}(?=[=+\-@＝＋－＠'])"  # noqa: RUF001
_RUN: Final = re.compile(_FORMULA.format(mark=""))
_MARKED: Final = re.compile(_FORMULA.format(mark=PLAIN))
BETWEEN_TAGS: Final = "; "
# The fields of a session that one cell can hold, in the order of their columns.
COLUMNS: Final = (
    *("id", "rig", "name", "model", "tags", "started_at", "ended_at", "status", "outcome"),
    *("duration_s", "active_s", "energy_kwh", "energy_min_kwh", "energy_max_kwh", "net_energy_kwh"),
    *("cost", "net_cost", "currency", "average_price", "estimated_kwh"),
    *("steps", "start_step", "planned_steps", "cost_per_step", "steps_per_currency", "energy_per_step_wh"),
    *("average_power_w", "step_rate", "emissions_kg", "start_reading_kwh", "end_reading_kwh", "metered_kwh"),
    *("budget", "settled", "parent", "key", "notes", "metadata"),
)
# Without these there is no session in a row.
NEEDED: Final = ("id", "started_at", "ended_at", "energy_kwh")
# The columns with nothing but numbers or truths in them.
_BARE: Final = frozenset(COLUMNS) - {
    *("id", "rig", "name", "model", "tags", "status", "outcome", "currency", "parent", "key", "notes", "metadata")
}


class Form(StrEnum):
    """What a file of sessions is written as."""

    CSV = "csv"
    JSON = "json"


def written(form: Form, records: Iterable[Record], *, rig: str, at: datetime) -> str:
    """Return sessions of a rig as the text of a file that was written at some time."""
    if form is Form.CSV:
        return _as_csv(records)
    head = json_dumps({"format": DOMAIN, "version": VERSION, "rig": rig, "exported_at": at.isoformat(), "sessions": []})
    # One by one: all at once would hold a long history in memory twice, and hold up all other threads.
    return head.removesuffix("]}") + ",".join(map(json_dumps, records)) + "]}"


def read(text: str) -> list[Any]:
    """Return the sessions in the text of a file, whichever form it has; what is in them is anyone's guess.

    Raises a refusal where it is not such a file.
    """
    text = text.removeprefix(BOM)
    return _from_json(text) if text.lstrip()[:1] in ("{", "[") else _from_csv(text)


def _from_json(text: str) -> list[Any]:
    """Return the sessions of a JSON file."""
    try:
        data = json_loads(text)
    except JSON_DECODE_EXCEPTIONS as error:
        raise refusal(key="file_not_json", error=str(error)) from error
    if not isinstance(data, dict) or data.get("format") != DOMAIN:
        raise refusal(key="file_foreign")
    if data.get("version") != VERSION:
        raise refusal(key="file_of_another_version", version=f"{data.get('version')!s:.20}", known=str(VERSION))
    sessions = data.get("sessions")
    if not isinstance(sessions, list):
        raise refusal(key="file_foreign")
    return sessions


def _as_csv(records: Iterable[Record]) -> str:
    """Return sessions as a table with a row of names before them."""
    text = StringIO(newline="")
    text.write(BOM)
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(record[column]) for column in COLUMNS] for record in records)
    return text.getvalue()


def _cell(value: JsonValueType) -> str:
    """Return what a cell says: nothing for null, and nothing that a spreadsheet would run."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{Decimal(str(value)):f}"
        case list():
            return _cell(BETWEEN_TAGS.join(map(str, value)))
        case dict():
            return _cell(json_dumps(value))
    return _RUN.sub(rf"\g<lead>{PLAIN}", value)


def _from_csv(text: str) -> list[Any]:
    """Return the sessions of a table."""
    names = text.partition("\n")[0]
    if ";" in names and "," not in names:
        raise refusal(key="file_with_semicolons")
    try:
        header, *rows = [row for row in csv.reader(StringIO(text, newline=""), strict=True) if row] or [[]]
    except csv.Error as error:
        raise refusal(key="file_not_csv", error=str(error)) from error
    missing = [column for column in NEEDED if column not in header]
    if len(missing) == len(NEEDED):
        raise refusal(key="file_foreign")
    if missing:
        raise refusal(key="file_lacks_columns", columns=", ".join(missing))
    # A column that nobody knows is not even taken: a file may have a million of them.
    places = {column: place for place, column in enumerate(header) if column in COLUMNS}
    return [
        _from_row({column: row[place] for column, place in places.items()}) if len(row) == len(header) else row
        for row in rows
    ]


def _from_row(row: dict[str, str]) -> dict[str, Any]:
    """Return a session from the cells of its row."""
    record: dict[str, Any] = {column: row[column] if column in _BARE else _plain(row[column]) for column in row}
    record["tags"] = record.get("tags", "").split(BETWEEN_TAGS)
    # What is no JSON stays a text, and is refused with the name of its session.
    with suppress(*JSON_DECODE_EXCEPTIONS):
        record["metadata"] = json_loads(record.get("metadata") or "null")
    return record


def _plain(cell: str) -> str:
    """Return the text that a cell was made of."""
    return _MARKED.sub(r"\g<lead>", cell)

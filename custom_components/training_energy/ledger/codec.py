"""Ledger values to plain JSON and back, from their own definitions.

What equals its default is left out, so that a field added later needs no migration.
Decimals are kept as text, to the last digit; times in UTC as ISO 8601.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal, DecimalException
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from .errors import UnreadableError


def dump(value: object) -> Any:
    """Return a ledger value as JSON can hold it."""
    match value:
        case Decimal():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return [dump(item) for item in value]
        case _ if is_dataclass(value):
            return {
                field.name: dump(inner)
                for field in fields(value)
                if (inner := getattr(value, field.name)) != field.default
            }
    return value


def load[T](kind: type[T], data: object) -> T:
    """Return the ledger value that `dump` made into `data`.

    Raises UnreadableError where the data is something else.
    """
    value: T = _load(kind, data, kind.__name__)
    return value


def _load(kind: Any, data: Any, where: str) -> Any:
    """Return data as a value of some type; `where` says what part of the whole it is."""
    if get_origin(kind) is UnionType:
        if data is None:
            return None
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    if get_origin(kind) is tuple and isinstance(data, list):
        item = get_args(kind)[0]
        return tuple(_load(item, one, f"{where}[{i}]") for i, one in enumerate(data))
    if get_origin(kind) is Mapping and isinstance(data, dict):
        return data
    if is_dataclass(kind) and isinstance(data, dict):
        return _built(kind, data, where)
    return _plain(kind, data, where)


def _plain(kind: Any, data: Any, where: str) -> Any:
    """Return data as a value that has no parts."""
    try:
        if isinstance(data, str) and isinstance(kind, type):
            if issubclass(kind, (StrEnum, str)):
                return kind(data)
            if issubclass(kind, datetime):
                moment = datetime.fromisoformat(data)
                return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            if issubclass(kind, Decimal) and (number := Decimal(data)).is_finite():
                return number
    except (ValueError, DecimalException) as error:
        raise UnreadableError(where=where) from error
    if kind in (bool, int) and type(data) is kind:
        return data
    raise UnreadableError(where=where)


def _built(kind: Any, data: Mapping[str, Any], where: str) -> Any:
    """Return data as a value with parts; what it lacks has its default."""
    parts: dict[str, Any] = {}
    for name, (field, inner) in _parts(kind).items():
        if name in data:
            parts[name] = _load(inner, data[name], f"{where}.{name}")
        elif field.default is MISSING:
            raise UnreadableError(where=f"{where}.{name}")
    return kind(**parts)


@cache
def _parts(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    """Return the parts of a value and their types."""
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(kind)}

"""Ledger values to plain JSON and back, from their own definitions.

What equals its default is left out, so that a field added later needs no migration.
Decimals are kept as text, to the last digit; times in UTC as ISO 8601.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, cast, get_args, get_origin, get_type_hints

from .curve import Curve
from .errors import UnreadableError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# A number with more digits before its point is none that was counted here: those
# that were have room for their decimals in the 28 digits of Decimal.
MOST_DIGITS: Final = 28


def dump(value: DataclassInstance) -> dict[str, Any]:
    """Return a ledger value as JSON can hold it."""
    return {
        field.name: _dumped(inner) for field in fields(value) if (inner := getattr(value, field.name)) != field.default
    }


def load[T](kind: type[T], data: object) -> T:
    """Return the ledger value that `dump` made into `data`.

    Raises UnreadableError where the data is something else.
    """
    return cast("T", _load(kind, data, kind.__name__))


def _dumped(value: object) -> object:
    """Return a part of a ledger value as JSON can hold it."""
    match value:
        case Decimal():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return [_dumped(item) for item in value]
        case Curve():
            return value.packed()
    return dump(value) if is_dataclass(value) and not isinstance(value, type) else value


def _load(kind: object, data: object, where: str) -> object:
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
    if not isinstance(kind, type):
        raise UnreadableError(where=where)
    if is_dataclass(kind) and kind is not Curve and isinstance(data, dict):
        return _built(kind, data, where)
    if kind in (bool, int) and type(data) is kind:
        return data
    if isinstance(data, str):
        return _read(kind, data, where)
    raise UnreadableError(where=where)


def _read(kind: type[object], data: str, where: str) -> object:
    """Return text as the value that it stands for."""
    try:
        if issubclass(kind, StrEnum | str):
            return kind(data)
        if issubclass(kind, Curve):
            return kind.unpacked(data)
        if issubclass(kind, datetime):
            moment = datetime.fromisoformat(data)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        if issubclass(kind, Decimal):
            number = Decimal(data)
            if number.is_finite() and number.adjusted() < MOST_DIGITS:
                return number
    except (ValueError, ArithmeticError) as error:
        raise UnreadableError(where=where) from error
    raise UnreadableError(where=where)


def _built(kind: type[DataclassInstance], data: Mapping[str, object], where: str) -> object:
    """Return data as a value with parts; what it lacks has its default."""
    parts: dict[str, object] = {}
    for name, (field, inner) in _parts(kind).items():
        if name in data:
            parts[name] = _load(inner, data[name], f"{where}.{name}")
        elif field.default is MISSING:
            raise UnreadableError(where=f"{where}.{name}")
    try:
        return kind(**parts)
    except ValueError as error:
        raise UnreadableError(where=where) from error


@cache
def _parts(kind: type[DataclassInstance]) -> dict[str, tuple[Field[Any], object]]:
    """Return the parts of a value and their types."""
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(kind)}

"""Ledger values to plain JSON and back, from their own definitions.

What equals its default is left out, so that a field added later needs no migration.
Decimals are kept as text, to the last digit; times in UTC as ISO 8601.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
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
# What a field has that is left out, or has no default: no value equals it.
ABSENT: Final = object()

# What reads a part of some JSON; it raises a _MisfitError where that is something else. There is one for each
# type, made when the type is first met: a history is thousands of times the same few.
type Reader = Callable[[object], object]


class _MisfitError(Exception):
    """A part that is not what it should be; where in the whole that is, is put together on the way out."""

    def __init__(self, path: str = "") -> None:
        """Begin with the path from the part where it was found."""
        super().__init__(path)
        self.path = path


def dump(value: DataclassInstance) -> dict[str, Any]:
    """Return a ledger value as JSON can hold it."""
    return {
        name: _dumped(inner)
        for name, default in _defaults(type(value))
        if (inner := getattr(value, name)) is not default and inner != default
    }


def load[T](kind: type[T], data: object) -> T:
    """Return the ledger value that `dump` made into `data`.

    Raises UnreadableError where the data is something else.
    """
    try:
        return cast("T", _reader(cast("object", kind))(data))
    except _MisfitError as misfit:
        raise UnreadableError(where=f"{kind.__name__}{misfit.path}") from misfit


@cache
def _defaults(kind: type[DataclassInstance]) -> tuple[tuple[str, object], ...]:
    """Return the names of a value's parts, with their defaults."""
    return tuple((field.name, field.default) for field in fields(kind))


def _dumped(value: object) -> object:
    """Return a part of a ledger value as JSON can hold it."""
    match value:
        case StrEnum():
            return value.value
        case Decimal():
            return str(value)
        case datetime():
            return (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()
        case tuple():
            return [_dumped(item) for item in value]
        case Curve():
            return value.packed()
    return dump(value) if is_dataclass(value) and not isinstance(value, type) else value


@cache
def _reader(kind: object) -> Reader:
    """Return what reads the values of a type."""
    if get_origin(kind) is UnionType:
        return _optional(_reader(next(arg for arg in get_args(kind) if arg is not type(None))))
    if get_origin(kind) is tuple:
        return _tuple(_reader(get_args(kind)[0]))
    if get_origin(kind) is Mapping:
        return _exactly(dict)
    plain = cast("type[object]", kind)
    if plain in (bool, int):
        return _exactly(plain)
    return _built(plain) if is_dataclass(plain) and plain is not Curve else _text(plain)


def _optional(read: Reader) -> Reader:
    """Return what reads a value that may be none."""
    return lambda data: None if data is None else read(data)


def _exactly(kind: type[object]) -> Reader:
    """Return what takes values as JSON has them, of one type: there a truth is no number."""

    def read(data: object) -> object:
        """Return the value as it is."""
        if type(data) is not kind:
            raise _MisfitError
        return data

    return read


def _tuple(item: Reader) -> Reader:
    """Return what reads a list of like values."""

    def read(data: object) -> object:
        """Return the values in their order."""
        if not isinstance(data, list):
            raise _MisfitError
        values: list[object] = []
        try:
            for one in data:
                values.append(item(one))  # noqa: PERF401  how far it came says which one was wrong
        except _MisfitError as misfit:
            misfit.path = f"[{len(values)}]{misfit.path}"
            raise
        return tuple(values)

    return read


def _text(kind: type[object]) -> Reader:
    """Return what reads a text as the value that it stands for."""
    made = _made(kind)

    def read(data: object) -> object:
        """Return the value."""
        if not isinstance(data, str):
            raise _MisfitError
        try:
            return made(data)
        except (ValueError, ArithmeticError) as error:
            raise _MisfitError from error

    return read


def _made(kind: type[object]) -> Callable[[str], object]:
    """Return what makes a text into a value of some type, or raises ValueError or ArithmeticError."""
    if issubclass(kind, Curve):
        return kind.unpacked
    if issubclass(kind, datetime):
        return _moment
    if issubclass(kind, Decimal):
        return _number
    return kind


def _moment(text: str) -> datetime:
    """Return a time in UTC."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is UTC:
        return moment
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(text: str) -> Decimal:
    """Return a number that can have been counted here."""
    number = Decimal(text)
    if not number.is_finite() or number.adjusted() >= MOST_DIGITS:
        msg = f"{text:.40} was never counted"
        raise ValueError(msg)
    return number


def _built(kind: type[DataclassInstance]) -> Reader:
    """Return what reads a value with parts; what it lacks has its default."""
    hints = get_type_hints(kind)
    parts = [(field.name, _reader(hints[field.name]), field.default is MISSING) for field in fields(kind)]

    def read(data: object) -> object:
        """Return the value."""
        if not isinstance(data, dict):
            raise _MisfitError
        found: dict[str, object] = {}
        for name, part, is_needed in parts:
            if (inner := data.get(name, ABSENT)) is not ABSENT:
                try:
                    found[name] = part(inner)
                except _MisfitError as misfit:
                    misfit.path = f".{name}{misfit.path}"
                    raise
            elif is_needed:
                path = f".{name}"
                raise _MisfitError(path)
        try:
            return kind(**found)
        except ValueError as error:
            raise _MisfitError from error

    return read

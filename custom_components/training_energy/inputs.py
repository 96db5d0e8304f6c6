"""What an action was given, field by field, or a refusal that says what to give instead.

Action schemas only name the fields: what a schema refuses, REST answers without a word.
What is left empty counts as not given, since forms and templates cannot leave a field out.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, DecimalException
from enum import StrEnum
from typing import Any, Final
import unicodedata

import voluptuous as vol

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.json import json_bytes
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonValueType

from .const import LARGEST_NUMBER
from .errors import refusal

# No recorder is older than this.
EPOCH: Final = dt_util.utc_from_timestamp(0)

# Characters. A name must fit a state of Home Assistant; the others are as long.
LONGEST_TEXT: Final = 255
# Characters; several pages, and still little beside a session's segments.
LONGEST_NOTES: Final = 10_000
# Enough to sort by, and few enough for a list that is drawn whole.
MOST_TAGS: Final = 32
LONGEST_TAG: Final = 64
# Bytes as JSON; every session is kept in memory with its own.
LARGEST_METADATA: Final = 16 * 1024
# Objects in objects; stored data is nested a few levels itself, and JSON ends at 254.
DEEPEST_METADATA: Final = 32
# Characters; no number that means anything is written longer, and more costs time.
LONGEST_NUMBER: Final = 64
# Characters of a refused value that are repeated to whoever gave it.
LONGEST_QUOTE: Final = 60

# A trainer's clock may be ahead of this one by so much; a time beyond that is a mistake.
CLOCK_SKEW: Final = timedelta(seconds=60)

LINE_CHARACTERS: Final = frozenset("\t\n\r")


class Inputs:
    """The fields of one call of an action; None is what was not given."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take what was given, without what was left empty."""
        self._data = {field: value for field, value in data.items() if not _is_empty(value)}

    def has(self, field: str) -> bool:
        """Return whether a field was given."""
        return field in self._data

    def text(self, field: str, *, longest: int = LONGEST_TEXT, lines: bool = False) -> str | None:
        """Return a text without the space around it, of several lines where `lines`."""
        value = self._data.get(field)
        return None if value is None else _text(field, value, longest=longest, lines=lines)

    def content(self, field: str, *, most: int) -> str:
        """Return the text of a file, as it is."""
        value = self._data.get(field)
        if not isinstance(value, str):
            raise refusal(key="field_missing", field=field)
        if len(value) > most:
            raise refusal(key="file_too_long", length=str(len(value)), most=str(most))
        return value

    def tags(self, field: str) -> tuple[str, ...]:
        """Return tags, each once; a single text is one tag."""
        value = self._data.get(field, ())
        values = list(value) if isinstance(value, (list, tuple)) else [value]
        tags = [_text(field, tag, longest=LONGEST_TAG) for tag in values if not _is_empty(tag)]
        unique = tuple(dict.fromkeys(tags))
        if len(unique) > MOST_TAGS:
            raise refusal(key="field_too_many", field=field, count=str(len(unique)), most=str(MOST_TAGS))
        return unique

    def whole(self, field: str, *, least: int = 0, most: int = LARGEST_NUMBER) -> int | None:
        """Return a whole number; "2000" and 2000.0, which templates make, are whole."""
        value = self._data.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None or not least <= number <= most or number != number.to_integral_value():
            raise self._refused(field, "field_not_whole", least=str(least), most=str(most))
        return int(number)

    def money(self, field: str) -> Decimal | None:
        """Return an amount of money above 0."""
        value = self._data.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None or not 0 < number <= LARGEST_NUMBER:
            raise self._refused(field, "field_not_money")
        return number

    def price(self, field: str) -> Decimal | None:
        """Return a price per kWh, which may be below 0."""
        value = self._data.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None or abs(number) > LARGEST_NUMBER:
            raise self._refused(field, "field_not_price")
        return number

    def number(self, field: str, *, least: int = -LARGEST_NUMBER) -> Decimal | None:
        """Return a number, as it is written in a file of sessions."""
        value = self._data.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None or not least <= number <= LARGEST_NUMBER:
            raise self._refused(field, "field_not_number", least=str(least), most=str(LARGEST_NUMBER))
        return number

    def choice[T: StrEnum](self, field: str, kind: type[T]) -> T | None:
        """Return one of a closed set, however it is spelled in capitals."""
        value = self._data.get(field)
        if value is None:
            return None
        try:
            return kind(str(value).strip().lower())
        except ValueError as error:
            raise self._refused(field, "field_not_one_of", choices=", ".join(kind)) from error

    def flag(self, field: str) -> bool:
        """Return whether something is wanted; what is not given is not."""
        try:
            return cv.boolean(self._data.get(field, False))
        except vol.Invalid as error:
            raise self._refused(field, "field_not_boolean") from error

    def moment(self, field: str) -> datetime | None:
        """Return a moment in UTC; without a zone it is in Home Assistant's own."""
        value = self._data.get(field)
        if value is None:
            return None
        try:
            moment = (
                value if isinstance(value, datetime) else dt_util.parse_datetime(value.strip(), raise_on_error=True)
            )
            return dt_util.as_utc(moment)
        except (AttributeError, ValueError, OverflowError) as error:  # a number, the 31st of February, the year 0
            raise self._refused(field, "field_not_a_time") from error

    def past(self, field: str) -> datetime | None:
        """Return a moment in the past in UTC; None for now, which clocks may call the next minute."""
        moment = self.moment(field)
        now = dt_util.utcnow()
        if moment is not None and moment < EPOCH:
            raise self._refused(field, "field_not_a_time")
        if moment is not None and moment > now + CLOCK_SKEW:
            local = dt_util.as_local(now)
            raise self._refused(
                field, "field_in_the_future", now=f"{local:%Y-%m-%d %H:%M}", zone=str(dt_util.get_default_time_zone())
            )
        return None if moment is None or moment >= now else moment

    def mapping(self, field: str) -> Mapping[str, JsonValueType] | None:
        """Return a JSON object, as a copy that nobody else holds."""
        value = self._data.get(field)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self._refused(field, "field_not_an_object")
        try:
            plain = {str(key): _plain(inner) for key, inner in value.items()}
            size = len(json_bytes(plain))
        except (TypeError, ValueError) as error:
            raise refusal(key="field_not_json", field=field) from error
        if size > LARGEST_METADATA:
            raise refusal(key="field_too_large", field=field, size=str(size), most=str(LARGEST_METADATA))
        return plain

    def _refused(self, field: str, key: str, **facts: str) -> ServiceValidationError:
        """Return the refusal of a field that quotes what was given."""
        return refusal(key=key, field=field, value=quoted(self._data[field]), **facts)


def has_controls(text: str, *, besides: Collection[str] = ()) -> bool:
    """Return whether a text would break logs and lists, or is none at all.

    Control characters do, and half of a surrogate pair cannot even be written.
    """
    return any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in besides for letter in text)


def _is_empty(value: object) -> bool:
    """Return whether a value is what a form or a template gives for nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def quoted(value: object) -> str:
    """Return a refused value as a message can show it."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, (list, tuple, set)):
        return "a list"
    try:
        text = str(value)
    except ValueError:  # Python does not write a number of more than 4300 digits
        return "a number too long to show"
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return printable if len(printable) <= LONGEST_QUOTE else f"{printable[:LONGEST_QUOTE]}…"


def legible(value: object) -> str:
    """Return what another integration says of its entity: as it is, unless that is no text or cannot be written."""
    return value if isinstance(value, str) and not has_controls(value) else quoted(value)


def _text(field: str, value: object, *, longest: int, lines: bool = False) -> str:
    """Return a value as text; a number is one, since a template makes 42 of "42"."""
    if not isinstance(value, str) and _number(value) is None:
        raise refusal(key="field_not_text", field=field, value=quoted(value))
    text = str(value).strip()
    if len(text) > longest:
        raise refusal(key="field_too_long", field=field, length=str(len(text)), most=str(longest))
    if has_controls(text, besides=LINE_CHARACTERS if lines else frozenset()):
        raise refusal(key="field_control_character", field=field)
    return text


def _number(value: object) -> Decimal | None:
    """Return the finite number that a value is, None where it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        return None
    try:
        text = str(value).strip()
        number = Decimal(text) if len(text) <= LONGEST_NUMBER else None
    except ValueError, DecimalException:
        return None
    return number if number is not None and number.is_finite() else None


def _plain(value: object, depth: int = 1) -> JsonValueType:
    """Return a value as JSON has it; raises TypeError or ValueError where it does not."""
    if depth > DEEPEST_METADATA:
        msg = "nested too deep"
        raise ValueError(msg)
    match value:
        case None | bool() | str() | int():
            return value
        case float() if value - value == 0:  # neither infinite nor NaN
            return value
        case list() | tuple():
            return [_plain(inner, depth + 1) for inner in value]
        case Mapping():
            return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
    msg = f"{type(value).__name__} is not JSON"
    raise TypeError(msg)

"""Numbers and times on the command line, refused here in its own words where Home Assistant would not take them."""

from __future__ import annotations

import argparse
from datetime import datetime, timezone
import re

# What Home Assistant takes: the largest number, and the most sessions at once.
LARGEST = 10**12
_MOST_SESSIONS = 500
_TIME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d?)(?::(\d\d?)(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")


def count(text: str) -> int:
    """Return a number of steps. Raises ArgumentTypeError if it is none."""
    return _between(text, 0, LARGEST, "steps")


def limit(text: str) -> int:
    """Return how many sessions to list. Raises ArgumentTypeError if it cannot be."""
    return _between(text, 1, _MOST_SESSIONS, "sessions")


def _between(text: str, least: int, most: int, what: str) -> int:
    """Return a whole number within bounds. Raises ArgumentTypeError, which tells them, if it is none."""
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        message = f"{text!r} is no number of {what}: it is whole, and from {least} to {most:,}"
        raise argparse.ArgumentTypeError(message)
    return number


def moment(text: str) -> str:
    """Return a time as Home Assistant takes it, in its own zone unless it names one: a day alone begins at midnight.

    Raises ArgumentTypeError if it is none.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None or not _is_time(*(int(part or 0) for part in match.groups())):
        message = f'{text!r} is no time: it looks like 2026-11-01, or "2026-11-01 20:00"'
        raise argparse.ArgumentTypeError(message)
    return text.strip() if match[4] else f"{text.strip()} 00:00:00"


def _is_time(*parts: int) -> bool:
    """Return whether there is a time with a year, a month, a day, an hour, a minute and a second."""
    year, month, day, hour, minute, second = parts
    try:
        datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return False
    return True


def money(text: str) -> float:
    """Return an amount of money. Raises ArgumentTypeError if it is none."""
    try:
        amount = float(text)
    except ValueError:
        amount = 0.0
    if not 0 < amount <= LARGEST:
        message = f"{text!r} is no amount of money: it is above 0, with a point before its decimals, as in 0.50"
        raise argparse.ArgumentTypeError(message)
    return amount

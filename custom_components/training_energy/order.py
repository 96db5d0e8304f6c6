"""Sessions as stored, in the order in which they started, so that nobody has to sort a long history to see its end."""

from bisect import bisect_left, insort
from typing import Any

type Row = dict[str, Any]


def place(row: Row) -> tuple[str, str]:
    """Return where a session stands: in UTC, ISO 8601 sorts as the times do."""
    return (row["spans"][0]["opened"]["at"], row["id"])


def insert(order: list[Row], row: Row) -> None:
    """Put a session into its place among others."""
    insort(order, row, key=place)


def remove(order: list[Row], row: Row) -> None:
    """Take a session, which has to be there, out of its place."""
    index = bisect_left(order, place(row), key=place)
    while order[index] is not row:
        index += 1
    del order[index]

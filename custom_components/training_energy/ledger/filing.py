"""How settled sessions leave the book for the history."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from .book import Book
from .session import Session


def unfiled(book: Book) -> list[Session]:
    """Return the sessions that are not in the history yet, or not as they are now."""
    waiting = set(book.unfiled)
    return [session for session in book.sessions if session.id in waiting]


def filed(book: Book, written: Iterable[Session]) -> Book:
    """Return the book after sessions were written into the history; what was corrected meanwhile still waits."""
    held = {session.id: session for session in book.sessions}
    done = {session.id for session in written if held.get(session.id) == session}
    waiting = tuple(session_id for session_id in book.unfiled if session_id not in done)
    return replace(book, unfiled=waiting).tidied()


def refiled(book: Book, known: Collection[str]) -> Book:
    """Return the book where what it still holds of a history that was lost waits to be written again.

    `known` are the ids of the sessions that the history has, or that were deleted from it.
    """
    lost = tuple(s.id for s in book.sessions if s.settled and s.id not in known and s.id not in book.unfiled)
    return replace(book, unfiled=(*book.unfiled, *lost)) if lost else book

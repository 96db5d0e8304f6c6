"""How settled sessions leave the book for the history."""

from collections.abc import Iterable
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

"""Sessions changed after the fact: what their owner says of them, their price, their times, their end."""

from dataclasses import replace
from datetime import datetime

from .book import Book
from .errors import NotReopenedError, StillRunningError
from .figures import counted, figures_of
from .flags import Notice
from .session import Session


def correct(book: Book, named: str, now: datetime, *, steps: int) -> Book:
    """Return the book with other steps of a session that it still holds.

    Raises UnknownSessionError.
    """
    session = book.session(named)
    return revise(book, session, replace(session, steps=steps, stepped=session.stepped if session.ended else now))


def revise(book: Book, former: Session | None, session: Session, *, currency: str | None = None) -> Book:
    """Return the book with a session in place of what it was, be it kept here or in the history.

    The totals, in a `currency`, follow where it counts there already; what it was is None where
    it is new.
    """
    held = next((held for held in book.sessions if held.id == session.id), None)
    former = held or former
    book = book.having(session) if held else replace(book, sessions=(session, *book.sessions))
    if session.settled:
        totals = book.settled
        if former is not None and former.settled:
            totals = totals.less(counted(former, currency=currency))
        totals = totals.plus(counted(session, currency=currency))
        unfiled = tuple(dict.fromkeys((*book.unfiled, session.id)))
        book = replace(book, settled=totals, unfiled=unfiled)
    # What is new after the fact says nothing of the steps to come.
    return book.tidied() if former is None else benchmarked(book).tidied()


def delete(book: Book, session: Session, now: datetime, *, before: Session | None = None) -> Book:
    """Return the book without a session that is over; the totals still count it.

    `before` is the last one of the history with steps, which prices further ones if none is
    left here that does. Raises StillRunningError for the open one.
    """
    if session.ended is None:
        raise StillRunningError(session=session.label)
    # As the totals have it: what they do not believe yet must not stay in them for good.
    figures = figures_of(book.believed(session, now), now)
    totals = book.settled if session.settled else book.settled.plus(figures)
    book = benchmarked(
        replace(
            book,
            sessions=tuple(held for held in book.sessions if held.id != session.id),
            live=None if book.live == session.id else book.live,
            unfiled=tuple(waiting for waiting in book.unfiled if waiting != session.id),
            settled=totals,
        )
    )
    if book.benchmark is not None or before is None:
        return book
    return replace(book, sessions=(before, *book.sessions), benchmark=before.id)


def reopened(book: Book, session: Session, now: datetime) -> Book:
    """Return the book in which a session that was closed for its trainer's silence is paused where that began.

    The trainer has just been heard of. Raises NotReopenedError while another one is open.
    """
    if book.open:
        raise NotReopenedError(session=session.label, other=book.open.label)
    totals = book.settled.less(figures_of(session, session.opened.at)) if session.settled else book.settled
    told = tuple(notice for notice in session.told if notice is not Notice.SILENT)
    paused = replace(session, ended=None, settled=False, outcome=None, told=told, reported=now)
    others = tuple(held for held in book.sessions if held.id != session.id)
    unfiled = tuple(waiting for waiting in book.unfiled if waiting != session.id)
    return replace(book, sessions=(*others, paused), live=session.id, unfiled=unfiled, settled=totals)


def benchmarked(book: Book) -> Book:
    """Return the book that prices further steps by the last stopped session with steps."""
    last = next((s for s in reversed(book.sessions) if s.ended and s.steps), None)
    return replace(book, benchmark=last.id if last else None)

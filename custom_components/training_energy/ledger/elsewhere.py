"""Sessions that were measured elsewhere, by a recorder or another Home Assistant, come into the book."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from .amend import revise
from .book import Book
from .errors import SessionRunningError
from .figures import counted
from .session import Session
from .track import between


def over(book: Book, session: Session, former: Session | None = None, *, currency: str | None = None) -> Book:
    """Return the book with a session that is over, in place of its `former` self if it has one.

    One that it does not hold is not live: it goes before all others.
    """
    return revise(book, former, _placed(book, replace(session, settled=True)), currency=currency)


def going_on(book: Book, session: Session, heard: Mapping[str, datetime]) -> Book:
    """Return the book in which a session that was measured up to some times goes on.

    `heard` is until when each meter was heard there; what has been counted since then is
    charged here. Raises SessionRunningError while another session is open.
    """
    if book.open:
        raise SessionRunningError(session=book.open.label)
    session = _placed(book, session)
    for meter in book.meters:
        since = heard.get(meter.key)
        for start, end in pairwise(meter.track.points):
            if since is not None and end.at > since and end.kwh > start.kwh:
                session = session.charged(book.split(between(start, end)))
    return replace(book, sessions=(*book.sessions, session), live=session.id).tidied()


def arrived(book: Book, sessions: Sequence[Session], *, currency: str, gone: Collection[str]) -> Book:
    """Return the book with sessions of another history, which are over, to be filed in its own.

    The totals count them, save those that are `gone`: they counted those before. They hold
    no boundary of this book's meters, so they stand before all that it has seen.
    """
    totals = book.settled
    for session in sessions:
        if session.id not in gone:
            totals = totals.plus(counted(session, currency=currency))
    return replace(
        book,
        sessions=(*sessions, *book.sessions),
        settled=totals,
        unfiled=(*book.unfiled, *(session.id for session in sessions)),
    )


def _placed(book: Book, session: Session) -> Session:
    """Return a session whose boundaries stand where their times are among all that the book has seen."""
    return session.rebounded(lambda boundary: replace(boundary, ordinal=book.ordinal_at(boundary.at)))

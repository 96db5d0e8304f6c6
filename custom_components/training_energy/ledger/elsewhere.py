"""Sessions that were measured elsewhere, from what a recorder has kept, come into the book."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from .book import Book
from .errors import SessionRunningError
from .figures import figures_of
from .life import benchmarked
from .session import Session
from .track import between


def over(book: Book, session: Session) -> Book:
    """Return the book with a session that is over, in place of its former self if it has one.

    One that it does not know was never live: it goes before all others.
    """
    is_known = any(known.id == session.id for known in book.sessions)
    placed = _placed(book, replace(session, settled=True))
    return replace(
        benchmarked(book.having(placed)) if is_known else replace(book, sessions=(placed, *book.sessions)),
        settled=book.settled.plus(figures_of(placed, placed.opened.at)),
        unfiled=(*book.unfiled, placed.id),
    )


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
                session = session.charged(book.tariff.split(between(start, end)))
    return replace(book, sessions=(*book.sessions, session), live=session.id).tidied()


def _placed(book: Book, session: Session) -> Session:
    """Return a session whose boundaries stand where their times are among all that the book has seen."""
    return session.rebounded(lambda boundary: replace(boundary, ordinal=book.ordinal_at(boundary.at)))

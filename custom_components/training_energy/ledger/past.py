"""Boundaries in the past: what was counted since then is charged anew."""

from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from .book import Book
from .boundary import Boundary
from .errors import SessionOverlapError
from .meter import Meter
from .point import Place
from .reading import NOTHING, Count
from .session import Session
from .track import between


def began(book: Book, session: Session, boundary: Boundary) -> Book:
    """Return the book with its session charged for what it used since a boundary in the past."""
    for meter in book.meters:
        for count in _counted_after(meter, boundary.place):
            session = session.charged(book.split(count))
        for verdict in meter.verdicts:
            if verdict.at > boundary.at:
                session = session.flagged(meter.key, verdict)
    return book.having(session)


def ended(book: Book, session: Session, boundary: Boundary) -> Session:
    """Return the session without what it was charged for after a boundary in the past.

    What a meter counted across the boundary is charged once it is worked out how much of
    it came before.
    """
    kwh = sum((_charged_after(book, meter, session, boundary.place) for meter in book.meters), NOTHING)
    return session.reduced(kwh, end=boundary.at)


def check_free(book: Book, start: datetime, end: datetime | None = None) -> None:
    """Raise SessionOverlapError if a session of the book ran in a time; `end` is None for up to now."""
    for session in book.sessions:
        is_later = end is not None and session.opened.at >= end
        is_earlier = session.ended is not None and session.ended.at <= start
        if not is_later and not is_earlier:
            raise SessionOverlapError(session=session.label)


def _counted_after(meter: Meter, place: Place) -> list[Count]:
    """Return what a meter counted after the first change that followed a boundary."""
    pairs = [(start, end) for start, end in pairwise(meter.track.points) if start.place > place]
    return [between(start, end) for start, end in pairs if end.kwh > start.kwh]


def _charged_after(book: Book, meter: Meter, session: Session, place: Place) -> Decimal:
    """Return what a session was charged with (kWh) of what a meter showed after a boundary."""
    held = {count.place for count in book.held(meter)}
    return sum(
        (
            end.kwh - start.kwh
            for start, end in pairwise(meter.track.points)
            if end.place > place and end.place not in held and session.covers(end.place)
        ),
        NOTHING,
    )

"""What its owner does with a session: start, report, pause, resume, stop, correct."""

from dataclasses import replace
from datetime import datetime

from .book import Book
from .entries import unprice
from .errors import (
    AlreadyPausedError,
    NotPausedError,
    SessionRunningError,
    StepBeforeStartError,
)
from .session import Details, Outcome, Session, Span, Status
from .settling import settle


def start(
    book: Book,
    at: datetime,
    session_id: str,
    *,
    details: Details,
    currency: str,
    priced: bool,
) -> Book:
    """Return the book with a session started; `priced` if the rig has a price.

    Raises SessionRunningError while another one is open.
    """
    if book.open:
        raise SessionRunningError(session=book.open.label)
    if not priced:
        book = unprice(book, at)
    boundary = book.boundary(at)
    session = Session(
        id=session_id,
        details=details,
        currency=currency,
        priced=priced,
        spans=(Span(opened=boundary),),
    )
    book = replace(
        book,
        ordinal=boundary.ordinal,
        sessions=(*book.sessions, session),
        live=session_id,
    )
    return settle(book, at).tidied()


def report(
    book: Book,
    *,
    step: int | None = None,
    steps: int | None = None,
    planned_steps: int | None = None,
) -> Book:
    """Return the book with the open session's progress; None leaves a figure alone.

    `step` is the position in the whole run, `steps` the session's own. Raises
    NoSessionError, or StepBeforeStartError for a step before the session's first.
    """
    session = book.opened()
    details = session.details
    if step is not None:
        if step < details.start_step:
            raise StepBeforeStartError(step=str(step), start=str(details.start_step))
        steps = step - details.start_step
    if planned_steps is not None:
        details = replace(details, planned_steps=planned_steps)
    if steps is None:
        steps = session.steps
    return book.having(replace(session, steps=steps, details=details))


def pause(book: Book, at: datetime) -> Book:
    """Return the book with the open session halted.

    Raises NoSessionError, or AlreadyPausedError.
    """
    session = book.opened()
    if session.status is Status.PAUSED:
        raise AlreadyPausedError(session=session.label)
    boundary = book.boundary(at)
    book = replace(book, ordinal=boundary.ordinal)
    return settle(book.having(session.paused(boundary)), at)


def resume(book: Book, at: datetime) -> Book:
    """Return the book with the paused session running on.

    Raises NoSessionError, or NotPausedError.
    """
    session = book.opened()
    if session.status is not Status.PAUSED:
        raise NotPausedError(session=session.label)
    boundary = book.boundary(at)
    book = replace(book, ordinal=boundary.ordinal)
    return settle(book.having(session.resumed(boundary)), at)


def stop(
    book: Book,
    at: datetime,
    *,
    outcome: Outcome = Outcome.COMPLETED,
    steps: int | None = None,
    notes: str | None = None,
) -> Book:
    """Return the book with the open session stopped, and settled where it can be.

    Steps and notes that are not given stay as they were. Raises NoSessionError.
    """
    session = book.opened()
    boundary = book.boundary(at)
    details = session.details
    if notes is not None:
        details = replace(details, notes=notes)
    stopped = replace(
        session.stopped(boundary),
        details=details,
        outcome=outcome,
        steps=session.steps if steps is None else steps,
    )
    book = replace(book, ordinal=boundary.ordinal).having(stopped)
    return settle(_benchmarked(book), at)


def discard(book: Book) -> Book:
    """Return the book as if the open session had never been.

    Raises NoSessionError.
    """
    session = book.opened()
    left = tuple(s for s in book.sessions if s.id != session.id)
    return replace(book, sessions=left, live=None).tidied()


def correct(book: Book, named: str, *, steps: int) -> Book:
    """Return the book with other steps of a session that it still holds.

    Raises UnknownSessionError.
    """
    session = book.session(named)
    book = book.having(replace(session, steps=steps))
    if session.settled:
        more = steps - (session.steps or 0)
        totals = replace(book.settled, steps=book.settled.steps + more)
        unfiled = tuple(dict.fromkeys((*book.unfiled, session.id)))
        book = replace(book, settled=totals, unfiled=unfiled)
    return _benchmarked(book).tidied()


def filed(book: Book, session_id: str) -> Book:
    """Return the book after a settled session was written into the history."""
    unfiled = tuple(waiting for waiting in book.unfiled if waiting != session_id)
    return replace(book, unfiled=unfiled).tidied()


def _benchmarked(book: Book) -> Book:
    """Return the book that prices further steps by the last stopped session with steps."""
    last = next((s for s in reversed(book.sessions) if s.ended and s.steps), None)
    return replace(book, benchmark=last.id if last else None)

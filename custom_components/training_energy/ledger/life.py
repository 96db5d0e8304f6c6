"""What its owner does with a session: start, report, pause, resume, stop."""

from dataclasses import replace
from datetime import datetime

from .amend import benchmarked
from .book import Book
from .boundary import Boundary
from .details import Details, Outcome, Terms
from .entries import unprice
from .errors import (
    AlreadyPausedError,
    EndBeforeStartError,
    NotPausedError,
    PausedTooOftenError,
    SessionRunningError,
    StepBeforeStartError,
)
from .flags import Notice
from .past import began, check_free, ended
from .quiet import learned
from .session import MOST_SPANS, Session, Span, Status
from .settling import settle


def start(
    book: Book,
    now: datetime,
    session_id: str,
    *,
    details: Details,
    terms: Terms,
    at: datetime | None = None,
    risen: datetime | None = None,
) -> Book:
    """Return the book with a session started on the terms of its rig.

    It began now, or `at` a time in the past; by itself where the power has `risen` at some
    time. Raises SessionRunningError while another one is open, SessionOverlapError where one
    had not ended by then, and NotKeptError where the meters are not kept as far back.
    """
    if book.open:
        raise SessionRunningError(session=book.open.label)
    if at is not None:
        check_free(book, at)
    if not terms.priced:
        book = unprice(book, now)
    boundary = book.boundary(now, at)
    session = Session(
        id=session_id,
        details=details,
        currency=terms.currency,
        priced=terms.priced,
        weighed=terms.weighed,
        idle=terms.idle,
        automatic=risen is not None,
        spans=(Span(opened=boundary),),
    )
    book = replace(
        book,
        ordinal=max(book.ordinal, boundary.ordinal),
        sessions=(*book.sessions, session),
        live=session_id,
        quiets=learned(book, boundary.at),
        risen=risen or book.risen,
    )
    if at is not None:
        book = began(book, session, boundary)
    return settle(book, now).tidied()


def report(
    book: Book,
    at: datetime,
    *,
    step: int | None = None,
    steps: int | None = None,
    planned_steps: int | None = None,
) -> Book:
    """Return the book with the open session's progress as of a time; None leaves a figure alone.

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
    # What is told late must not undo what was told since.
    is_late = session.stepped is not None and at < session.stepped
    stepped = session.stepped
    if steps is None or is_late:
        steps = session.steps
    else:
        stepped = at
    told = tuple(notice for notice in session.told if notice is not Notice.SILENT)
    reported = max(at, session.reported or at)
    return book.having(replace(session, steps=steps, details=details, stepped=stepped, reported=reported, told=told))


def pause(book: Book, now: datetime, *, at: datetime | None = None) -> Book:
    """Return the book with the open session halted now, or `at` a time in the past.

    Raises NoSessionError, AlreadyPausedError, PausedTooOftenError, EndBeforeStartError or NotKeptError.
    """
    session = book.opened()
    if session.status is Status.PAUSED:
        raise AlreadyPausedError(session=session.label)
    if len(session.spans) >= MOST_SPANS:
        raise PausedTooOftenError(session=session.label, most=str(MOST_SPANS - 1))
    book, session, boundary = _halting(book, session, now, at)
    return settle(book.having(session.halted(boundary)), now)


def resume(book: Book, now: datetime, *, at: datetime | None = None) -> Book:
    """Return the book with the paused session running on from now, or from `at` in the past.

    Raises NoSessionError, NotPausedError, EndBeforeStartError for a time before the pause,
    NotKeptError, or SessionOverlapError where another one has run since: the paused one may
    have been over.
    """
    session = book.opened()
    if session.closed is None:
        raise NotPausedError(session=session.label)
    if at is not None and at < session.closed.at:
        raise EndBeforeStartError(session=session.label)
    if at is not None:
        check_free(replace(book, sessions=tuple(s for s in book.sessions if s.id != session.id)), at)
    boundary = book.boundary(_after(session, now), at)
    session = session.resumed(boundary)
    book = replace(book, ordinal=max(book.ordinal, boundary.ordinal)).having(session)
    if at is not None:
        book = began(book, session, boundary)
    return settle(book, now)


def stop(
    book: Book,
    now: datetime,
    *,
    at: datetime | None = None,
    outcome: Outcome = Outcome.COMPLETED,
    steps: int | None = None,
    notes: str | None = None,
) -> Book:
    """Return the book with the open session stopped, and settled where it can be.

    It ended now, or `at` a time in the past. Steps and notes that are not given stay as
    they were. Raises NoSessionError, EndBeforeStartError or NotKeptError.
    """
    book, session, boundary = _halting(book, book.opened(), now, at)
    details = session.details
    if notes is not None:
        details = replace(details, notes=notes)
    stopped = replace(
        session.stopped(boundary),
        details=details,
        outcome=outcome,
        steps=session.steps if steps is None else steps,
    )
    return settle(benchmarked(book.having(stopped)), now)


def discard(book: Book) -> Book:
    """Return the book as if the open session had never been.

    Raises NoSessionError.
    """
    session = book.opened()
    left = tuple(s for s in book.sessions if s.id != session.id)
    return replace(book, sessions=left, live=None).tidied()


def _halting(book: Book, session: Session, now: datetime, at: datetime | None) -> tuple[Book, Session, Boundary]:
    """Return the book, and the session without what came after the boundary at which it halts."""
    if at is not None and at < session.opened.at:
        raise EndBeforeStartError(session=session.label)
    boundary = book.boundary(_after(session, now), at)
    if at is not None:
        session = ended(book, session, boundary)
    return replace(book, ordinal=max(book.ordinal, boundary.ordinal)), session, boundary


def _after(session: Session, now: datetime) -> datetime:
    """Return this moment, or that of a session's last boundary where the clock was set back since.

    Nothing ends before it began; what was counted in between goes by the order of what happened.
    """
    return max(now, *(boundary.at for boundary in session.boundaries))

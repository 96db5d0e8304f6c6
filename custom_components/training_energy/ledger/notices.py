"""What is to be told of the open session, once: over budget, idle, or its trainer silent."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from .book import Book
from .figures import Figures
from .flags import Busy, Notice
from .reading import NOTHING, energy_at
from .session import Session, Status

# What a machine at rest draws varies; a run takes several times as much.
RESTLESS: Final = Decimal("1.2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is worth telling of a session; None is never.

    `budget` (money) is that of sessions without one of their own. A session is idle that used no more
    than `idle` (kW) for `idle_time`, to `grain` (kWh): what its meters rise by at once. A trainer is silent
    that has reported before, and not for `silence`, in which somebody listened: `since` a time at the earliest.
    """

    budget: Decimal | None = None
    idle: Decimal | None = None
    idle_time: timedelta | None = None
    grain: Decimal = NOTHING
    silence: timedelta | None = None
    since: datetime | None = None


def budget_of(session: Session, limits: Limits) -> Decimal | None:
    """Return what a session may cost (money), None without a budget."""
    return limits.budget if session.details.budget is None else session.details.budget


def is_over_budget(session: Session, figures: Figures, limits: Limits) -> bool | None:
    """Return whether a session cost more than its budget, None where that is not known."""
    budget = budget_of(session, limits)
    return None if budget is None or figures.cost is None else figures.cost > budget


def noticed(book: Book, now: datetime, limits: Limits, *, confirmed: Figures | None) -> tuple[Book, tuple[Notice, ...]]:
    """Return the book in which everything worth telling was told, and what there is to tell now.

    `confirmed` are the figures of the open session, without rises not yet believed.
    """
    session = book.open
    if session is None or confirmed is None:
        return book, ()
    session = _watched(book, session, confirmed, limits, now)
    due = {
        Notice.OVER_BUDGET: bool(is_over_budget(session, confirmed, limits)),
        Notice.IDLE: _is_idle(session, limits, now),
        Notice.SILENT: _is_silent(session, limits, now),
    }
    fresh = tuple(notice for notice, is_due in due.items() if is_due and notice not in session.told)
    if fresh:
        session = replace(session, told=(*session.told, *fresh))
    return book.having(session), fresh


def _watched(book: Book, session: Session, figures: Figures, limits: Limits, now: datetime) -> Session:
    """Return a session with when it was last seen to be busy: only then can it go idle again."""
    busy = session.busy or Busy(at=session.opened.at, kwh=NOTHING)
    since = busy.since or busy.at
    is_away = any(meter.away is not None for meter in book.meters)
    if session.status is Status.PAUSED or is_away or limits.idle is None:
        is_busy = True  # or not known to be anything else
    else:
        usual = energy_at(limits.idle * RESTLESS, max(now - since, timedelta())) + limits.grain
        # Less than nothing is a spike that was undone: how much of it was energy, nobody knows.
        is_busy = not NOTHING <= figures.energy_kwh - busy.kwh <= usual
    if is_busy:
        told = tuple(notice for notice in session.told if notice not in (Notice.IDLE, Notice.LEFT))
        return replace(session, busy=Busy(at=now, kwh=figures.energy_kwh), told=told)
    if limits.idle_time is not None and now - since >= limits.idle_time:
        # What it may use beyond its rest must not add up to a run, nor what it used before that to another alarm.
        busy = replace(busy, kwh=figures.energy_kwh, since=now)
    return replace(session, busy=busy)


def _is_idle(session: Session, limits: Limits, now: datetime) -> bool:
    """Return whether a session has used no more than a machine at rest for long enough."""
    if limits.idle_time is None or limits.idle is None or session.busy is None:
        return False
    return session.status is Status.TRAINING and now - session.busy.at >= limits.idle_time


def _is_silent(session: Session, limits: Limits, now: datetime) -> bool:
    """Return whether a session's trainer has not reported for too long; a paused one has no reason to."""
    if limits.silence is None or session.reported is None:
        return False
    heard = max(session.reported, session.spans[-1].opened.at, limits.since or session.reported)
    return session.status is Status.TRAINING and now - heard >= limits.silence

"""Measures sessions after the fact: plays what the recorder has kept to a ledger of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial, reduce
from operator import itemgetter
from typing import Final, Self

from homeassistant.core import HomeAssistant, State
from homeassistant.util import dt as dt_util

from .ledger import (
    Book,
    Details,
    Meter,
    Outcome,
    Session,
    draw,
    lapse,
    pause,
    price,
    record,
    resume,
    settle,
    silence,
    start,
    stop,
    weigh,
)
from .readings import intensity_from, power_from, price_from, reading_from
from .recorded import TAIL, Recorded, async_recorded
from .settings import Settings

# A meter that was away at the end is waited for no longer than one that is live.
LONGEST_WAIT: Final = timedelta(hours=25)
# The recorder keeps times as floats, which are off by a microsecond now and then.
ROUNDING: Final = timedelta(milliseconds=1)

type Span = tuple[datetime, datetime | None]
# What happened when. Of what happened at one time, what was shown comes before what was done.
type Happening = tuple[datetime, int, Callable[[Book], Book]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run to be measured: when it was going on, and what its owner says about it.

    The last of its `spans` has no end where it still is going on; `ended` is when it was
    stopped.
    """

    session_id: str
    details: Details
    spans: tuple[Span, ...]
    ended: datetime | None = None
    outcome: Outcome = Outcome.COMPLETED
    steps: int | None = None

    @classmethod
    def between(cls, session: Session, begin: datetime, end: datetime | None) -> Self:
        """Return the run of a session as if it had started, and ended, at other times; with no end it goes on.

        Its pauses stay, as far as they are inside.
        """
        spans: list[Span] = []
        for number, span in enumerate(session.spans):
            opened = max(span.opened.at, begin) if number else begin
            closed = span.closed.at if span.closed else None
            if (closed is None or closed > begin) and (end is None or opened < end):
                spans.append((opened, closed if end is None else min(closed or end, end)))
        if end is not None and spans and session.closed and session.ended and session.closed.at == session.ended.at:
            # It ran until it ended, and so it does where it ends later.
            spans[-1] = (spans[-1][0], end)
        return cls(
            session_id=session.id,
            details=session.details,
            spans=tuple(spans) or ((begin, end),),
            ended=end,
            outcome=session.outcome or Outcome.COMPLETED,
            steps=session.steps,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A session as measured, and until when each meter was heard for it, by its reference."""

    session: Session
    heard: dict[str, datetime]


async def async_measured(hass: HomeAssistant, settings: Settings, run: Run) -> Measured:
    """Return a session measured by what the recorder has kept.

    Raises a refusal where it has kept too little.
    """
    begin, end = run.spans[0][0], run.ended or dt_util.utcnow()
    recorded = await async_recorded(hass, settings, begin, end)
    return await hass.async_add_executor_job(_measured, settings, run, recorded)


def _measured(settings: Settings, run: Run, recorded: Recorded) -> Measured:
    """Play what happened, in its order, then let time settle the rest."""
    happenings = sorted([*_shown(settings, recorded), *_done(settings, run)], key=itemgetter(0, 1))
    book = Book(meters=tuple(Meter(key=meter) for meter in settings.meters), rules=settings.rules)
    if settings.price is not None:
        book = price(book, happenings[0][0], settings.price)
    if settings.carbon is not None:
        book = weigh(book, happenings[0][0], settings.carbon)
    book = reduce(lambda played, happening: happening[2](played), happenings, book)
    last = max(happenings[-1][0], run.ended or happenings[-1][0])
    for wait in (TAIL, LONGEST_WAIT):
        book = settle(book, last + wait)
    heard = {meter.key: meter.track.shown[-1].at + ROUNDING for meter in book.meters if meter.track.shown}
    # What is not believed yet of one that goes on is so in the rig's own book as well, and is decided there.
    return Measured(session=book.session(run.session_id), heard=heard)


def _shown(settings: Settings, recorded: Recorded) -> Iterator[Happening]:
    """Yield what the sources showed."""
    for meter, states in recorded.meters.items():
        yield from ((state.last_updated, 0, _reading(meter, state)) for state in states)
    for state in recorded.prices:
        yield state.last_updated, 0, _price(state, settings.currency)
        if recorded.is_mean:
            yield state.last_updated, 0, partial(lapse, at=state.last_updated)
    for state in recorded.carbons:
        if (grams := intensity_from(state)) is not None:
            yield state.last_updated, 0, partial(weigh, at=state.last_updated, carbon=grams)
    for state in recorded.powers:
        yield state.last_updated, 0, partial(draw, at=state.last_updated, kw=power_from(state))


def _reading(meter: str, state: State) -> Callable[[Book], Book]:
    """Return what a meter's state does to a book."""
    reading = reading_from(state)
    if reading is None:
        return partial(silence, key=meter, at=state.last_updated)
    return partial(record, key=meter, reading=reading)


def _price(state: State, currency: str) -> Callable[[Book], Book]:
    """Return what a price's state does to a book."""
    money = price_from(state, currency)
    if money is None:
        return partial(lapse, at=state.last_updated)
    return partial(price, at=state.last_updated, money=money)


def _done(settings: Settings, run: Run) -> Iterator[Happening]:
    """Yield what its owner did with the run."""
    for number, (opened, closed) in enumerate(run.spans):
        if number == 0:
            begin = partial(
                start,
                now=opened,
                session_id=run.session_id,
                details=run.details,
                terms=settings.terms,
            )
            yield opened, 1, begin
        else:
            yield opened, 1, partial(resume, now=opened)
        if closed is not None and closed != run.ended:
            yield closed, 1, partial(pause, now=closed)
    if run.ended is not None:
        yield run.ended, 1, partial(stop, now=run.ended, outcome=run.outcome, steps=run.steps)

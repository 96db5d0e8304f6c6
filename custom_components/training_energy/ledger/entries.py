"""What arrives at a book by itself: readings, prices, time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from .book import UNPRICED, Book
from .figures import figures_of
from .judgement import Step, read
from .meter import Fault, Meter, Verdict
from .reading import NOTHING, Reading, is_sane
from .session import Session, Status

# A doubt is normally decided by the next change of the meter; one that keeps showing
# its low for this long will not be decided soon.
DOUBT_TIME: Final = timedelta(minutes=20)
# A meter that went away is waited for this long before a session ends without it.
ABSENCE_TIME: Final = timedelta(hours=24)


def record(book: Book, key: str, reading: Reading, *, max_power: Decimal) -> Book:
    """Return the book with a reading of one meter; `max_power` in kW.

    A meter that the rig does not have is ignored, and so is what no meter can show.
    """
    place = next((i for i, m in enumerate(book.meters) if m.key == key), None)
    if place is None:
        return book
    ordinal = book.ordinal + 1
    power = max_power if is_sane(max_power) else NOTHING
    step = read(book.meters[place], reading, ordinal=ordinal, max_power=power)
    meters = (*book.meters[:place], step.meter, *book.meters[place + 1 :])
    book = replace(book, meters=meters, ordinal=ordinal).charged(step.counts)
    return settle(_pruned(_judged(book, step)), reading.at)


def _judged(book: Book, step: Step) -> Book:
    """Return the book with what was decided about a meter said by its sessions."""
    for verdict in step.verdicts:
        book = book.each(partial(Session.flagged, meter=step.meter.key, verdict=verdict))
    return book


def _pruned(book: Book) -> Book:
    """Return the book without the prices of a time that no meter will report again."""
    moments = [meter.earliest for meter in book.meters if meter.earliest]
    tariff = book.tariff.since(min(moments)) if moments else book.tariff
    return book if tariff is book.tariff else replace(book, tariff=tariff)


def rewire(book: Book, keys: Iterable[str]) -> Book:
    """Return the book for other meters; those that stay go on as they were."""
    known = {meter.key: meter for meter in book.meters}
    meters = tuple(known.pop(key, Meter(key=key)) for key in dict.fromkeys(keys))
    book = book.charged(c for gone in known.values() for c in gone.open_counts)
    book = book.each(lambda session: _undecided(session, known.values()))
    return replace(book, meters=meters)


def price(book: Book, at: datetime, money: Decimal) -> Book:
    """Return the book with a price (money per kWh) from `at` on.

    The first price of all also counts, as an estimate, for what the sessions that have
    not settled used before. What is no price is ignored.
    """
    if not is_sane(money):
        return book
    late = any(not session.settled for session in book.sessions)
    book = replace(book, tariff=book.tariff.priced(at, money, late=late))
    return book.each(lambda session: session.priced_late(money))


def lapse(book: Book, at: datetime) -> Book:
    """Return the book with its last price carried on as an estimate from `at`."""
    return replace(book, tariff=book.tariff.lapsed(at))


def unprice(book: Book, at: datetime) -> Book:
    """Return the book of a rig that has no price from `at` on.

    For sessions that have not settled the last one goes on, as an estimate.
    """
    if any(not session.settled for session in book.sessions):
        return lapse(book, at)
    return replace(book, tariff=UNPRICED)


def settle(book: Book, at: datetime) -> Book:
    """Return the book with every stopped session settled that need not wait more."""
    for session in book.sessions:
        if session.status is not Status.SETTLING:
            continue
        waited = [m for m in book.meters if _awaited(session, m)]
        late = [m for m in waited if _overdue(session, m, at)]
        if len(waited) == len(late):
            book = _settled(book, session, late)
    return book


def _awaited(session: Session, meter: Meter) -> bool:
    """Return whether a meter's doubt may still change a stopped session."""
    closed = session.closed
    return closed is not None and meter.doubt is not None and meter.doubt.low.ordinal <= closed.ordinal


def _overdue(session: Session, meter: Meter, at: datetime) -> bool:
    """Return whether a meter has been waited for long enough."""
    ended = session.ended.at if session.ended else at
    reported = (meter.seen or ended) - ended
    return reported >= DOUBT_TIME or at - ended >= ABSENCE_TIME


def _settled(book: Book, session: Session, undecided: Iterable[Meter]) -> Book:
    """Return the book with one session settled, as its meters stand."""
    settled = replace(book.view(_undecided(session, undecided)), settled=True)
    return replace(
        book.having(settled),
        meters=tuple(_taken(meter, session) for meter in book.meters),
        settled=book.settled.plus(figures_of(settled, settled.opened.at)),
        unfiled=(*book.unfiled, settled.id),
    )


def _undecided(session: Session, meters: Iterable[Meter]) -> Session:
    """Return a session that says which of the doubts it waited for stay undecided."""
    for meter in meters:
        if _awaited(session, meter) and meter.doubt and meter.last:
            verdict = Verdict(
                fault=Fault.UNDECIDED,
                at=meter.seen or meter.last.at,
                kwh=meter.last.kwh - meter.doubt.low.kwh,
                since=meter.doubt.low.ordinal,
            )
            session = session.flagged(meter.key, verdict)
    return session


def _taken(meter: Meter, session: Session) -> Meter:
    """Return a meter whose suspects a settled session has taken as they are."""
    suspects = tuple(
        replace(suspect, taken=suspect.taken or session.covers(suspect.count.ordinal)) for suspect in meter.suspects
    )
    before = sum((c.kwh for c in meter.open_counts), NOTHING)
    after = replace(meter, suspects=suspects)
    left = sum((c.kwh for c in after.open_counts), NOTHING)
    return replace(after, counted=meter.counted + before - left)

"""What arrives at a book by itself: readings, prices, time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial

from .book import UNPRICED, Book
from .judgement import Step, read
from .meter import Meter
from .reading import NOTHING, Reading, is_sane
from .session import Session
from .settling import given_up, settle


def record(book: Book, key: str, reading: Reading) -> Book:
    """Return the book with a reading of one meter.

    A meter that the rig does not have is ignored, and so is what no meter can show.
    """
    if not book.has_meter(key):
        return book
    ordinal = book.ordinal + 1
    step = read(book.meter(key), reading, ordinal=ordinal, max_power=book.rules.max_power)
    book = replace(book, ordinal=ordinal).with_meter(step.meter)
    held = {count.place for count in book.held(step.meter)}
    book = book.charged(count for count in step.counts if count.place not in held)
    return settle(_pruned(_judged(book, step), key, reading.at), reading.at)


def silence(book: Book, key: str, at: datetime) -> Book:
    """Return the book with a meter away since `at`: it shows nothing that counts.

    It is back with its next reading.
    """
    if not book.has_meter(key) or book.meter(key).away is not None:
        return book
    return book.with_meter(replace(book.meter(key), away=at))


def draw(book: Book, at: datetime, kw: Decimal | None) -> Book:
    """Return the book with the rig's power (kW) from `at` on, None where that is not known."""
    return settle(replace(book, power=book.power.drawn(at, kw)), at)


def _judged(book: Book, step: Step) -> Book:
    """Return the book with what was decided about a meter said by its sessions."""
    for verdict in step.verdicts:
        book = book.each(partial(Session.flagged, meter=step.meter.key, verdict=verdict))
    return book


def _pruned(book: Book, key: str, now: datetime) -> Book:
    """Return the book without old points of a meter, and the prices that none will need again."""
    meter = book.meter(key)
    needed = min((boundary.place for boundary in book.unbounded(key)), default=None)
    track = meter.track.thinned(now, needed=needed)
    if track is not meter.track:
        book = book.with_meter(replace(meter, track=track))
    moments = [meter.earliest for meter in book.meters if meter.earliest]
    if not moments:
        return book
    tariff, carbon = book.tariff.since(min(moments)), book.carbon.since(min(moments))
    is_same = tariff is book.tariff and carbon is book.carbon
    return book if is_same else replace(book, tariff=tariff, carbon=carbon)


def rewire(book: Book, keys: Iterable[str]) -> Book:
    """Return the book for other meters; those that stay go on as they were."""
    known = {meter.key: meter for meter in book.meters}
    meters = tuple(known.pop(key, Meter(key=key)) for key in dict.fromkeys(keys))
    for gone in known.values():
        book = given_up(book, gone)
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


def weigh(book: Book, at: datetime, carbon: Decimal) -> Book:
    """Return the book with a carbon intensity (gCO2eq per kWh) from `at` on.

    The first one of all also counts for what the sessions that have not settled used
    before. What is no intensity is ignored.
    """
    if not is_sane(carbon) or carbon < NOTHING:
        return book
    book = replace(book, carbon=book.carbon.priced(at, carbon))
    return book.each(lambda session: session.weighed_late(carbon))


def unweigh(book: Book) -> Book:
    """Return the book of a rig that has no carbon intensity any more; sessions that have not settled keep the last."""
    if any(not session.settled for session in book.sessions):
        return book
    return replace(book, carbon=UNPRICED)


def rested(book: Book, idle: Decimal | None) -> Book:
    """Return the book whose machine draws so much at rest (kW): so it did in the sessions that have not settled."""
    return book.each(lambda session: replace(session, idle=idle))

"""Time and evidence make figures final: where the meters stood at boundaries, then whole sessions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from itertools import groupby, pairwise, starmap
from typing import Final

from .book import Book
from .boundary import Boundary
from .evidence import ABSENCE_TIME, PATIENCE, Method, Rules, Stretch
from .figures import figures_of
from .interval import bounded
from .meter import Fault, Meter, Verdict
from .point import Kind, Place, Point
from .reading import NOTHING, rounded
from .session import Session, Status
from .tariff import ALWAYS
from .track import between

# A meter is too coarse or too slow for a run of which it leaves more than this open.
COARSE: Final = Decimal("0.05")
# A meter's next change but one says how far it can have been ahead of its display.
ENOUGH_CHANGES: Final = 2


def settle(book: Book, at: datetime) -> Book:
    """Return the book with all that need not wait longer.

    First what the meters had counted at the boundaries of its sessions, then the sessions
    that were stopped.
    """
    for meter in book.meters:
        book = _placed(book, meter.key, at, rules=book.rules)
        book = _bounded(book, meter.key, least=ENOUGH_CHANGES)
    for session in book.sessions:
        if session.status is Status.SETTLING and session.is_placed:
            waited = [m for m in book.meters if _awaited(session, m)]
            late = [m for m in waited if _overdue(session, m, at)]
            if len(waited) == len(late):
                book = _settled(book, session, late)
    return book


def given_up(book: Book, meter: Meter) -> Book:
    """Return the book that waits no more for a meter: what it has shown has to do."""
    book = _placed(book, meter.key, ALWAYS, rules=replace(book.rules, corrects=False))
    book = book.each(lambda session: _undecided(session, [meter]))
    return _bounded(book.charged(meter.open_counts), meter.key)


def _placed(book: Book, key: str, at: datetime, *, rules: Rules) -> Book:
    """Return the book with all boundaries put on a meter's track that can be."""
    waiting = book.waiting(key)
    track = book.meter(key).track
    for _, group in groupby(waiting, key=lambda one: track.index(one.place)):
        together = tuple(group)
        later = (one.place for one in waiting if one.place > together[-1].place)
        stretch = Stretch(
            meter=book.meter(key),
            waiting=together,
            until=min(later, default=None),
            rules=rules,
            power=book.power,
            now=at,
        )
        if (method := stretch.method()) is not None:
            book = _cut(book, stretch, method)
    return book


def _cut(book: Book, stretch: Stretch, method: Method) -> Book:
    """Return the book with a stretch of a meter cut at its boundaries, and charged in parts."""
    first, many = stretch.meter.track.index(stretch.waiting[0].place), len(stretch.waiting)
    meter = _meter_cut(stretch, method) if first else stretch.meter
    cuts = meter.track.points[first : first + many] if first else ()
    late = {one.place: NOTHING for one in stretch.waiting}
    if (shown := meter.track.last_shown(first)) is not None:
        late |= {cut.place: cut.kwh - shown.kwh for cut in cuts}
    book = book.with_meter(meter).each(lambda s: s.rebounded(partial(_known, meter=meter.key, late=late)))
    pieces = meter.track.points[first - 1 : first + many + 1] if first else ()
    return book.charged(count for count in starmap(between, pairwise(pieces)) if count.kwh)


def _meter_cut(stretch: Stretch, method: Method) -> Meter:
    """Return the meter with the boundaries of a stretch as points of its track.

    A later one never lies below an earlier one, and one instant has one count.
    """
    end = stretch.meter.track.after(stretch.waiting[-1].place)
    for one in stretch.waiting:
        meter = stretch.meter
        kwh, rest = stretch.position(one, method)
        before = meter.track.points[meter.track.index(one.place) - 1]
        is_same = not before.is_shown and before.at == one.at
        most = before.kwh if is_same else kwh if end is None else end.kwh
        ordinal, at = one.place
        point = Point(
            ordinal=ordinal,
            at=at,
            kwh=max(min(rounded(kwh), most), before.kwh),
            kind=Kind.DISPLAY if method is Method.SHOWN else Kind.BOUNDARY,
        )
        meter = replace(meter, track=meter.track.cut(point), rest=rest or meter.rest)
        stretch = replace(stretch, meter=meter)
    ahead = stretch.meter.ahead if end is not None else stretch.meter.track.kwh - stretch.meter.counted
    return replace(stretch.meter, ahead=ahead)


def _known(boundary: Boundary, *, meter: str, late: Mapping[Place, Decimal]) -> Boundary:
    """Return a boundary that waits for a meter no more, what that showed too `late` (kWh) known."""
    edge = boundary.edge(meter)
    if edge is None or edge.late is not None or boundary.place not in late:
        return boundary
    return boundary.having(replace(edge, late=late[boundary.place]))


def _bounded(book: Book, key: str, *, least: int = 0) -> Book:
    """Return the book with what a meter's changes say of the boundaries that have `least` after them."""
    if not book.unbounded(key):
        return book
    meter = book.meter(key)
    shown = meter.track.shown

    def bound(boundary: Boundary) -> Boundary:
        """Return a boundary with how far off the meter may have been there."""
        edge = boundary.edge(key)
        if edge is None or edge.late is None or edge.slack is not None:
            return boundary
        if len(shown) - sum(point.place <= boundary.place for point in shown) < least:
            return boundary
        return boundary.having(bounded(edge, meter, boundary, max_power=book.rules.max_power))

    return book.each(lambda session: session.rebounded(bound))


def _awaited(session: Session, meter: Meter) -> bool:
    """Return whether a meter's doubt may still change a stopped session."""
    closed = session.closed
    return closed is not None and meter.doubt is not None and meter.doubt.low.ordinal <= closed.ordinal


def _overdue(session: Session, meter: Meter, at: datetime) -> bool:
    """Return whether a meter's doubt has been waited for long enough."""
    ended = session.ended.at if session.ended else at
    reported = (meter.seen or ended) - ended
    return reported >= PATIENCE or at - ended >= ABSENCE_TIME


def _settled(book: Book, session: Session, undecided: Iterable[Meter]) -> Book:
    """Return the book with one session settled, as its meters stand."""
    for meter in book.meters:
        book = _bounded(book, meter.key)
    session = book.view(_undecided(book.session(session.id), undecided))
    for meter in book.meters:
        session = _judged_coarse(session, meter)
    settled = replace(session, settled=True)
    return replace(
        book.having(settled),
        meters=tuple(_taken(meter, session) for meter in book.meters),
        settled=book.settled.plus(figures_of(settled, settled.opened.at)),
        unfiled=(*book.unfiled, settled.id),
    )


def _judged_coarse(session: Session, meter: Meter) -> Session:
    """Return a session that says so if a meter was too coarse or too slow for it.

    A meter that has hardly been heard of is not known well enough to be blamed.
    """
    edges = [edge for boundary in session.boundaries if (edge := boundary.edge(meter.key))]
    width = sum(((edge.slack or NOTHING) + edge.short for edge in edges), NOTHING)
    if meter.track.rhythm is None or width <= session.charge.kwh * COARSE:
        return session
    at = session.ended.at if session.ended else session.opened.at
    return session.flagged(meter.key, Verdict(fault=Fault.COARSE_METER, at=at, kwh=width, since=0))


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
    taken = [s for s in meter.suspects if not s.taken and session.covers(s.count.place)]
    marked = tuple(replace(s, taken=s.taken or s in taken) for s in meter.suspects)
    booked, _ = replace(meter, suspects=marked).booked(s.count for s in taken)
    return booked

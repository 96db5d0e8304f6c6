"""What has to hold of any book, and between one book and the next."""

from datetime import datetime
from decimal import Decimal
from itertools import pairwise
import json

from custom_components.training_energy.ledger import Book, Fault, Meter, Session, dump, figures_of, load

# Sums of products with prices agree to this much money, whatever was merged.
CENT_OF_A_TRILLIONTH = Decimal("1e-14")
# Likewise of emissions: an intensity has hundreds of g where a price has tenths of money.
GRAM_OF_A_TRILLIONTH = Decimal("1e-12")
NOTHING = Decimal(0)
# A card is hardly wider than so many dots, the start and the end of a session among them.
MOST_POINTS = 64


def restarted(book: Book) -> Book:
    """Return a book as it is read back from what was written down."""
    return load(Book, json.loads(json.dumps(dump(book))))


def energies(book: Book) -> dict[str, Decimal]:
    """Return the energy of each session (kWh)."""
    return {session.id: book.view(session).charge.kwh for session in book.sessions}


def check_changes(before: Book, after: Book) -> None:
    """Hold that no energy falls without a reason, and that nothing of a settled session changes."""
    now = {session.id: session for session in after.sessions}
    for session in before.sessions:
        if session.id not in now:
            continue
        changed = now[session.id]
        if session.settled:
            assert _fixed(changed) == _fixed(session)
        else:
            energy = after.view(changed).charge.kwh
            assert energy >= before.view(session).charge.kwh or _may_fall(session, changed)
            assert energy >= NOTHING


def _fixed(session: Session) -> tuple[object, ...]:
    """Return what nobody can change of a settled session."""
    counted = (session.segments, session.charge, session.curve)
    return (session.spans, session.ended, *counted, session.flags, session.less, session.more)


def _may_fall(before: Session, after: Session) -> bool:
    """Return whether a spike was undone, a boundary corrected, or the session's end put into the past."""
    is_undone = _spikes(after) > _spikes(before)
    return is_undone or _corrected(after) > _corrected(before) or after.closed != before.closed


def _spikes(session: Session) -> int:
    """Return how many spikes a session knows of."""
    return sum(flag.count for flag in session.flags if flag.fault is Fault.SPIKE)


def _corrected(session: Session) -> int:
    """Return at how many boundaries of a session it is worked out what a meter had counted."""
    return sum(edge.late is not None for boundary in session.boundaries for edge in boundary.edges)


def check_tracks(book: Book) -> None:
    """Hold that a session's energy is what the meters counted between its boundaries, and nothing else.

    So sessions that share a boundary add up, and what nobody ran for is what is left.
    """
    for meter in book.meters:
        assert meter.track.kwh == meter.counted + meter.ahead
        assert all(one.kwh <= other.kwh for one, other in pairwise(meter.track.points))
    for session in book.sessions:
        if all(_reaches(meter, session) for meter in book.meters):
            shares = (_share(meter, session) for meter in book.meters)
            assert book.view(session).charge.kwh == sum(shares, NOTHING)


def _reaches(meter: Meter, session: Session) -> bool:
    """Return whether a meter's track is kept from the start of a session on."""
    first = meter.track.points[:1]
    return not first or first[0].place <= session.opened.place or first[0].kwh == NOTHING


def _share(meter: Meter, session: Session) -> Decimal:
    """Return what a meter counted for a session (kWh), by its track and what is not believed yet."""
    share = sum((count.kwh for count in meter.open_counts if session.covers(count.place)), NOTHING)
    for span in session.spans:
        start = meter.track.before(span.opened.place)
        end = meter.track.before(span.closed.place) if span.closed else None
        until = meter.track.kwh if span.closed is None else end.kwh if end else NOTHING
        share += until - (start.kwh if start else NOTHING)
    return share


def check_segments(book: Book) -> None:
    """Hold that a session's segments, in the order of time, sum to its energy, its cost and its emissions."""
    for session in map(book.view, book.sessions):
        segments, charge = session.segments, session.charge
        assert sum(s.kwh for s in segments) == charge.kwh
        assert sum(s.kwh for s in segments if s.price is None) == charge.unpriced
        assert sum(s.kwh for s in segments if s.estimated) == charge.estimated
        assert abs(sum(s.cost or 0 for s in segments) - charge.money) <= CENT_OF_A_TRILLIONTH
        assert sum(s.kwh for s in segments if s.carbon is None) == charge.unweighed
        assert abs(sum(s.grams or 0 for s in segments) - charge.grams) <= GRAM_OF_A_TRILLIONTH
        assert all(one.start <= other.start for one, other in pairwise(segments))
        assert all(session.opened.at <= s.start <= s.end for s in segments)


def check_curves(book: Book, at: datetime) -> None:
    """Hold that a session's curve goes from nothing at its start to all of its energy at its end, and never falls."""
    for session in map(book.view, book.sessions):
        figures = figures_of(session, at)
        points = session.curve.points(figures.duration_s)
        assert len(points) <= MOST_POINTS
        assert points[0] == (NOTHING, NOTHING)
        assert points[-1] == (figures.duration_s, figures.energy_kwh)
        assert all(one <= other for one, other in pairwise(points))
        assert all(one[1] <= other[1] for one, other in pairwise(points))

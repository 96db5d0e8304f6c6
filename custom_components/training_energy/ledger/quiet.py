"""What a machine draws at rest, learned from the quiet times before its sessions."""

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from .book import Book
from .meter import Meter
from .reading import HOUR, MOMENT, NOTHING
from .tariff import ALWAYS

# Long enough for a plug that reports each 10 Wh, and short enough to be of the same use.
LOOK_BACK: Final = timedelta(hours=2)
# A plug that counts whole watt-hours tells 70 W to a tenth in this time.
SHORTEST_QUIET: Final = timedelta(minutes=10)
# Fewer may both have been lunch with a film.
FEWEST_QUIETS: Final = 3
# As the machine changes, so does what it draws.
MOST_QUIETS: Final = 9
FEWEST_CHANGES: Final = 3


def idle_of(book: Book) -> Decimal | None:
    """Return what the rig draws at rest (kW): the median of the quiet times, None until there were some."""
    return median(book.quiets) if len(book.quiets) >= FEWEST_QUIETS else None


def learned(book: Book, at: datetime) -> tuple[Decimal, ...]:
    """Return the powers (kW) of the last quiet times, that before a session that starts at a time included."""
    ends = [session.ended.at for session in book.sessions if session.ended]
    powers = [_power(meter, max(ends, default=ALWAYS), at) for meter in book.meters]
    known = [power for power in powers if power is not None]
    if not known or len(known) < len(powers):
        return book.quiets
    return (*book.quiets, sum(known, NOTHING))[-MOST_QUIETS:]


def _power(meter: Meter, since: datetime, until: datetime) -> Decimal | None:
    """Return what a meter counted over a time (kW), None where that was too short or too little to tell."""
    shown = [point for point in meter.track.shown if since <= point.at <= until and until - point.at <= LOOK_BACK]
    if len(shown) < FEWEST_CHANGES or shown[-1].at - shown[0].at < SHORTEST_QUIET:
        return None
    time = Decimal((shown[-1].at - shown[0].at) // MOMENT) / (HOUR // MOMENT)
    return round((shown[-1].kwh - shown[0].kwh) / time, 6)

"""A session out of a record as `records` writes it, or a refusal that says what is wrong with that."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
import re
from typing import Final, Self

from homeassistant.exceptions import ServiceValidationError

from .deeds import details_of
from .errors import refusal
from .inputs import Inputs
from .ledger import Account, Fault, Flag, Knot, LedgerError, Outcome, Segment, Session, rebuilt, rounded
from .records import WATT_HOURS

# As many as a session keeps itself.
MOST_SEGMENTS: Final = 1000
MOST_POINTS: Final = 64
# A session keeps 32 of a kind and meter at most; no rig has this many of both.
MOST_FLAGS: Final = 1000
MICROSECONDS: Final = 1_000_000
# As ISO 4217 has them, and Home Assistant with it.
CURRENCY: Final = re.compile(r"[A-Z]{3}")


class RecordError(Exception):
    """A record that is no session: which one of all, what it is called, and what is wrong with it."""

    def __init__(self, number: int, name: str, reason: ServiceValidationError) -> None:
        """Keep what a message needs; only the event loop can write one."""
        super().__init__(number)
        self.number = number
        self.name = name
        self.reason = reason


def restored(records: Sequence[object]) -> list[Session]:
    """Return the sessions that records tell of, all settled; raises RecordError for the first that tells of none."""
    sessions = []
    for number, record in enumerate(records, 1):
        try:
            sessions.append(_session(record))
        except ServiceValidationError as error:
            raise RecordError(number, _called(record), error) from error
        except LedgerError as error:
            raise RecordError(number, _called(record), refusal(key=error.key, **error.facts)) from error
    return sessions


def _called(record: object) -> str:
    """Return what a record is called, as far as that can be said."""
    if not isinstance(record, dict):
        return "?"
    names = [name for key in ("name", "id") if isinstance(name := record.get(key), str) and name.isprintable()]
    return f"{next(filter(None, names), '?'):.60}"


class _Part(Inputs):
    """A record, or a part of one."""

    @classmethod
    def of(cls, part: object, field: str) -> Self:
        """Return one of the parts of a field."""
        if not isinstance(part, dict):
            raise refusal(key="part_not_an_object", field=field)
        return cls(part)

    def needed[T](self, field: str, value: T | None) -> T:
        """Return what a field says, which is not nothing."""
        if value is None:
            raise refusal(key="field_missing", field=field)
        return value

    def time(self, field: str) -> datetime:
        """Return a time that is not in the future."""
        self.past(field)
        return self.needed(field, self.moment(field))

    def times(self, start: str, end: str) -> tuple[datetime, datetime]:
        """Return when something began and ended."""
        began, ended = self.time(start), self.time(end)
        if began > ended:
            raise refusal(key="fields_swapped", start=start, end=end)
        return began, ended

    def energy(self, field: str) -> Decimal | None:
        """Return an energy (kWh), which is not negative."""
        return self.number(field, least=0)

    def parts(self, field: str, *, most: int) -> list[object]:
        """Return the parts of a list, whatever they are."""
        value = self._data.get(field, [])
        if not isinstance(value, list):
            raise self._refused(field, "field_not_list")
        if len(value) > most:
            raise refusal(key="field_too_many", field=field, count=str(len(value)), most=str(most))
        return value

    def counted(self, field: str) -> Decimal:
        """Return an energy (kWh) to the ledger's precision."""
        return rounded(self.needed(field, self.energy(field)))


def _session(record: object) -> Session:
    """Return the session that a record tells of."""
    part = _Part.of(record, "sessions")
    started, ended = part.times("started_at", "ended_at")
    active = part.number("active_s", least=0)
    account = Account(
        id=part.needed("id", part.text("id")),
        details=details_of(part),
        currency=_currency(part),
        started=started,
        ended=ended,
        active=None if active is None else timedelta(microseconds=_moments(active)),
        outcome=part.choice("outcome", Outcome),
        steps=part.whole("steps"),
        start_reading_kwh=part.energy("start_reading_kwh"),
        end_reading_kwh=part.energy("end_reading_kwh"),
        energy_kwh=part.counted("energy_kwh"),
        metered_kwh=part.energy("metered_kwh"),
        energy_min_kwh=part.energy("energy_min_kwh"),
        energy_max_kwh=part.energy("energy_max_kwh"),
        net_energy_kwh=part.energy("net_energy_kwh"),
        estimated_kwh=part.energy("estimated_kwh"),
        cost=part.number("cost"),
        emissions_kg=part.number("emissions_kg"),
        segments=tuple(map(_segment, part.parts("segments", most=MOST_SEGMENTS))),
        flags=tuple(map(_flag, part.parts("flags", most=MOST_FLAGS))),
        curve=_curve(part),
    )
    return rebuilt(account)


def _currency(part: _Part) -> str:
    """Return the currency of a session."""
    currency = part.needed("currency", part.text("currency"))
    if not CURRENCY.fullmatch(currency):
        raise refusal(key="field_not_currency", field="currency")
    return currency


def _segment(value: object) -> Segment:
    """Return one of the segments of a session."""
    part = _Part.of(value, "segments")
    start, end = part.times("from", "to")
    return Segment(
        start=start,
        end=end,
        kwh=part.counted("kwh"),
        price=part.price("price"),
        estimated=part.flag("estimated"),
    )


def _flag(value: object) -> Flag:
    """Return one of the flags of a session."""
    part = _Part.of(value, "flags")
    return Flag(
        fault=part.needed("fault", part.choice("fault", Fault)),
        meter=part.needed("meter", part.text("meter")),
        at=part.time("at"),
        kwh=part.needed("kwh", part.energy("kwh")),
        count=part.whole("count", least=1) or 1,
    )


def _curve(part: _Part) -> tuple[Knot, ...]:
    """Return the curve of a session, which never falls, nor goes back in time."""
    knots = [_knot(point) for point in part.parts("curve", most=MOST_POINTS)]
    if any(knot.us > following.us or knot.kwh > following.kwh for knot, following in pairwise(knots)):
        raise refusal(key="curve_falls")
    return tuple(knots)


def _knot(point: object) -> Knot:
    """Return one of the points of a curve, which is a time (s) and an energy (Wh)."""
    if not isinstance(point, list) or len(point) != len(("s", "wh")):
        raise refusal(key="part_not_a_point")
    part = _Part({"s": point[0], "wh": point[1]})
    seconds, watt_hours = (part.needed(field, part.number(field, least=0)) for field in ("s", "wh"))
    return Knot(us=_moments(seconds), kwh=watt_hours / WATT_HOURS)


def _moments(seconds: Decimal) -> int:
    """Return a time (s) in microseconds."""
    return int(seconds * MICROSECONDS)

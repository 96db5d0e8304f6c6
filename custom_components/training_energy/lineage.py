"""A run that was taken up again: what it used in all sessions that led to where it is."""

from collections.abc import Callable, Iterator
from typing import Final

from homeassistant.util.json import JsonValueType

from .digits import as_number
from .ledger import Figures, Session, Totals, UnknownSessionError

# Nobody takes a run up again as often; and a circle of sessions has no end.
LONGEST: Final = 1000


type Find = Callable[[str], Session]


def lineage_of(session: Session, find: Find, figures_of: Callable[[Session], Figures]) -> JsonValueType:
    """Return the sums over a session and those before it, None for one that was not taken up from another.

    Energy is in kWh, time in s; the cost is null where one of them has none, or in another currency.
    """
    line = [session, *_before(session, find)]
    if len(line) == 1:
        return None
    figures = [figures_of(one) for one in line]
    totals = Totals()
    for each in figures:
        totals = totals.plus(each)
    is_priced = all(each.cost is not None for each in figures) and len({one.currency for one in line}) == 1
    return {
        "ids": [one.id for one in reversed(line)],
        "sessions": totals.sessions,
        "steps": totals.steps,
        "energy_kwh": as_number(totals.energy_kwh),
        "cost": as_number(totals.cost) if is_priced else None,
        "active_s": as_number(sum((each.active_s for each in figures), Totals().energy_kwh)),
    }


def _before(session: Session, find: Find) -> Iterator[Session]:
    """Yield the sessions that a session was taken up from, the nearest first, as far as they are kept."""
    seen = {session.id}
    while session.details.parent is not None and len(seen) < LONGEST:
        try:
            session = find(session.details.parent)
        except UnknownSessionError:
            return
        if session.id in seen:
            return
        seen.add(session.id)
        yield session

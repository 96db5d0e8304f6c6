"""Where the session that was started last stands, as the session sensors tell it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from homeassistant.util.json import JsonValueType

from .digits import as_number
from .ledger import Status

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyCoordinator

# s; the upper bound is told anew as often as Home Assistant sums up what it keeps for good.
UPPER_TOLD: Final = 300


def status(rig: TrainingEnergyCoordinator) -> str:
    """Return where the session is in its life; one that is over leaves the rig idle."""
    return "idle" if rig.shown is None or rig.shown.status is Status.FINISHED else rig.shown.status.value


def described(rig: TrainingEnergyCoordinator) -> Mapping[str, JsonValueType]:
    """Return which session it is that the session sensors show."""
    session = rig.shown
    idle_since = session.idle_since if session else None
    return {
        "session_id": session.id if session else None,
        "name": session.details.name if session else None,
        "model": session.details.model if session else None,
        "started_at": session.opened.at.isoformat() if session else None,
        "idle_since": idle_since.isoformat() if idle_since else None,
    }


def bounds(rig: TrainingEnergyCoordinator) -> Mapping[str, JsonValueType]:
    """Return between what the session's true energy lies (kWh), and whether its figures are final."""
    session, figures = rig.shown, rig.figures
    return {
        "energy_min_kwh": as_number(figures.energy_min_kwh) if figures else None,
        "energy_max_kwh": as_number(figures.energy_max_kwh) if figures else None,
        "settled": session.settled if session else None,
    }


def bounds_news(rig: TrainingEnergyCoordinator) -> object:
    """Return what is worth saying anew of these bounds.

    While a session runs, the upper one grows with time alone. Each heartbeat that said so would
    be a row in the recorder's table, so that waits for the next reading, or some minutes.
    """
    session, figures = rig.shown, rig.figures
    if session is None or figures is None:
        return None
    upper = figures.at.timestamp() // UPPER_TOLD if session.closed is None else figures.energy_max_kwh
    return figures.energy_min_kwh, upper, session.settled


def confirmed(rig: TrainingEnergyCoordinator) -> Mapping[str, JsonValueType]:
    """Return what the session cost (money) without a rise of its meter that is not believed yet."""
    return {"confirmed": as_number(rig.confirmed.cost) if rig.confirmed else None}

"""Sessions from a file come into a rig's history."""

from typing import Final

from .coordinator import TrainingEnergyCoordinator
from .errors import refusal
from .formats import read
from .inputs import Inputs
from .ledger import Session
from .records import Record
from .restored import RecordError, restored

# Characters; the history of years, and what Home Assistant can hold twice over.
LARGEST_FILE: Final = 32 * 1024 * 1024


async def async_import(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Take the sessions of a file that the rig does not have yet, or none if one of them makes no sense."""
    content = inputs.content("content", most=LARGEST_FILE)
    try:
        sessions = await rig.hass.async_add_executor_job(_sessions, content)
    except RecordError as error:
        raise refusal(
            key="record_refused",
            number=str(error.number),
            name=error.name,
            reason=str(error.reason),
        ) from error
    many = len(sessions)
    new = await rig.async_import_sessions(sessions)
    return {"imported": len(new), "known": many - len(new), "sessions": [*new]}


def _sessions(content: str) -> list[Session]:
    """Return the sessions of a file."""
    return restored(read(content))

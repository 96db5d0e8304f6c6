"""What the actions do with sessions after the fact."""

from datetime import datetime

from homeassistant.util import dt as dt_util

from .addressees import session_meant
from .coordinator import TrainingEnergyCoordinator
from .deeds import details_of, opened_by
from .edit import Edit
from .errors import refusal
from .inputs import LONGEST_NOTES, Inputs
from .ledger import Outcome
from .records import Record
from .told import told


async def async_record(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Measure a session after the fact, unless its key has opened one before."""
    details, steps = details_of(inputs), inputs.whole("steps")
    outcome = inputs.choice("outcome", Outcome) or Outcome.COMPLETED
    begin, end = inputs.past("start_time"), inputs.past("end_time") or dt_util.utcnow()
    if inputs.moment("start_time") is None or inputs.moment("end_time") is None:
        raise refusal(key="times_missing")
    if begin is None or begin >= end:
        raise refusal(key="times_swapped")
    async with rig.async_opening():
        if (opened := opened_by(rig, details.key)) is not None:
            return told(rig, opened)
        return told(rig, await rig.async_record_session(details, (begin, end), outcome=outcome, steps=steps))


async def async_update(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Change what is said of a session, its price or its times."""
    edit = Edit(
        details=_said(inputs),
        steps=inputs.whole("steps"),
        outcome=inputs.choice("outcome", Outcome),
        price=inputs.price("price"),
        started_at=_moment(inputs, "started_at"),
        ended_at=_moment(inputs, "ended_at"),
    )
    session = session_meant(rig, inputs)
    if edit.is_empty:
        raise refusal(key="nothing_to_update")
    async with rig.async_opening():
        return told(rig, await rig.async_update_session(session.id, edit))


def _moment(inputs: Inputs, field: str) -> datetime | None:
    """Return a time that is given, be it now; None where none is."""
    return inputs.past(field) or (dt_util.utcnow() if inputs.has(field) else None)


def _said(inputs: Inputs) -> dict[str, object]:
    """Return what is said anew about a run; of what is left empty nothing is, and no tags are an empty list."""
    said: dict[str, object] = {
        "name": inputs.text("name"),
        "model": inputs.text("model"),
        "notes": inputs.text("notes", longest=LONGEST_NOTES, lines=True),
        "tags": inputs.tags("tags") if inputs.has("tags") else None,
    }
    return {field: value for field, value in said.items() if value is not None}


async def async_delete(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Delete a session that is over."""
    session = session_meant(rig, inputs)
    async with rig.async_opening():
        return told(rig, await rig.async_delete_session(session.id))

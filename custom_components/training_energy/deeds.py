"""What the actions do with the session that runs."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Final

from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonValueType

from .addressees import open_session, silent_session
from .coordinator import TrainingEnergyCoordinator
from .digits import as_number
from .errors import refusal
from .inputs import LONGEST_NOTES, Inputs
from .ledger import Details, Outcome, Session, UnknownSessionError
from .oversight import budget_facts
from .records import Record
from .told import told

# What a trainer says in the metadata of when it is by its own clock.
SENT_AT: Final = "sent_at"


def details_of(inputs: Inputs) -> Details:
    """Return what is said about a run."""
    return Details(
        name=inputs.text("name"),
        model=inputs.text("model"),
        tags=inputs.tags("tags"),
        notes=inputs.text("notes", longest=LONGEST_NOTES, lines=True),
        metadata=_clocked(inputs.mapping("metadata"), dt_util.utcnow()),
        parent=inputs.text("parent"),
        key=inputs.text("key"),
        start_step=inputs.whole("start_step") or 0,
        planned_steps=inputs.whole("planned_steps"),
        budget=inputs.money("budget"),
    )


def _clocked(metadata: Mapping[str, JsonValueType] | None, now: datetime) -> Mapping[str, JsonValueType] | None:
    """Return what is kept of a machine: not when it said so by its own clock, but how far that is behind ours (s)."""
    sent_at = None
    with suppress(ValueError):
        sent_at = dt_util.parse_datetime(str(metadata[SENT_AT])) if metadata and SENT_AT in metadata else None
    if metadata is None or sent_at is None or sent_at.tzinfo is None:
        return metadata
    kept = {name: value for name, value in metadata.items() if name != SENT_AT}
    return {**kept, "clock_offset_s": round((now - sent_at).total_seconds(), 3)}


async def async_start(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Start a session, unless its key has opened one before."""
    details, replaces, at = details_of(inputs), inputs.flag("replace"), inputs.past("start_time")
    # A repeated call finds what the one before it has opened, however long the recorder took for that.
    async with rig.async_opening():
        if (opened := opened_by(rig, details.key)) is not None:
            return told(rig, opened)
        return told(rig, await rig.async_start_session(details, replaces=replaces, at=at))


def opened_by(rig: TrainingEnergyCoordinator, key: str | None) -> Session | None:
    """Return the session that a key has opened before, None where the key is new."""
    try:
        return None if key is None else rig.find(key)
    except UnknownSessionError:
        return None


async def async_report(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Take how far the open session is."""
    step, steps = inputs.whole("step"), inputs.whole("steps_done")
    planned_steps = inputs.whole("planned_steps")
    if step is not None and steps is not None:
        raise refusal(key="steps_twice")
    if step is None and steps is None and planned_steps is None:
        raise refusal(key="nothing_to_report")
    at = inputs.past("time")
    await _async_heard(rig, inputs)
    session = rig.async_report(step=step, steps=steps, planned_steps=planned_steps, at=at)
    over_budget, left = budget_facts(rig)
    return {**told(rig, session), "over_budget": over_budget, "remaining": as_number(left)}


async def _async_heard(rig: TrainingEnergyCoordinator, inputs: Inputs) -> None:
    """Take the session up again that was closed while its trainer was silent, if it is that which is heard of.

    Raises UnknownSessionError, or SessionFinishedError.
    """
    if silent_session(rig, inputs) is not None:
        async with rig.async_opening():
            if (silent := silent_session(rig, inputs)) is not None:
                await rig.async_reopen_session(silent.id)


async def async_pause(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Pause the open session: what is used from now on is not its own."""
    at = inputs.past("time")
    await _async_heard(rig, inputs)
    return told(rig, await rig.async_pause_session(at=at))


async def async_resume(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Resume the paused session."""
    at = inputs.past("time")
    open_session(rig, inputs)
    return told(rig, await rig.async_resume_session(at=at))


async def async_stop(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Stop the open session."""
    steps = inputs.whole("steps")
    outcome = inputs.choice("outcome", Outcome) or Outcome.COMPLETED
    notes = inputs.text("notes", longest=LONGEST_NOTES, lines=True)
    at = inputs.past("end_time")
    await _async_heard(rig, inputs)
    return told(rig, await rig.async_stop_session(outcome=outcome, steps=steps, notes=notes, at=at))


async def async_discard(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Forget the open session."""
    open_session(rig, inputs)
    return told(rig, await rig.async_discard_session())

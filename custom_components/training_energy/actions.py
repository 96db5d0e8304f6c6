"""The actions, by which people, automations and training scripts drive their rigs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import voluptuous as vol

from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse, callback
from homeassistant.util import dt as dt_util

from .addressees import async_rig, open_session, session_named
from .causes import caused_by
from .const import DOMAIN
from .coordinator import TrainingEnergyCoordinator
from .errors import refusal, translated
from .inputs import LONGEST_NOTES, Inputs
from .ledger import Details, Outcome, Session, UnknownSessionError
from .query import Query, found
from .records import Record, brief_of, record_of
from .references import async_last_entity_id_of

# Sessions on a page, where nobody says how many: a screen or two.
USUAL_PAGE: Final = 50
# An answer of this many takes some 50 ms to write.
LARGEST_PAGE: Final = 500

type Deed = Callable[[TrainingEnergyCoordinator, Inputs], Awaitable[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action: its fields beside `rig`, and what it does with them."""

    fields: tuple[str, ...]
    deed: Deed
    supports_response: SupportsResponse = SupportsResponse.OPTIONAL


@callback
def async_setup_actions(hass: HomeAssistant) -> None:
    """Register the actions, which serve all rigs."""
    for name, action in ACTIONS.items():
        hass.services.async_register(
            DOMAIN,
            name,
            partial(_async_perform, action),
            schema=vol.Schema({vol.Optional(field): object for field in ("rig", *action.fields)}),
            supports_response=action.supports_response,
        )


async def _async_perform(action: Action, call: ServiceCall) -> Record:
    """Do what a call asks of a rig, and return the answer."""
    inputs = Inputs(call.data)
    with translated(), caused_by(call.context):
        return await action.deed(await async_rig(call.hass, inputs.text("rig")), inputs)


def _details(inputs: Inputs) -> Details:
    """Return what is said about a run."""
    return Details(
        name=inputs.text("name"),
        model=inputs.text("model"),
        tags=inputs.tags("tags"),
        notes=inputs.text("notes", longest=LONGEST_NOTES, lines=True),
        metadata=inputs.mapping("metadata"),
        parent=inputs.text("parent"),
        key=inputs.text("key"),
        start_step=inputs.whole("start_step") or 0,
        planned_steps=inputs.whole("planned_steps"),
        budget=inputs.money("budget"),
    )


async def _async_start(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Start a session, unless its key has opened one before."""
    details, replaces, at = _details(inputs), inputs.flag("replace"), inputs.past("start_time")
    # A repeated call finds what the one before it has opened, however long the recorder took for that.
    async with rig.opening:
        if (opened := _opened_by(rig, details.key)) is not None:
            return _told(rig, opened)
        return _told(rig, await rig.async_start_session(details, replaces=replaces, at=at))


async def _async_record(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Measure a session after the fact, unless its key has opened one before."""
    details, steps = _details(inputs), inputs.whole("steps")
    outcome = inputs.choice("outcome", Outcome) or Outcome.COMPLETED
    begin, end = inputs.past("start_time"), inputs.past("end_time") or dt_util.utcnow()
    if inputs.moment("start_time") is None or inputs.moment("end_time") is None:
        raise refusal(key="times_missing")
    if begin is None or begin >= end:
        raise refusal(key="times_swapped")
    async with rig.opening:
        if (opened := _opened_by(rig, details.key)) is not None:
            return _told(rig, opened)
        return _told(rig, await rig.async_record_session(details, (begin, end), outcome=outcome, steps=steps))


def _opened_by(rig: TrainingEnergyCoordinator, key: str | None) -> Session | None:
    """Return the session that a key has opened before, None where the key is new."""
    try:
        return None if key is None else rig.find(key)
    except UnknownSessionError:
        return None


async def _async_report(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Take how far the open session is."""
    step, steps = inputs.whole("step"), inputs.whole("steps_done")
    planned_steps = inputs.whole("planned_steps")
    if step is not None and steps is not None:
        raise refusal(key="steps_twice")
    if step is None and steps is None and planned_steps is None:
        raise refusal(key="nothing_to_report")
    open_session(rig, inputs)
    return _told(rig, rig.async_report(step=step, steps=steps, planned_steps=planned_steps))


async def _async_pause(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Pause the open session: what is used from now on is not its own."""
    at = inputs.past("time")
    open_session(rig, inputs)
    return _told(rig, await rig.async_pause_session(at=at))


async def _async_resume(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Resume the paused session."""
    at = inputs.past("time")
    open_session(rig, inputs)
    return _told(rig, await rig.async_resume_session(at=at))


async def _async_stop(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Stop the open session."""
    steps = inputs.whole("steps")
    outcome = inputs.choice("outcome", Outcome) or Outcome.COMPLETED
    notes = inputs.text("notes", longest=LONGEST_NOTES, lines=True)
    at = inputs.past("end_time")
    open_session(rig, inputs)
    return _told(rig, await rig.async_stop_session(outcome=outcome, steps=steps, notes=notes, at=at))


async def _async_discard(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Forget the open session."""
    open_session(rig, inputs)
    return _told(rig, await rig.async_discard_session())


async def _async_get(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return one session, whole."""
    session = session_named(rig, inputs)
    if session is None:
        raise refusal(key="session_not_named")
    return _told(rig, session)


async def _async_list(rig: TrainingEnergyCoordinator, inputs: Inputs) -> Record:
    """Return a page of the rig's sessions, the newest first."""
    query = Query(
        model=inputs.text("model"),
        tag=inputs.text("tag"),
        name=inputs.text("name"),
        after=inputs.moment("after"),
        before=inputs.moment("before"),
    )
    limit = inputs.whole("limit", least=1, most=LARGEST_PAGE) or USUAL_PAGE
    sessions, total = found(rig, query, limit=limit, offset=inputs.whole("offset") or 0)
    return {"sessions": [_told(rig, session, form=brief_of) for session in sessions], "total": total}


def _told(rig: TrainingEnergyCoordinator, session: Session, *, form: Callable[..., Record] = record_of) -> Record:
    """Return a session of a rig as an answer, as of now."""
    return form(
        session,
        rig.figures_of(session),
        rig=rig.entry.title,
        entity_of=partial(async_last_entity_id_of, rig.hass),
    )


# What can be said about a run, when it starts or after the fact.
_SAID: Final = (
    "name",
    "model",
    "tags",
    "notes",
    "planned_steps",
    "start_step",
    "budget",
    "metadata",
    "parent",
    "key",
)

ACTIONS: Final = {
    "start_session": Action(fields=(*_SAID, "start_time", "replace"), deed=_async_start),
    "report_progress": Action(
        fields=("session_id", "key", "step", "steps_done", "planned_steps"),
        deed=_async_report,
    ),
    "pause_session": Action(fields=("session_id", "key", "time"), deed=_async_pause),
    "resume_session": Action(fields=("session_id", "key", "time"), deed=_async_resume),
    "stop_session": Action(fields=("session_id", "key", "steps", "outcome", "notes", "end_time"), deed=_async_stop),
    "discard_session": Action(fields=("session_id", "key"), deed=_async_discard),
    "record_session": Action(
        fields=(*_SAID, "start_time", "end_time", "steps", "outcome"),
        deed=_async_record,
    ),
    "list_sessions": Action(
        fields=("model", "tag", "name", "after", "before", "limit", "offset"),
        deed=_async_list,
        supports_response=SupportsResponse.ONLY,
    ),
    "get_session": Action(
        fields=("session_id", "key"),
        deed=_async_get,
        supports_response=SupportsResponse.ONLY,
    ),
}

"""SimpleTuner's webhook events, as it sends them, told as ours.

It tells of each optimizer step, and waits for the answer before it takes the next one; it
sends nothing twice, so what is lost is lost. Most of what it says is about something else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from .const import LARGEST_NUMBER
from .ledger import Notice, Outcome, Session

TRAINER: Final = "SimpleTuner"
# A step in between says nothing that the next one does not say.
PAUSE: Final = timedelta(seconds=5)

_ENDS: Final = {
    "completed": Outcome.COMPLETED,
    "failed": Outcome.FAILED,
    "error": Outcome.FAILED,
    "fatal": Outcome.FAILED,
    "cancelled": Outcome.CANCELLED,
}
_LAST_STAGES: Final = {"training_complete": Outcome.COMPLETED, "training_abort": Outcome.CANCELLED}

type Told = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an event says of a run: its job, where it is, whether it `begins` there, how it ended."""

    job: str | None
    at: str
    step: int | None
    total: int | None
    begins: bool = False
    outcome: Outcome | None = None


def is_simpletuners(payload: Mapping[str, Any]) -> bool:
    """Return whether something is an event of SimpleTuner's, of whatever kind."""
    return "event" not in payload and isinstance(payload.get("type"), str)


def heard(payload: Mapping[str, Any]) -> Heard | None:
    """Return what an event says of a run, None where it says nothing that matters here."""
    data, progress = _object(payload, "data"), _object(payload, "progress")
    state = _object(data, "state")
    job = payload.get("job_id")
    known: dict[str, Any] = {
        "job": str(job) if isinstance(job, (str, int)) and job not in ("", True, False) else None,
        "at": str(payload.get("timestamp", "")),
        "step": _first(progress.get("current"), data.get("global_step"), state.get("global_step")),
        "total": _first(progress.get("total"), data.get("total_num_steps")),
    }
    if (outcome := _outcome(payload, data)) is not None:
        return Heard(**known, outcome=outcome)
    if payload["type"] != "training.status" or data.get("status") != "running" or known["step"] is None:
        return None
    # It says how many steps remain once, when it begins, be it in the middle of a run.
    return Heard(**known, begins="remaining_num_steps" in data)


class Follower:
    """Follows the runs that train on a rig, of which one at a time has a session.

    Sessions that were not opened by an event are left alone.
    """

    def __init__(self) -> None:
        """Begin with no run."""
        self._reported: tuple[str, datetime] | None = None
        self._skipped: tuple[str, int] | None = None
        self._stopped: str | None = None

    def told(
        self,
        payload: Mapping[str, Any],
        *,
        latest: Session | None,
        find: Callable[[str], Session | None],
        now: datetime,
    ) -> Told | None:
        """Return what an event comes to as an event of ours and its fields, None where that is nothing.

        `latest` is the session that was started last, and `find` tells which one a key has opened.
        """
        said = heard(payload)
        if said is None:
            return None
        mine = latest if latest is not None and _is_of(latest, said.job) else None
        is_alive = mine is not None and (mine.ended is None or Notice.SILENT in mine.told)
        if said.outcome is not None:
            return self._stop(said, mine) if mine is not None and is_alive else None
        if said.begins:
            is_repeated = mine is not None and is_alive and not mine.steps and mine.details.start_step == said.step
            return None if is_repeated else _start(said, latest, find)
        if mine is not None and is_alive:
            return self._progress(said, mine, now)
        if self._is_over(said, mine, find):
            return None
        return _start(said, latest, find)

    def _is_over(self, said: Heard, mine: Session | None, find: Callable[[str], Session | None]) -> bool:
        """Return whether a step is of a run whose session somebody else has stopped, and so wants none."""
        if mine is None:
            return said.job is not None and find(said.job) is not None
        reached = mine.details.start_step + (mine.steps or 0)
        is_another = said.job is None and mine.id == self._stopped
        return not is_another and said.step is not None and said.step >= reached

    def _progress(self, said: Heard, session: Session, now: datetime) -> Told | None:
        """Return a report, unless there was one just now."""
        is_last = said.step == said.total
        if self._reported is not None and not is_last:
            session_id, at = self._reported
            if session_id == session.id and timedelta(0) <= now - at < PAUSE:
                self._skipped = (session.id, said.step or 0)
                return None
        self._reported, self._skipped = (session.id, now), None
        return "progress", _given(session_id=session.id, step=said.step, planned_steps=said.total)

    def _stop(self, said: Heard, session: Session) -> Told:
        """Return a stop, with the steps that were not worth a report."""
        skipped = self._skipped[1] if self._skipped and self._skipped[0] == session.id else None
        step = skipped if said.step is None else said.step
        steps = None if step is None or step < session.details.start_step else step - session.details.start_step
        self._stopped = session.id
        return "stop", _given(session_id=session.id, outcome=said.outcome, steps=steps)


def _start(said: Heard, latest: Session | None, find: Callable[[str], Session | None]) -> Told:
    """Return a start where a run is now; what one of its kind left open when it died is interrupted."""
    is_taken = said.job is not None and find(said.job) is not None
    left = latest is not None and latest.ended is None and _mark(latest).get("trainer") == TRAINER
    return "start", _given(
        name=said.job or TRAINER,
        # A job that is taken up again is a session of its own.
        key=f"{said.job} {said.at}" if is_taken else said.job,
        start_step=said.step,
        planned_steps=said.total,
        metadata=_given(trainer=TRAINER, job_id=said.job),
        replace=said.begins and left,
    )


def _is_of(session: Session, job: str | None) -> bool:
    """Return whether a session is that of a job, or of the only run where jobs have no names."""
    if job is not None and session.details.key == job:
        return True
    return _mark(session) == _given(trainer=TRAINER, job_id=job)


def _mark(session: Session) -> Mapping[str, object]:
    """Return what a session was marked with."""
    return session.details.metadata or {}


def _outcome(payload: Mapping[str, Any], data: Mapping[str, Any]) -> Outcome | None:
    """Return how a run has ended, None where it goes on."""
    match payload["type"]:
        case "training.status":
            return _end(data)
        case "lifecycle.stage":
            stage = _object(payload, "stage")
            return _LAST_STAGES.get(str(stage.get("key"))) if stage.get("status") == "completed" else None
        # Most errors are told in passing, such as a tracker that it goes on without; the last one has a status.
        case "notification" | "error" if payload.get("severity") in ("error", "critical"):
            return Outcome.FAILED if _end(data) is Outcome.FAILED else None
    return None


def _end(data: Mapping[str, Any]) -> Outcome | None:
    """Return the outcome that a status stands for, None where it is none of an end."""
    return _ENDS.get(str(data.get("status")))


def _object(payload: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """Return an object inside another one, an empty one where there is none."""
    value = payload.get(field)
    return value if isinstance(value, Mapping) else {}


def _first(*values: object) -> int | None:
    """Return the first of some values that is a number of steps."""
    for value in values:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER:
            return int(value)
    return None


def _given(**fields: object) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {field: value for field, value in fields.items() if value is not None}

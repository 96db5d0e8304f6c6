"""A session from inside a training: in Python, and under all the callbacks."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
import logging
import os
import socket
import sys
from types import TracebackType
from typing import Any, TypeVar, cast
import uuid

from . import settings as settings_module
from ._version import __version__
from .courier import Courier
from .events import CODE, PROGRESS, START, STOP
from .homeassistant import HomeAssistant
from .ranks import is_first
from .settings import Settings
from .spool import Log, folder

# The key of the session that a wrapper has started around this process, or this process itself.
VARIABLE = "TRAINING_ENERGY_SESSION"
# What the end of a training waits at most (s) for Home Assistant; what it does not know by then waits on disk.
LAST_WORDS = 5.0

_LOGGER = logging.getLogger("training_energy_client")

_Deed = TypeVar("_Deed", bound=Callable[..., Any])
_Session = TypeVar("_Session", bound="Session")


def harmless(deed: _Deed) -> _Deed:
    """Have a function log what goes wrong in it, and return None: a training is not to fail for its accounting."""

    @wraps(deed)
    def wrapped(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as the function has it
        try:
            return deed(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  whatever it is
            _LOGGER.warning("Training Energy: %s", error)
            return None

    return cast("_Deed", wrapped)


def details(metadata: Mapping[str, object] | None = None, **said: object) -> dict[str, object]:
    """Return what a start says of a run: the fields of the action `start_session` that are known."""
    # Not the whole command line, in which there may be secrets.
    own = {"host": socket.gethostname(), "client": __version__}
    found = {**said, "metadata": {**own, **(metadata or {})}}
    return {name: value for name, value in found.items() if value is not None}


class Session:
    """One training run, told to Home Assistant while it goes on.

    Inside of a wrapper, or of another session of this process, it is that one's run that is told of. Without settings,
    and in all processes but the first, it does nothing. Nothing that it does raises or waits, but `stop`, for a moment.
    """

    def __init__(self, said: Mapping[str, object], *, settings: Settings | None = None) -> None:
        """Take what is said of the run, as `details` has it; it begins with `start`."""
        self.key = os.environ.get(VARIABLE) or str(uuid.uuid4())
        self.is_joined = bool(os.environ.get(VARIABLE))
        self._said = dict(said)
        self._settings = settings
        self._steps: int | None = None
        self._begin = int(cast("int", self._said.get("start_step") or 0))
        self._total: int | None = None
        self._before = 0
        self._courier: Courier | None = None
        self._process = os.getpid()

    @property
    def is_active(self) -> bool:
        """Whether there is somebody to tell."""
        return self._courier is not None and os.getpid() == self._process

    @property
    def result(self) -> dict[str, Any] | None:
        """The session as Home Assistant has told it last (kWh, money), None while it has not."""
        return self._courier.record if self._courier else None

    @harmless
    def start(self) -> None:
        """Begin; one that has begun already goes on."""
        if self._courier is not None or not is_first():
            return
        settings = self._settings or settings_module.load()
        if not settings.is_complete and not self.is_joined:
            return
        planned = cast("int | None", self._said.get("planned_steps"))
        self._total = None if planned is None else planned - self._begin
        log = Log(folder(), self.key)
        log.read()
        if self.is_joined:
            # One session may hold several trainings, as in a search, each of which counts for itself.
            self._before = (log.steps or 0) if log.counted_by_code else 0
        else:
            log.append(START, settings.start(self._said))
            os.environ[VARIABLE] = self.key
        home = HomeAssistant(settings) if settings.is_complete else None
        self._courier = Courier(log, home, self._sample)
        self._courier.start()
        atexit.register(self._leave)

    def step(self, steps: int = 1) -> None:
        """Count so many steps more."""
        if self._steps is None:
            self._steps = steps
            self._hurry()
        else:
            self._steps += steps

    @harmless
    def report(self, step: int | None = None, *, planned_steps: int | None = None) -> None:
        """Say how far the whole run is, and where it is to end: positions, as a trainer that was resumed counts."""
        is_first_report = self._steps is None
        if step is not None:
            self._steps = step - self._begin
        if planned_steps is not None:
            self._total = planned_steps - self._begin
        if is_first_report:
            self._hurry()

    @harmless
    def stop(self, outcome: str = "completed", *, notes: str | None = None) -> None:
        """End the session as completed, failed, cancelled or interrupted; one of a wrapper ends with that."""
        courier = self._courier
        if courier is None or not self.is_active:
            return
        atexit.unregister(self._leave)
        if (sample := self._sample()) is not None:
            courier.log.append(PROGRESS, sample)  # the last that was heard decides, whoever ends the session
        if not self.is_joined or self._is_left_alone(courier):
            courier.log.append(STOP, {"outcome": outcome, "steps": self._steps, "notes": notes})
        if not self.is_joined:
            os.environ.pop(VARIABLE, None)
        courier.finish(LAST_WORDS)
        self._process = -1
        if courier.trouble:
            _LOGGER.warning("Training Energy: %s", courier.trouble)

    def __enter__(self: _Session) -> _Session:  # noqa: PYI019  typing has no Self before Python 3.11
        """Begin with the block."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        """End with the block, as it ends."""
        self.stop(outcome_of(error))

    def _hurry(self) -> None:
        """Have the first step told at once."""
        if self.is_active and self._courier is not None:
            self._courier.nudge()

    def _sample(self) -> dict[str, Any] | None:
        """Return what is to be reported."""
        if self._steps is None:
            return None
        total = None if self._total is None else self._before + self._total
        return {"by": CODE, "steps_done": self._before + self._steps, "own_total": total}

    @staticmethod
    def _is_left_alone(courier: Courier) -> bool:
        """Whether the wrapper that started the session is no more, so that nobody else would end it."""
        start = courier.log.start
        return courier.is_ours and start is not None and not start.detached

    def _leave(self) -> None:
        """End the session with the process, which has not said how it went."""
        error = getattr(sys, "last_value", None)
        self.stop("interrupted" if error is None else outcome_of(error))


def outcome_of(error: BaseException | None) -> str:
    """Return how a run went that ended in an error, or in none."""
    if error is None or (isinstance(error, SystemExit) and not error.code):
        return "completed"
    return "cancelled" if isinstance(error, KeyboardInterrupt) else "failed"


def session(  # noqa: PLR0913  one for each thing that can be said of a run, by name
    name: str | None = None,
    *,
    model: str | None = None,
    steps: int | None = None,
    start_step: int = 0,
    tags: Sequence[str] | None = None,
    notes: str | None = None,
    budget: float | None = None,
    metadata: Mapping[str, object] | None = None,
    parent: str | None = None,
    rig: str | None = None,
) -> Session:
    """Return a session for a `with` block, in which `step()` counts a step.

    `steps` is where the run is to end and `start_step` where it begins, both positions in the whole run; `budget` is
    money, `parent` the id of a session that this one resumes. Without settings it does nothing, and it never raises.
    """
    return Session(
        details(
            name=name,
            model=model,
            planned_steps=steps,
            start_step=start_step or None,
            tags=None if tags is None else [*tags],
            notes=notes,
            budget=budget,
            metadata=metadata,
            parent=parent,
            rig=rig,
        )
    )

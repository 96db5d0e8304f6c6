"""Bring the events of a session to Home Assistant, in their order, each as often as it takes and counted once."""

from __future__ import annotations

from collections.abc import Mapping
import contextlib
from dataclasses import replace
from datetime import datetime, timezone
import time
from typing import Any

from .errors import FailedError, RefusedError, RigError, UnreachableError
from .events import CONSOLE, PROGRESS, START, STOP, Event
from .homeassistant import HomeAssistant
from .plain import minute
from .rigs import check_is_free, meant_at
from .spool import Log, Sent

# What has just happened happens when Home Assistant hears of it; what is older (s) is told with its time.
LATE = 2.0
# Whoever wanted a running session replaced meant the one that ran then (s).
LATE_TO_REPLACE = 60.0
# Two ends that are no further apart (s) are one: it was told, and only its answer lost.
SAME = 5.0


class Delivery:
    """What Home Assistant is told of one session, and what it has answered last."""

    def __init__(self, home: HomeAssistant, log: Log, instead: str | None = None) -> None:
        """Take whom to tell, of what, and a rig to take instead of one that there is not."""
        self._home = home
        self._instead = instead
        self._is_moved = False
        self._log = log
        self.record: dict[str, Any] | None = None
        self.elsewhere: str | None = None
        self.warning: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to tell, now or later."""
        return self.elsewhere is not None or (self._log.stop is not None and not self._log.unsent)

    def deliver(self) -> None:
        """Tell what is not known yet. Raises what HomeAssistant.ask raises; the next call goes on from there."""
        try:
            while self.elsewhere is None and (unsent := self._log.unsent):
                told = self._tell(unsent[0])
                self._log.mark(Sent(events=self._log.sent.events + told))
        except RefusedError as error:
            self._log.mark(replace(self._log.sent, refused=str(error)))
            raise

    def _tell(self, event: Event) -> int:
        """Tell of an event, and return of how many that was."""
        if event.kind == START:
            return self._tell_start(event)
        if event.kind == PROGRESS:
            self._tell_progress(event)
        elif event.kind == STOP:
            self._tell_stop(event)
            return self._left  # a report that came too late, or another end, is nothing to tell
        return 1

    def _tell_start(self, event: Event) -> int:
        """Have the session started; one that is over by now is measured from what the recorder knows."""
        stop, data = self._log.stop, _dated(event.data)
        if stop is None or self._time(event) is None:
            if time.time() - event.at > LATE_TO_REPLACE:
                data.pop("replace", None)
            self.record = self._started({**data, "start_time": self._time(event)})
            return 1
        said = {**data, **{name: value for name, value in stop.data.items() if value is not None}}
        said.pop("replace", None)
        self.record = self._ask(
            "record_session",
            **{**said, "steps": self._steps_by(stop)},
            start_time=self._home.clock.written(event.at),
            end_time=self._home.clock.written(stop.at),
        )
        # One that was started after all, by a start whose answer was lost, is still to be stopped.
        return 1 if self.record["ended_at"] is None else self._left

    def _started(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Have the session started now; a rig that is busy is told in words that are ours, since what to do is, too."""
        try:
            return self._ask("start_session", **said)
        except (RefusedError, FailedError):
            if not said.get("replace"):  # else it is something else that is wrong
                with contextlib.suppress(UnreachableError, KeyError, TypeError):
                    check_is_free(meant_at(self._home, self._rig))
            raise

    def _tell_progress(self, event: Event) -> None:
        """Report how far the session is, unless somebody who knows better does."""
        steps, total = event.data.get("steps_done"), event.data.get("own_total")
        if any(each.kind == STOP for each in self._log.events[: self._log.sent.events]):
            return  # it was written at the very moment of the end, which has told the steps
        if (event.data.get("by") == CONSOLE and self._log.counted_by_code) or steps is total is None:
            return
        begin = (self._log.start.data.get("start_step") if self._log.start else None) or 0
        planned = None if total is None else begin + total
        try:
            self.record = self._ask("report_progress", steps_done=steps, planned_steps=planned, time=self._time(event))
        except (RefusedError, FailedError) as error:
            self.look(error)
            if self.elsewhere is not None:
                return
            if isinstance(error, FailedError):
                raise
            # The session runs, so it is this report that cannot be, and the next one may.
            self.warning = f"A report of {steps} steps was refused: {error}"

    def _tell_stop(self, event: Event) -> None:
        """Have the session stopped."""
        said = {**event.data, "steps": self._steps_by(event)}
        try:
            self.record = self._ask("stop_session", **said, end_time=self._time(event))
        except (RefusedError, FailedError) as error:
            self.look(error)
            if self.elsewhere is None:
                raise
            if self._is_ours(event):
                self.elsewhere = None

    def _steps_by(self, stop: Event) -> int | None:
        """Return how many steps the session has done at its end.

        A person who ends a session by hand knows best, then the training's own code, then its console.
        """
        steps: int | None = stop.data.get("steps")
        is_by_hand = self._log.start is not None and self._log.start.detached
        return self._log.steps if steps is None or (self._log.counted_by_code and not is_by_hand) else steps

    def _is_ours(self, stop: Event) -> bool:
        """Whether the session ended when this stop says, whose answer was lost."""
        ended = self.record and self.record["ended_at"]
        if not ended:
            return False
        return abs(datetime.fromisoformat(ended).timestamp() - stop.at - self._home.clock.offset) <= SAME

    def look(self, error: RefusedError | FailedError | None = None) -> None:
        """Find out whether the session is over, or no more, which may be why something is refused: see `elsewhere`.

        Raises the error of that question where it has no answer.
        """
        why = "." if error is None else f": {error}"
        try:
            record = self._ask("get_session")
        except RefusedError:
            # An answer to this shows that the rig is there, so it is the session that is not.
            self._home.ask("list_sessions", rig=self._rig, limit=1)
            if self._is_moved and self._log.sent.events:
                # Some rig has it, or had it: that it is not on this one says nothing of it.
                message = f"{self._instead} has no such session. Name the rig on which it was started with --rig."
                raise RefusedError(message) from None
            self.elsewhere = f"The session is no more in Home Assistant{why}"
            return
        if record["ended_at"] is not None:
            self.record = record
            self.elsewhere = f"The session was stopped in Home Assistant at {minute(record['ended_at'])}."

    def _ask(self, action: str, **data: object) -> dict[str, Any]:
        """Perform an action on the session."""
        said = {"key": self._log.session, **data}
        try:
            return self._home.ask(action, **{"rig": self._rig, **said})
        except RigError:
            if self._instead is None or self._is_moved:
                raise
        self._is_moved = True
        return self._home.ask(action, **{**said, "rig": self._instead})

    @property
    def _left(self) -> int:
        """How many events there are that are not told yet."""
        return len(self._log.events) - self._log.sent.events

    @property
    def _rig(self) -> object:
        """The rig that the session was started on, or is told to instead; None where Home Assistant is to know."""
        if self._is_moved:
            return self._instead
        return self._log.start.data.get("rig") if self._log.start else None

    def _time(self, event: Event) -> str | None:
        """Return when an event was, None where it is just now."""
        return None if abs(time.time() - event.at) < LATE else self._home.clock.written(event.at)


def _dated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a start says, with this machine's time: Home Assistant keeps how far that is from its own."""
    if "metadata" not in data:
        return dict(data)
    return {**data, "metadata": {**data["metadata"], "sent_at": datetime.now(timezone.utc).isoformat()}}

"""What happens to a session on the training's side, as it is kept until Home Assistant knows."""

from __future__ import annotations

from collections.abc import Mapping
import contextlib
from dataclasses import dataclass, field
import json
from operator import index
import os
import socket
import time
from typing import Any, cast

START = "start"
PROGRESS = "progress"
STOP = "stop"

# Who counted the steps: the training's own code knows, its console only lets it be read.
CODE = "code"
CONSOLE = "console"


@dataclass(frozen=True)
class Event:
    """Something that happened at a time (s since 1970, and of the monotonic clock of that machine).

    What a start says are the fields of the action `start_session`; progress has `steps_done`, this session's own, and
    `own_total`, how many it means to do; a stop has the fields of `stop_session`. A detached session goes on
    without the process that started it.
    """

    session: str
    kind: str
    data: Mapping[str, Any]
    at: float = field(default_factory=time.time)
    monotonic: float = field(default_factory=time.monotonic)
    writer: int = field(default_factory=os.getpid)
    number: int = 0
    host: str = field(default_factory=socket.gethostname)
    detached: bool = False

    def line(self) -> bytes:
        """Return the event as a line of a file."""
        return json.dumps(vars(self), separators=(",", ":")).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Event | None:
        """Return the event of a line, None where it is none: cut off by a full disk, or of another version."""
        try:
            found = json.loads(line)
            return cls(
                session=str(found["session"]),
                kind=str(found["kind"]),
                data=dict(found["data"]),
                at=float(found["at"]),
                monotonic=float(found["monotonic"]),
                writer=int(found["writer"]),
                number=int(found["number"]),
                host=str(found["host"]),
                detached=bool(found["detached"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


def plain(data: Mapping[str, object]) -> dict[str, Any]:
    """Return what is said as JSON has it: trainings have paths and numbers of their libraries, which it knows not."""
    found: dict[str, Any] = json.loads(json.dumps(data, default=_plain), parse_constant=lambda _: None)
    return found


def _plain(value: object) -> object:
    """Return a value that JSON does not know as one that it knows."""
    for kind in (index, float):
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            return kind(cast("Any", value))
    return str(value)

"""The events of sessions on disk, until Home Assistant knows of them: one file for each, lines only ever appended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import contextlib
from dataclasses import dataclass, replace
import json
import os
from pathlib import Path
import re
import socket
import sys
import threading
from zlib import crc32

from . import locks
from .events import CODE, PROGRESS, START, STOP, Event, plain
from .settings import at_home

_SUFFIX = ".jsonl"


def folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return where the files are."""
    environ = os.environ if environ is None else environ
    home = environ.get("XDG_STATE_HOME") or environ.get("LOCALAPPDATA") or "~/.local/state"
    return at_home(home) / "training-energy"


@dataclass(frozen=True)
class Sent:
    """How much of a file Home Assistant knows: so many events, and what it said of the next one, if it was no."""

    events: int = 0
    refused: str | None = None


class Log:
    """The events of one session.

    Several processes may append, say a wrapper and the training inside; the one with the lock tells Home Assistant.
    What cannot be written, on a full disk, is remembered as long as the process lives.
    """

    def __init__(self, place: Path, session: str) -> None:
        """Name the session, by its key, and the folder; nothing is written before there is an event."""
        self.session = session
        self.path = place / (_file_name(session) + _SUFFIX)
        self.sent = self._read_sent()
        self.events: list[Event] = []
        self._position = 0
        self._rest = b""
        # The training appends while its courier reads: no event may be taken in twice.
        self._reading = threading.Lock()
        self._written = 0
        self._unkept: set[int] = set()  # by identity: a day without a disk has thousands, told again and again
        self.trouble: str | None = None

    def append(
        self, kind: str, data: Mapping[str, object], *, at: float | None = None, detached: bool = False
    ) -> Event:
        """Keep an event that happens now, or did at a time (s since 1970)."""
        self._written += 1
        event = Event(self.session, kind, plain(data), number=self._written, detached=detached)
        if at is not None:
            event = replace(event, at=at)
        self.read()
        # A line that a full disk has cut off is not to take this one with it.
        line = (b"\n" if self._rest else b"") + event.line()
        try:
            self._write(line)
        except OSError as error:
            self.trouble = f"{self.path}: {error}"
            self.events.append(event)
            self._unkept.add(id(event))
        else:
            self.read()
        return event

    def _write(self, line: bytes) -> None:
        """Write a line behind the others, in one piece. Raises OSError where there is no room for it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.write(file, line) < len(line):
                message = "no space left"
                raise OSError(message)
        finally:
            os.close(file)

    def read(self) -> None:
        """Take in what has been appended since, by whomever."""
        with self._reading:
            try:
                with self.path.open("rb") as file:
                    file.seek(self._position)
                    data = file.read()
            except OSError:
                return
            self._position += len(data)
            *lines, self._rest = (self._rest + data).split(b"\n")
            events = [event for line in lines if (event := Event.of_line(line)) is not None]
            self.events += [event for event in events if event.session == self.session]

    @property
    def start(self) -> Event | None:
        """The start of the session, None where another machine or process keeps it."""
        return self._first(START)

    @property
    def stop(self) -> Event | None:
        """The end of the session, None while it runs."""
        return self._first(STOP)

    @property
    def counted_by_code(self) -> bool:
        """Whether the training itself counts its steps, so that nobody has to read them from its console."""
        return any(event.kind == PROGRESS and event.data.get("by") == CODE for event in self.events)

    @property
    def steps(self) -> int | None:
        """How many steps the session has done by the last that was heard, None while they are unknown."""
        by_code = self.counted_by_code
        for event in reversed(self.events):
            if event.kind == PROGRESS and (event.data.get("by") == CODE or not by_code):
                steps: int | None = event.data.get("steps_done")
                return steps
        return None

    @property
    def unsent(self) -> list[Event]:
        """The events that Home Assistant does not know, in order."""
        return self.events[self.sent.events :]

    def mark(self, sent: Sent) -> None:
        """Remember how much Home Assistant knows; without that it would be told again, which does no harm."""
        self.sent = sent
        # Another process counts only what is on disk.
        unkept = sum(id(event) in self._unkept for event in self.events[: sent.events])
        kept = replace(sent, events=sent.events - unkept)
        new = self._beside(".sent.new")
        with contextlib.suppress(OSError):
            new.write_text(json.dumps(vars(kept)), encoding="utf-8")
            new.replace(self._beside(".sent"))

    def lock(self) -> bool:
        """Become the one that tells Home Assistant, and return whether that worked."""
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Where nothing can be written, as in a container, nobody else knows of the session.
        is_only_here = bool(self.events) and len(self._unkept) == len(self.events)
        return locks.acquire(self._beside(".lock"), is_alone=self._is_alone()) or is_only_here

    def _is_alone(self) -> bool:
        """Whether nobody else looks after the session, as far as shows where files cannot be locked."""
        start = self.start
        if start is None or start.detached or start.writer == os.getpid():
            return True
        if sys.platform == "win32":  # where this would be Ctrl-C
            return False
        try:
            os.kill(start.writer, 0)
        except ProcessLookupError:
            return start.host == socket.gethostname()
        except (OSError, OverflowError):
            pass
        return False

    def unlock(self) -> None:
        """Leave that to others."""
        locks.release(self._beside(".lock"))

    def remove(self) -> None:
        """Forget the session, of which Home Assistant knows everything. The lock has to be ours."""
        for path in (self.path, self._beside(".sent"), self._beside(".sent.new"), self._beside(".lock")):
            with contextlib.suppress(OSError):
                path.unlink()

    def _read_sent(self) -> Sent:
        """Return how much Home Assistant knows, by what is written."""
        try:
            found = json.loads(self._beside(".sent").read_text(encoding="utf-8"))
            return Sent(events=int(found["events"]), refused=found["refused"])
        except (OSError, ValueError, KeyError, TypeError):
            return Sent()

    def _beside(self, suffix: str) -> Path:
        """Return the path of another file of the session."""
        return self.path.with_suffix(suffix)

    def _first(self, kind: str) -> Event | None:
        """Return the first event of a kind."""
        return next((event for event in self.events if event.kind == kind), None)


def _file_name(session: str) -> str:
    """Return what to call the files of a session: a key of the user's own may be no name for one, or too long."""
    name = re.sub(r"[^\w.-]", "_", session, flags=re.ASCII)[:100]
    return name if name == session else f"{name}-{crc32(session.encode('utf-8', 'replace')):08x}"


def logs(place: Path) -> Iterator[Log]:
    """Yield the sessions in a folder of which Home Assistant may not know everything, the oldest first."""
    found = []
    for path in place.glob("*" + _SUFFIX):
        with contextlib.suppress(OSError), path.open("rb") as file:
            first = Event.of_line(file.readline())
            if first is not None:
                found.append((first.at, first.session))
    for _, session in sorted(found):
        log = Log(place, session)
        log.read()
        yield log

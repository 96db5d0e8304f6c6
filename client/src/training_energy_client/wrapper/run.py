"""One run of a command as a session: told of while it goes on, and summed up at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import contextlib
from dataclasses import dataclass, field
import os
import sys
import threading
from typing import Any, Callable, TypeVar
import uuid

from training_energy_client.courier import Courier
from training_energy_client.events import CONSOLE, PROGRESS, START, STOP
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.parsers import Console, Progress
from training_energy_client.plain import clean
from training_energy_client.ranks import is_first
from training_energy_client.saying import fitted
from training_energy_client.sessions import LAST_WORDS, VARIABLE, harmless
from training_energy_client.settings import Settings
from training_energy_client.spool import Log, folder

from .outcome import outcome_of
from .output import NOT_EXECUTABLE, NOT_FOUND, Lines

if sys.platform == "win32":
    from .anywhere import Command
else:
    from .posix import Command


_Found = TypeVar("_Found")


@dataclass
class Run:
    """A command, what is said of it, and what has become of it.

    Inside of another session it is that one's steps that are told. Without settings it is just a command.
    """

    command: Sequence[str]
    settings: Settings
    said: Mapping[str, Any] = field(default_factory=dict)
    parser: str = "auto"
    total_steps: int | None = None

    def __post_init__(self) -> None:
        """Prepare what follows the run; nothing is told yet."""
        self.key = os.environ.get(VARIABLE) or str(uuid.uuid4())
        self.is_joined = bool(os.environ.get(VARIABLE))
        self.console = None if self.parser == "none" else self._console()
        self.code = 0
        self.outcome: str | None = None
        self.courier: Courier | None = None
        self._lines = Lines()
        self._lock = threading.Lock()
        self._has_steps = False
        self._progress: Progress | None = None

    def _console(self) -> Console:
        """Return what reads the steps."""
        return Console(self.parser, start_step=self.said.get("start_step"), total_steps=self.total_steps)

    @harmless
    def begin(self) -> None:
        """Begin to tell of the run, where there is anybody to tell."""
        if self.courier is not None or not is_first() or not (self.settings.is_complete or self.is_joined):
            return
        log = Log(folder(), self.key)
        log.read()
        if not self.is_joined:
            log.append(START, self.settings.start(self.said))
        home = HomeAssistant(self.settings) if self.settings.is_complete else None
        self.courier = Courier(log, home, self._sample, self._warn)
        self.courier.start()

    def follow(self) -> None:
        """Run the command to its end: `code` and `outcome` tell how it went."""
        command = Command(self._saw, self._paused) if self.console else Command(None)
        environ = {**os.environ, VARIABLE: self.key} if self.settings.is_complete or self.is_joined else os.environ
        try:
            self.code = command.run(self.command, environ, self.begin)
        except FileNotFoundError:
            self.code = NOT_FOUND
            print(f"training-energy: {self.command[0]}: command not found", file=sys.stderr)
        except OSError as error:
            self.code = NOT_EXECUTABLE
            print(f"training-energy: {self.command[0]}: {error.strerror or error}", file=sys.stderr)
        else:
            self._read(Console.close)
            self.outcome = outcome_of(self.code, sent=command.sent, progress=self.progress, text=self._lines.text)

    @property
    def progress(self) -> Progress | None:
        """How far it is, by what it prints; None where nobody reads that."""
        self._progress = self._read(lambda console: console.progress) or self._progress
        return self._progress

    def _read(self, deed: Callable[[Console], _Found]) -> _Found | None:
        """Do something with what reads the console; once that has failed it is read no more.

        The training would end with whatever is raised here.
        """
        with self._lock:
            if self.console is None:
                return None
            try:
                return deed(self.console)
            except Exception as error:  # noqa: BLE001  whatever a console holds, it is no reason to end a training
                self.console = None
                self._warn(f"the steps are read no more: {error!r}")
                return None

    @harmless
    def end(self, seconds: float = LAST_WORDS) -> bool:
        """Tell of the end, wait at most so long (s), and return whether Home Assistant knows all of it."""
        if self.courier is None:
            return False
        if not self.is_joined:
            steps = self.progress.steps if self.progress else None
            self.courier.log.append(STOP, {"outcome": self.outcome or "failed", "steps": steps})
        elif (sample := self._sample()) is not None:
            self.courier.log.append(PROGRESS, sample)
        return self.courier.finish(seconds)

    def _saw(self, data: bytes, stream: int) -> None:
        """Follow what is printed."""
        self._lines.saw(data, stream)
        self._read(lambda console: console.feed(data, stream))
        if self._has_steps or self.progress is None or self.progress.steps is None:
            return
        self._has_steps = True
        if self.courier:
            self.courier.nudge()

    def _paused(self) -> None:
        """Look at what ends in no line."""
        self._read(Console.idle)

    def _sample(self) -> dict[str, Any] | None:
        """Return what is to be reported."""
        progress = self.progress
        if progress is None or progress.steps is None:
            return None
        total = None if progress.total is None else progress.total - progress.offset
        return {"by": CONSOLE, "steps_done": progress.steps, "own_total": total}

    @staticmethod
    def _warn(text: str) -> None:
        """Say something while the command has the terminal, which may be gone."""
        # A terminal that is held for the command does not return to the start of a line by itself.
        with contextlib.suppress(OSError, ValueError):
            shown = fitted(f"training-energy: {clean(text)}", sys.stderr).replace("\n", "\r\n")
            sys.stderr.write(f"\r\n{shown}\r\n")
            sys.stderr.flush()

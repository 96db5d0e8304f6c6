"""Start a real Home Assistant as a process of its own, know when it is ready, and end it in every case."""

from collections.abc import Callable
import contextlib
import os
from pathlib import Path
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import Final
import urllib.error

from lab import ending
from lab.rest import RefusedError, Rest
from lab.storage import HOST

OUTPUT: Final = "hass.out"
RESTART: Final = 100  # the exit code with which Home Assistant asks to be started again
START_SECONDS: Final = 240  # a start on a slow machine that compiles everything for the first time
# Below those that systems give to outgoing connections (Linux from 32768, others from 49152): one of these could come
# between the choice of a port and the moment when Home Assistant listens on it.
PORTS: Final = range(20_000, 32_000)
TRIES: Final = 100  # nowhere are that many of them taken in a row
STOP_SECONDS: Final = 30  # it usually takes one second; the recorder writes what it has


class StartError(Exception):
    """Home Assistant did not come up; the message ends with the last lines that it wrote."""


def free_port(wanted: int | None = None) -> int | None:
    """Return the wanted port where nobody listens on it, else None; without a wish, any free port.

    Home Assistant that finds its port taken goes on in a recovery mode on every address, so one asks before. Without a
    wish no other process on this machine is given the same one, as long as this process lives.
    """
    if wanted is not None:
        return wanted if _is_free(wanted) else None
    return next((port for port in random.sample(PORTS, TRIES) if _is_free(port) and _reserve(port)), None)


def _is_free(port: int) -> bool:
    """Tell whether one could listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError, OverflowError:
            return False
    return True


def _reserve(port: int) -> bool:
    """Reserve a port, by a name that one process at a time can have and that the system takes back when it ends."""
    with socket.socket(socket.AF_UNIX) as name:
        try:
            name.bind(f"\0training-energy-port-{port}")
        except OSError:
            return False
        name.detach()
    return True


class Process:
    """The process of Home Assistant on one config folder, in a session of its own so that no child outlives it."""

    def __init__(self, folder: Path) -> None:
        """Name the config folder; nothing is started yet."""
        self.folder = folder
        # What the interpreter runs; a test may have something of its own done first.
        self.program = ["-m", "homeassistant"]
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def exit_code(self) -> int | None:
        """The exit code of the process, or None while it runs or was never started."""
        return self._child.poll() if self._child else None

    def start(self) -> None:
        """Start Home Assistant without waiting for it."""
        command = [
            *_tied(),
            sys.executable,
            *self.program,
            "-c",
            str(self.folder),
            "--log-no-color",
            "--skip-pip",
        ]
        with (self.folder / OUTPUT).open("ab") as output, ending.put_off():
            self._child = subprocess.Popen(  # noqa: S603  our own interpreter and arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env=_environment(),
                start_new_session=True,
            )

    def wait_until_running(self, rest: Rest, while_waiting: Callable[[], None] = lambda: None) -> None:
        """Wait until Home Assistant says that it runs.

        Raises StartError when the process ends before, or takes longer than any start should.
        """
        deadline = time.monotonic() + START_SECONDS
        while (state := _state(rest)) != "RUNNING":
            if self.exit_code is not None:
                message = f"Home Assistant ended with exit code {self.exit_code}:\n{self.last_lines()}"
                raise StartError(message)
            if time.monotonic() > deadline:
                message = f"Home Assistant was not ready after {START_SECONDS} s ({state}):\n{self.last_lines()}"
                raise StartError(message)
            while_waiting()
            time.sleep(0.05)

    def wait(self) -> int:
        """Wait until the process ends by itself and return its exit code."""
        return self._child.wait() if self._child else 0

    def stop(self) -> None:
        """End Home Assistant cleanly, so that it writes everything down; interrupted or in vain, end it at once."""
        if self._child is None:
            return
        try:
            if self._child.poll() is None:
                self._child.send_signal(signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._child.wait(STOP_SECONDS)
        finally:
            self.kill()

    def kill(self) -> None:
        """End the process and its children as a power cut would."""
        if self._child is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._child = None

    def output(self) -> str:
        """Return all that Home Assistant wrote, over all its starts on this folder."""
        path = self.folder / OUTPUT
        return path.read_text(errors="replace") if path.exists() else ""

    def last_lines(self, count: int = 30) -> str:
        """Return the last lines that Home Assistant wrote."""
        return "\n".join(self.output().splitlines()[-count:])


def _tied() -> list[str]:
    """Return what has the system end a program with the one that started it, even a killed one, where it can."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []


def _state(rest: Rest) -> str:
    """Return how far Home Assistant says that its start is, or why it does not say."""
    try:
        return str(rest.get("/api/core/state")["state"])
    except (RefusedError, urllib.error.URLError, ConnectionError, TimeoutError) as error:
        return str(error)


def _environment() -> dict[str, str]:
    """Give Home Assistant the environment less what would lead it elsewhere.

    Compiled modules are kept even where the machine says not to, since without them each start takes twice as long.
    """
    unwanted = ("SUPERVISOR", "PYTHON", "HASS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    programs = str(Path(sys.executable).parent)
    return {**kept, "PATH": programs + os.pathsep + os.environ.get("PATH", os.defpath)}

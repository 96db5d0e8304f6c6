"""A training in a process of its own, with the trainers that users have, and how a test goes along with it."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
import os
from pathlib import Path
import signal
import subprocess
from typing import Final

import pytest

from lab import paths
from lab.wait import until

from .rig import Rig

SCRIPTS: Final = Path(__file__).resolve().parent / "trainings"
ENVIRONMENT: Final = paths.CACHE / "trainers"
PYTHON: Final = ENVIRONMENT / "bin" / "python"
CLIENT: Final = paths.ROOT / "client" / "src" / "training_energy_client"
MISSING: Final = paths.CACHE / "trainers.missing"
# The libraries take ten seconds to import on a slow machine, more when they are compiled for the first time.
SECONDS: Final = 120


def need_trainers() -> None:
    """Skip where this machine cannot have the trainers; fail where they, or the client among them, are not made yet."""
    if MISSING.exists():
        pytest.skip(f"no trainers: {MISSING.read_text().strip()}")
    installed = next(ENVIRONMENT.glob("lib/python3.*/site-packages/training_energy_client"), None)
    if installed is None or _sources(installed) != _sources(CLIENT):
        pytest.fail("The trainers are missing or have another client. Run: scripts/setup --trainers")


def _sources(folder: Path) -> dict[str, str]:
    """Return the files of a package."""
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.py")}


class Training:
    """One run of a script in `trainings/`; what it shares with runs before and after it is in its folder."""

    def __init__(self, folder: Path, script: str, *options: str, env: Mapping[str, str]) -> None:
        """Take a folder for all that is written, the script and its options, and whom the client is to tell."""
        self.folder = folder
        self._script = script
        self._options = options
        self._env = env
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, wrapper: Sequence[str] = ()) -> None:
        """Start it, with the words of another command before its own if there are any."""
        for name in ("reached", "go-on"):
            (self.folder / name).unlink(missing_ok=True)
        command = [*wrapper, str(PYTHON), str(SCRIPTS / self._script), "--folder", str(self.folder), *self._options]
        with self.output_file.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603  our own scripts
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env=self._environment,
                start_new_session=True,
            )

    def wait_until_held(self) -> None:
        """Wait until it has reached the step at which it waits for the test."""
        reached = self.folder / "reached"
        until(lambda: reached.exists() or self._has_ended(), seconds=SECONDS, what=f"{self._script} holds")
        assert reached.exists(), self.output

    def go_on(self) -> None:
        """Have it go on."""
        (self.folder / "go-on").touch()

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process, which need not be the training itself but what is around it."""
        assert self._process
        self._process.send_signal(number)

    def finish(self) -> int:
        """Wait for the end and return the exit code, negative after a signal."""
        assert self._process
        return self._process.wait(SECONDS)

    def kill(self) -> None:
        """End it, and all that it has started, where it is still there."""
        if self._process is None:
            return
        if not self._has_ended():
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    @property
    def output_file(self) -> Path:
        """Where its console goes."""
        return self.folder / "console"

    @property
    def output(self) -> str:
        """What it has written to its console."""
        return self.output_file.read_text(errors="replace")

    def _has_ended(self) -> bool:
        """Whether it is over."""
        return self._process is not None and self._process.poll() is not None

    @cached_property
    def _environment(self) -> dict[str, str]:
        """The environment, less what belongs to Home Assistant's Python, and without the network."""
        unwanted = ("PYTHON", "TRAINING_ENERGY", "HASS", "HF_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        return {
            **kept,
            "HF_HUB_OFFLINE": "1",
            "HF_HOME": str(self.folder / "huggingface"),
            "KERAS_BACKEND": "torch",
            "KERAS_HOME": str(self.folder / "keras"),
            "OMP_NUM_THREADS": "1",  # as small as they are, threads only wait for each other
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            **self._env,
        }


def told_to(rig: Rig) -> dict[str, str]:
    """Return the client's settings for a rig."""
    rest = rig.home.rest
    return {"TRAINING_ENERGY_URL": rest.url, "TRAINING_ENERGY_TOKEN": rest.token, "TRAINING_ENERGY_RIG": rig.name}


@contextmanager
def running(training: Training, wrapper: Sequence[str] = ()) -> Generator[Training]:
    """Start a training, and leave nothing of it behind."""
    training.start(wrapper)
    try:
        yield training
    finally:
        training.kill()

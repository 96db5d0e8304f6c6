"""The client's command beside a real Home Assistant, as somebody types it."""

from collections.abc import Sequence
import os
from pathlib import Path
import subprocess
import sys
from typing import Final

from lab.wait import until

from .rig import SECONDS, Rig

ROOT: Final = Path(__file__).parents[2]
LAB: Final = ROOT / "scripts"


class Client:
    """The client on a machine of its own: with its settings, and with what waits there for Home Assistant."""

    def __init__(self, folder: Path, rig: Rig) -> None:
        """Have it set up for a rig."""
        self.folder = folder
        self.url = rig.home.rest.url
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRAINING_ENERGY_", "HASS_"))}
        self.environ = {
            **kept,
            "PYTHONPATH": str(ROOT / "client/src"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            "TRAINING_ENERGY_URL": self.url,
            "TRAINING_ENERGY_TOKEN": rig.home.rest.token,
            "TRAINING_ENERGY_RIG": rig.name,
        }

    def command(self, *arguments: str) -> list[str]:
        """Return a command line of the client."""
        return [sys.executable, "-m", "training_energy_client", *arguments]

    def do(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Give a command and wait for its end."""
        return subprocess.run(  # noqa: S603  our own command
            self.command(*arguments), env=self.environ, capture_output=True, text=True, timeout=SECONDS, check=False
        )

    def train(self, options: Sequence[str] = (), *, end: str = "well") -> Training:
        """Start a training of 2000 steps under the wrapper, which waits after the first 1000."""
        lora = [sys.executable, "-m", "lab.lora", "--folder", str(self.folder), "--pause", "1000", "--end", end]
        training = ["env", f"PYTHONPATH={LAB}", *lora]
        return Training(self.folder, self.command("run", *options, "--", *training), self.environ)

    @property
    def waiting(self) -> list[Path]:
        """The sessions that wait for Home Assistant."""
        return sorted(self.folder.glob("state/training-energy/*.jsonl"))


class Training:
    """A training under way, whose console is a file."""

    def __init__(self, folder: Path, command: Sequence[str], environ: dict[str, str]) -> None:
        """Start it."""
        self._folder = folder
        self._console = folder / "console"
        for name in ("waits", "go"):
            (folder / name).unlink(missing_ok=True)
        with self._console.open("wb") as console:
            self.process = subprocess.Popen(  # noqa: S603  our own command
                command, env=environ, stdin=subprocess.DEVNULL, stdout=console, stderr=console
            )

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self._console.read_text()

    def wait_until_it_waits(self) -> None:
        """Wait until it is at the step where it waits for us."""
        until((self._folder / "waits").exists, seconds=SECONDS, what="the training waits")

    def wait_until_it_says(self, text: str) -> None:
        """Wait until something is in its console."""
        until(lambda: text in self.said, seconds=SECONDS, what=text)

    def go_on(self) -> None:
        """Have it go on from there."""
        (self._folder / "go").touch()

    def give_up(self) -> None:
        """End it, and its wrapper, where they are still there."""
        (self._folder / "over").touch()
        self.process.kill()
        self.process.wait(SECONDS)

    def end(self) -> str:
        """Wait for its end, and return what it has said."""
        self.process.wait(2 * SECONDS)
        return self.said

"""What all these trainings share: how they are told what to do, and how they and their test wait for each other."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
import time

# How long (s) a test may take to look before a training that nobody watches any more ends by itself.
PATIENCE = 120.0
PAUSE = 0.01


class Course:
    """The course that a training is to take."""

    def __init__(self, said: Namespace) -> None:
        """Take the command line."""
        self.steps: int = said.steps
        self.folder: Path = said.folder
        self.resume: bool = said.resume
        self.tells: bool = not said.plain
        self.variant: str = said.variant
        self._hold: int = said.hold
        self._crash: int = said.crash

    def at(self, step: int) -> None:
        """Be at a step: wait there for the test, or fail, if that is the course."""
        if step == self._hold:
            (self.folder / "reached").touch()
            self._wait_for(self.folder / "go-on")
        if step == self._crash:
            message = "out of memory"
            raise RuntimeError(message)

    @staticmethod
    def _wait_for(path: Path) -> None:
        """Wait until the test has made a file. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not path.exists():
            if time.monotonic() > end:
                raise TimeoutError(path)
            time.sleep(PAUSE)


def course() -> Course:
    """Return the course on the command line."""
    parser = ArgumentParser()
    parser.add_argument("--steps", type=int, default=20, help="where the whole run ends")
    parser.add_argument("--folder", type=Path, required=True, help="for checkpoints and for waiting")
    parser.add_argument("--hold", type=int, default=0, help="the step at which to wait for the test")
    parser.add_argument("--crash", type=int, default=0, help="the step after which to fail")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in the folder")
    parser.add_argument("--plain", action="store_true", help="without our callback")
    parser.add_argument("--variant", default="", help="what only this training knows")
    return Course(parser.parse_args())

"""The ways to lose power: while nothing happens, while everybody asks, while a file is written, during a start."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
import time
from typing import Final

from benchmarks.faults.trainer import Trainer
from lab.home import Home

# s; all actions are answered within some ten milliseconds, several times that on a busy machine.
WHILE_ASKED: Final = 0.1
# s; a small file is written and synced within a few milliseconds.
WHILE_WRITING: Final = 0.003
# s; short against what a write takes, and long enough for those who ask to go on.
LOOK: Final = 0.0002
# s; by then several readings have come, and writes with them.
WHILE_TRAINING: Final = 0.5
# s; a start takes two to four.
WHILE_STARTING: Final = (0.3, 3.0)
# s; whoever waits for a write that does not come kills all the same.
PATIENCE: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a kill needs: the home, who trains in it, and chance."""

    home: Home
    trainers: Sequence[Trainer]
    pool: ThreadPoolExecutor
    random: Random

    @property
    def storage(self) -> Path:
        """The folder that Home Assistant writes to."""
        return self.home.folder / ".storage"


def training(scene: Scene) -> None:
    """Kill while nobody asks for anything, and the meters count."""
    time.sleep(scene.random.uniform(0, WHILE_TRAINING))
    scene.home.process.kill()


def asked(scene: Scene) -> None:
    """Kill while all trainers ask for something at once."""
    _while_all_ask(scene, lambda: time.sleep(scene.random.uniform(0, WHILE_ASKED)))


def writing(scene: Scene) -> None:
    """Kill while a file is being written, or has just been put in place of the former."""

    def wait() -> None:
        before = half_written(scene.storage)
        deadline = time.monotonic() + PATIENCE
        while half_written(scene.storage) <= before and time.monotonic() < deadline:
            time.sleep(LOOK)
        # Half of the kills come right then, when the file may hold nothing yet.
        time.sleep(max(0, scene.random.uniform(-WHILE_WRITING, WHILE_WRITING)))

    _while_all_ask(scene, wait)


def starting(scene: Scene) -> None:
    """Kill during the start that follows another kill."""
    scene.home.process.kill()
    scene.home.process.start()
    time.sleep(scene.random.uniform(*WHILE_STARTING))
    scene.home.process.kill()


def _while_all_ask(scene: Scene, wait: Callable[[], None]) -> None:
    """Have all trainers ask, and kill once the wait is over."""
    list(scene.pool.map(lambda trainer: trainer.prepare(), scene.trainers))
    asking = [scene.pool.submit(trainer.ask) for trainer in scene.trainers]
    wait()
    scene.home.process.kill()
    for one in asking:
        one.result()


def half_written(storage: Path) -> set[str]:
    """Return the files that are not yet in their place: Home Assistant writes beside the old one, then renames."""
    return {path.name for path in storage.iterdir() if path.name.startswith("tmp")}


WAYS: Final[dict[str, Callable[[Scene], None]]] = {
    "while nothing is asked": training,
    "while all rigs are asked at once": asked,
    "while a file is written": writing,
    "during a start": starting,
}

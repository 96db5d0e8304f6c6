"""The command: kills Home Assistant again and again while rigs train on it, and looks at what is left each time."""

import argparse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
import sys
from tempfile import TemporaryDirectory
import time
from typing import Final

from benchmarks import homes, page
from benchmarks.faults.careful import CarefulTrainer
from benchmarks.faults.cellar import COMPONENT, YAML, Cellar
from benchmarks.faults.restless import RestlessTrainer
from benchmarks.faults.trainer import Trainer
from benchmarks.faults.ways import WAYS, Scene, half_written
from lab import configuration, ending, paths

DESCRIPTION = """\
Starts a real Home Assistant with rigs that each have a meter of their own on the wall, lets sessions start, report,
pause, resume, stop, settle and be discarded in a random order, and kills the process (kill -9) at random moments. The
meters count on. After each start it compares:

  every session that an action had acknowledged   is there, with the same id, times and steps, once
  an action that nobody answered                  was done or was not, nothing in between
  the energy of each session, or of all together  is what the meter counted, to the last digit
  cost, totals                                    are that times the price, and the sums over the sessions
  the log                                         has no error of the integration

Exit code 1 unless all of that holds.
"""

RIGS: Final = 4
# Of them, those whose sessions follow each other without a rest, and settle.
RESTLESS: Final = 1
# What is asked of each rig between two kills, at most.
TURNS: Final = 3


@dataclass(slots=True)
class Tally:
    """What was done: kills by their way, half-written files that were left, s that a start took, lines of the log."""

    kills: Counter[str] = field(default_factory=Counter)
    halves: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    starts: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0


def main(arguments: list[str]) -> int:
    """Kill, compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.faults",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kills", type=int, default=200, help="how often it is killed (200)")
    parser.add_argument("--seed", type=int, default=7, help="of what is random (7)")
    parser.add_argument("--page", action="store_true", help="put the result into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    ending.listen()
    begin = time.monotonic()
    with TemporaryDirectory() as folder:
        tally, trainers = _killed(Path(folder), options.kills, options.seed)
    tally.seconds = time.monotonic() - begin
    findings = [*(finding for trainer in trainers for finding in trainer.findings), *tally.errors]
    text = _told(tally, trainers, findings, options.seed)
    print(text)
    if options.page:
        page.fill("faults", f"{text}\n\n{page.machine()}.")
    return 1 if findings else 0


def _killed(folder: Path, kills: int, seed: int) -> tuple[Tally, list[Trainer]]:
    """Kill a Home Assistant in a folder so often; return what was done, and the trainers with what they found."""
    home, tally, random = homes.at(folder), Tally(), Random(seed)  # noqa: S311  what is random is to be known
    home.prepare(yaml=YAML, components=[paths.INTEGRATION, COMPONENT], base=configuration.LEAN)
    kinds = [CarefulTrainer] * (RIGS - RESTLESS) + [RestlessTrainer] * RESTLESS
    with (
        Cellar(folder, [f"meter_{number}" for number in range(1, RIGS + 1)], random) as cellar,
        ThreadPoolExecutor(max_workers=RIGS) as pool,
    ):
        trainers: list[Trainer] = [
            kind(home, cellar, number=number, random=Random(seed + number))  # noqa: S311  likewise
            for number, kind in enumerate(kinds, 1)
        ]
        scene = Scene(home=home, trainers=trainers, pool=pool, random=random)
        try:
            _furnish(scene)
            ways = random.choices(list(WAYS), weights=[1, 3, 4, 2], k=kills)
            for count, way in enumerate(ways, 1):
                _kill_once(scene, tally, way)
                print(f"\r{count} of {kills} kills", end="", file=sys.stderr, flush=True)
            print(file=sys.stderr)
        finally:
            home.process.stop()
    tally.errors = [
        line for line in home.process.output().splitlines() if " ERROR " in line and "training_energy" in line
    ]
    return tally, trainers


def _furnish(scene: Scene) -> None:
    """Set all rigs up, and have that written down as it is for any rig of more than a few minutes."""
    scene.home.start()
    for trainer in scene.trainers:
        trainer.set_up()
    scene.home.process.stop()
    scene.home.start()


def _kill_once(scene: Scene, tally: Tally, way: str) -> None:
    """Let the rigs train, kill Home Assistant in one of the ways, start it, and have all compared."""
    for _ in range(scene.random.randint(0, TURNS)):
        list(scene.pool.map(_turn, scene.trainers))
    halves, unanswered, done = half_written(scene.storage), _sum(scene, "unanswered"), _sum(scene, "done")
    WAYS[way](scene)
    tally.kills[way] += 1
    tally.halves[way] += len(half_written(scene.storage) - halves)
    begin = time.monotonic()
    scene.home.start()
    tally.starts.append(time.monotonic() - begin)
    list(scene.pool.map(lambda trainer: trainer.check(), scene.trainers))
    tally.unanswered[way] += _sum(scene, "unanswered") - unanswered
    tally.done[way] += _sum(scene, "done") - done


def _turn(trainer: Trainer) -> None:
    """Have one thing done on a rig."""
    trainer.prepare()
    trainer.ask()


def _sum(scene: Scene, what: str) -> int:
    """Return the sum of one of the counts over all trainers."""
    return sum(getattr(trainer, what) for trainer in scene.trainers)


def _told(tally: Tally, trainers: list[Trainer], findings: list[str], seed: int) -> str:
    """Return what was done and found, as a table and three lines."""
    rows = [
        (way, *(str(counts[way]) for counts in (tally.kills, tally.halves, tally.unanswered, tally.done)))
        for way in WAYS
    ]
    rows.append(("all", *(str(c.total()) for c in (tally.kills, tally.halves, tally.unanswered, tally.done))))
    titles = ("killed …", "times", "half-written files left", "actions without an answer", "of them done")
    answers, compared = sum(t.answers for t in trainers), sum(t.compared for t in trainers)
    return f"""\
{page.table(titles, rows)}

{len(trainers)} rigs, seed {seed}: {answers} acknowledged actions, and {compared} sessions compared after
{len(tally.starts)} starts. A start takes {median(tally.starts or [0]):.1f} s, all together took {tally.seconds:.0f} s.

**{len(findings)}** sessions lost, doubled or changed; energies, costs or totals off by any digit; errors in the log.
{"\n".join(f"- {finding}" for finding in findings)}""".strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

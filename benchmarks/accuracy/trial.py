"""One run, one meter, all methods; and many of them, on all processors."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing.pool import Pool
from typing import Final
from zlib import crc32

import numpy as np

from .meters import METERS, Meter, power_reports
from .methods import Answer, interpolated, ours, raw
from .pc import Series, run as run_of

# Wh that the ledger's own rounding, to a millionth of a Wh, may put beside a bound.
ROUNDING: Final = 1e-5
# Runs that a process is given at a time.
CHUNK: Final = 3


class Method(StrEnum):
    """A way to tell the energy of a run; `FLOOR` is the counter itself, read at the very instants."""

    RAW = "raw"
    LINES = "interpolated"
    OURS = "ours"
    POWER = "ours with power"
    FLOOR = "floor"


# Those of the ledger, which also say where the truth lies.
LEDGER: Final = (Method.OURS, Method.POWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came out for one run: `errors` in % of the truth, too much is positive.

    For the methods of the ledger: whether the truth lay `inside` their interval, how wide
    that was (% of the result), and how long they took (s).
    """

    number: int
    errors: dict[Method, float]
    inside: dict[Method, bool]
    width: dict[Method, float]
    waited: dict[Method, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All runs of one length (minutes) with one meter."""

    minutes: int
    meter: str
    trials: tuple[Trial, ...]

    def errors(self, method: Method) -> Series:
        """Return the errors (%) of a method."""
        return np.array([trial.errors[method] for trial in self.trials])

    def outside(self, method: Method) -> list[int]:
        """Return the numbers of the runs whose truth lay outside of a method's interval."""
        return [trial.number for trial in self.trials if not trial.inside[method]]


def cells(minutes: list[int], meters: list[Meter], *, sessions: int, in_use: bool, pool: Pool) -> Iterator[Cell]:
    """Yield one cell after another; each draws the same whichever others there are."""
    for length in minutes:
        for meter in meters:
            trials = pool.imap(partial(tried, length, meter.name, in_use=in_use), range(sessions), chunksize=CHUNK)
            yield Cell(minutes=length, meter=meter.name, trials=tuple(trials))


def tried(minutes: int, name: str, number: int, *, in_use: bool = False) -> Trial:
    """Return what came out for one run of so many minutes with the meter of a name.

    All meters see the same runs.
    """
    meter = next(meter for meter in METERS if meter.name == name)
    run = run_of(np.random.default_rng([minutes, number]), minutes * 60, in_use=in_use)
    chance = np.random.default_rng([minutes, number, crc32(name.encode())])
    counter = meter.counter(run, chance)
    reports = meter.reports(run, counter, chance)
    answers = {
        Method.OURS: ours(reports, run),
        Method.POWER: ours(reports, run, power=power_reports(run, chance, since=meter.since)),
    }
    told = {
        Method.RAW: raw(reports, run),
        Method.LINES: interpolated(reports, run),
        Method.FLOOR: counter.difference(),
        **{method: answer.wh for method, answer in answers.items()},
    }
    return Trial(
        number=number,
        errors={method: (wh / run.truth - 1) * 100 for method, wh in told.items()},
        inside={method: _is_inside(run.truth, answer) for method, answer in answers.items()},
        width={method: _width(answer) for method, answer in answers.items()},
        waited={method: answer.waited for method, answer in answers.items()},
    )


def _is_inside(truth: float, answer: Answer) -> bool:
    """Return whether the truth (Wh) lies where an answer says that it does."""
    return answer.least - ROUNDING <= truth <= answer.most + ROUNDING


def _width(answer: Answer) -> float:
    """Return how wide an interval is (% of the result)."""
    return (answer.most - answer.least) / answer.wh * 100 if answer.wh else float("inf")

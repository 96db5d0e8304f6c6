"""A simulated training PC: what it draws from second to second, and so what it truly used.

It rests, trains and rests again. Nothing in it is drawn so that a method comes out well:
a run warms up, is evaluated, writes checkpoints, drifts and is noisy, one in ten crashes
before anyone stops it, and on the desktop something happens now and then. Where it is in
use it hardly rests at all: somebody works on it whenever it does not train.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Series = NDArray[np.float64]

# s of rest before a run: a plug that reports each 100 Wh comes by five times even at 60 W.
LEAD: Final = 9 * 3600
TAIL: Final = 3600  # s of rest after it, longer than any session waits

# W at the wall, from an office machine with one graphics card to one with a large one.
REST: Final = (60.0, 110.0)
TRAINING: Final = (250.0, 550.0)

CRASHES: Final = 0.1  # of all runs
WARM_UPS: Final = 0.7  # of all runs load a model or cache latents first
EVALUATIONS: Final = 0.7  # of all runs are evaluated, or sample pictures, now and then

# A machine in use: work and pauses of so many s, and up to so many W more.
WORK: Final = 900.0
WORKING: Final = 150.0

WATT_SECONDS: Final = 3600.0  # in a Wh


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of a PC: `power` (W) by the second, and the `start` and `stop` of training (s).

    `used` is what was used (Wh) up to each second.
    """

    power: Series
    used: Series
    start: float
    stop: float

    def energy(self, seconds: Series) -> Series:
        """Return the true energy since the beginning (Wh) at times (s)."""
        return np.interp(seconds, np.arange(len(self.used)), self.used)

    @property
    def boundaries(self) -> Series:
        """Return when training starts and stops (s)."""
        return np.array([self.start, self.stop])

    @property
    def truth(self) -> float:
        """Return what training truly used (Wh)."""
        return float(np.diff(self.energy(self.boundaries))[0])


def run(chance: np.random.Generator, length: int, *, in_use: bool = False) -> Run:
    """Return a run of some `length` (s) with the rest around it, of a machine `in_use` or not."""
    start = LEAD + chance.uniform(0, 1)
    power = _resting(chance, LEAD + length + TAIL)
    if in_use:
        power += _working(chance, len(power))
    first = int(start)
    _join(chance, power[first : first + length], _training(chance, length))
    power[first + length : first + length + 60] += np.linspace(12, 0, 60)  # fans that still run
    return used_by(power, start=start, stop=start + length)


def used_by(power: Series, *, start: float, stop: float) -> Run:
    """Return a run by what was drawn (W) in each second."""
    used = np.concatenate([np.zeros(1), np.cumsum(power)]) / WATT_SECONDS
    return Run(power=power, used=used, start=start, stop=stop)


def _join(chance: np.random.Generator, rest: Series, busy: Series) -> None:
    """Put training into a resting machine: up within seconds, down before it is stopped."""
    length = len(busy)
    up, down = int(chance.uniform(2, 8)), int(chance.uniform(1, 6))
    share = np.ones(length)
    share[:up] = np.linspace(0, 1, up, endpoint=False)
    share[length - down :] = np.linspace(1, 0, down)
    if chance.random() < CRASHES:
        share[length - int(chance.uniform(5, min(60, length / 5))) :] = 0
    rest += (np.maximum(busy, rest) - rest) * share


def _resting(chance: np.random.Generator, seconds: int) -> Series:
    """Return the power (W) of a machine on which somebody may be reading their mail."""
    power = chance.uniform(*REST) * (1 + _noise(chance, seconds, swing=0.03, memory=60))
    at = int(chance.exponential(1200))
    while at < seconds:
        lasts = int(chance.uniform(5, 60))
        power[at : at + lasts] += chance.uniform(3, 30)
        at += lasts + int(chance.exponential(1200))
    return power


def _working(chance: np.random.Generator, seconds: int) -> Series:
    """Return what a machine draws more (W) because somebody works on it."""
    power = np.zeros(seconds)
    at = int(chance.exponential(WORK))
    while at < seconds:
        lasts = int(chance.exponential(WORK)) + 30
        power[at : at + lasts] = chance.uniform(0, WORKING)
        at += lasts + int(chance.exponential(WORK))
    return power


def _training(chance: np.random.Generator, seconds: int) -> Series:
    """Return the power (W) of a training run."""
    level = chance.uniform(*TRAINING)
    power = level * (
        1 + _noise(chance, seconds, swing=0.025, memory=20) + _noise(chance, seconds, swing=0.02, memory=900)
    )
    warm = 0
    if chance.random() < WARM_UPS:
        warm = int(chance.uniform(10, min(90, seconds / 5)))
        power[:warm] *= chance.uniform(0.35, 0.8)
    if chance.random() < EVALUATIONS:
        every, lasts = int(chance.uniform(150, 600)), int(chance.uniform(8, 40))
        for at in range(warm + every, seconds, every):
            power[at : at + lasts] *= chance.uniform(0.5, 0.75)
    every, lasts = int(chance.uniform(300, 1800)), int(chance.uniform(3, 10))
    for at in range(warm + every, seconds, every):  # a checkpoint is written
        power[at : at + lasts] *= 0.45
    return power


def _noise(chance: np.random.Generator, seconds: int, *, swing: float, memory: float) -> Series:
    """Return noise of a standard deviation that forgets itself within a time (s).

    It is drawn every few seconds and joined by lines, which is as good and ten times as fast.
    """
    every = max(1.0, memory / 10)
    many = int(seconds / every) + 2
    keeps = float(np.exp(-every / memory))
    drawn = chance.normal(0, swing * (1 - keeps**2) ** 0.5, many)
    drawn[0] = chance.normal(0, swing)
    for i in range(1, many):
        drawn[i] += keeps * drawn[i - 1]
    joined: Series = np.interp(np.arange(seconds), np.arange(many) * every, drawn)
    return joined

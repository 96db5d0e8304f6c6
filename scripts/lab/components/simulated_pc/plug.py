"""What the simulated computer draws and what its smart plug counts, as functions of time alone.

Nothing here is remembered from one second to the next: the plug goes on counting while Home Assistant is away, as
a real one does, and every restart finds the counter where it must be.
"""

from dataclasses import dataclass
import math
import random
from typing import Final, Self

IDLE: Final = 75.0  # W, a desktop with a large graphics card that shows a desktop
TRAINING: Final = 350.0  # W, the same desktop while it trains a LoRA
WARM_UP: Final = 8.0  # s, time constant of caches, clocks and fans

# An evaluation every few minutes leaves the graphics card half idle for some seconds.
DIP: Final = 140.0  # W
DIP_FIRST: Final = 90.0  # s
DIP_EVERY: Final = 150.0  # s
DIP_LENGTH: Final = 12.0  # s

# Periods in s and swings in W of a flicker that never seems to repeat; sines, because their sum has an exact integral.
FLICKER: Final = ((2.3, 5.0), (5.7, 4.0), (11.9, 4.0), (31.0, 6.0), (67.0, 5.0))
FLICKER_WHEN_IDLE: Final = 0.2

IDLE_BEFORE: Final = 600.0  # s, long enough for the fans to have slowed down

STEP: Final = 0.0001  # kWh, one digit more than most plugs show
JOULES_PER_KWH: Final = 3_600_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The draw from one throw of the switch to the next."""

    training: bool
    seed: int

    def power(self, seconds: float) -> float:
        """Return the power in W so many seconds after the switch."""
        level, before = self._levels()
        settling = (before - level) * math.exp(-seconds / WARM_UP)
        flicker = sum(swing * math.sin(seconds * rate + phase) for rate, swing, phase in self._flicker())
        dip = DIP if self.training and _in_dip(seconds) else 0.0
        return level + settling + flicker - dip

    def energy(self, seconds: float) -> float:
        """Return the energy in J used since the switch, the exact integral of the power."""
        level, before = self._levels()
        settling = (before - level) * WARM_UP * (1 - math.exp(-seconds / WARM_UP))
        flicker = sum(
            swing / rate * (math.cos(phase) - math.cos(seconds * rate + phase))
            for rate, swing, phase in self._flicker()
        )
        dips = DIP * _time_in_dips(seconds) if self.training else 0.0
        return level * seconds + settling + flicker - dips

    def _levels(self) -> tuple[float, float]:
        """Return the power that this load tends to and the one that it comes from."""
        return (TRAINING, IDLE) if self.training else (IDLE, TRAINING)

    def _flicker(self) -> list[tuple[float, float, float]]:
        """Return angular rate, swing and phase of each sine, the phases drawn from the seed."""
        chance = random.Random(self.seed)  # noqa: S311  a simulation that can be repeated, no secret
        size = 1.0 if self.training else FLICKER_WHEN_IDLE
        return [(math.tau / period, swing * size, chance.random() * math.tau) for period, swing in FLICKER]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plug:
    """A smart plug: what its counter showed when the load last changed, and the load since then."""

    counted: float  # kWh
    since: float  # s since 1970
    load: Load

    @classmethod
    def new(cls, now: float, *, counted: float = 1284.6, seed: int = 1) -> Self:
        """Return the plug of a computer that has been idle for a while; like most plugs, it was used before that."""
        return cls(counted=counted, since=now - IDLE_BEFORE, load=Load(training=False, seed=seed))

    def power(self, now: float) -> float:
        """Return the power in W, to a tenth."""
        return round(self.load.power(self._elapsed(now)), 1)

    def counter(self, now: float) -> float:
        """Return what the counter shows in kWh: the steps that are complete."""
        return round(math.floor(self._exact(now) / STEP) * STEP, 4)

    def switched(self, now: float, *, training: bool) -> Self:
        """Return the plug with the other load from now on; nothing that was used is lost."""
        load = Load(training=training, seed=self.load.seed + 1)
        return type(self)(counted=self._exact(now), since=now, load=load)

    def _exact(self, now: float) -> float:
        """Return the true total in kWh, of which the counter shows the complete steps."""
        return self.counted + self.load.energy(self._elapsed(now)) / JOULES_PER_KWH

    def _elapsed(self, now: float) -> float:
        """Return the seconds since the switch, never negative even where the clock was set back."""
        return max(0.0, now - self.since)


def _in_dip(seconds: float) -> bool:
    """Tell whether an evaluation is going on."""
    return seconds >= DIP_FIRST and (seconds - DIP_FIRST) % DIP_EVERY < DIP_LENGTH


def _time_in_dips(seconds: float) -> float:
    """Return how many of the seconds went by in evaluations."""
    if seconds < DIP_FIRST:
        return 0.0
    whole, rest = divmod(seconds - DIP_FIRST, DIP_EVERY)
    return whole * DIP_LENGTH + min(rest, DIP_LENGTH)

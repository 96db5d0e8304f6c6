"""What a meter is good for, as its changes show it."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from .meter import Meter
from .rhythm import FEWEST, alike_steps, alike_times

# Half an hour at 300 W uses 150 Wh: a step above this leaves more than 5 % of it open.
COARSE_STEP: Final = Decimal("0.005")
# Likewise: what comes in less often than this hides 10 Wh and more at each end.
SLOW_INTERVAL: Final = timedelta(minutes=2, seconds=30)
# A rhythm may miss a beat now and then; below this share there is none.
REGULAR_SHARE: Final = Decimal("0.5")


class Quality(StrEnum):
    """What to expect of a meter."""

    GOOD = "good"
    SLOW = "slow"
    COARSE = "coarse"
    IRREGULAR = "irregular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a meter has taught about itself.

    `step` is the counter's own (kWh), `rise` what it usually rises by (kWh) and `interval`
    how long that takes, None each until it has changed often enough. `regularity` is the
    share of its changes that came as evenly as the one before, `resets` how often it
    began anew.
    """

    quality: Quality | None = None
    step: Decimal | None = None
    rise: Decimal | None = None
    interval: timedelta | None = None
    regularity: Decimal | None = None
    resets: int = 0

    def is_like(self, other: Facts) -> bool:
        """Return whether this says the same of a meter as other facts do, but for the last digits."""
        if (self.quality, self.resets) != (other.quality, other.resets):
            return False
        if self.rise is None or other.rise is None or self.interval is None or other.interval is None:
            return self.rise == other.rise
        return alike_steps(self.rise, other.rise) and alike_times(self.interval, other.interval)


def facts_of(meter: Meter) -> Facts:
    """Return what is known of a meter."""
    rhythm = meter.track.rhythm
    if rhythm is None:
        return Facts(resets=meter.resets)
    pairs = [(end.kwh - start.kwh, end.at - start.at) for start, end in meter.track.changes]
    even = [
        alike_times(time, next_time) or alike_steps(rise, next_rise, quantum=rhythm.quantum)
        for (rise, time), (next_rise, next_time) in pairwise(pairs)
    ]
    regularity = Decimal(sum(even)) / len(even) if len(even) > FEWEST - 2 else Decimal(1)
    quality = Quality.GOOD
    if regularity < REGULAR_SHARE:
        quality = Quality.IRREGULAR
    elif rhythm.report > COARSE_STEP:
        quality = Quality.COARSE
    elif not rhythm.is_stepped and rhythm.interval > SLOW_INTERVAL:
        quality = Quality.SLOW
    return Facts(
        quality=quality,
        step=rhythm.quantum,
        rise=rhythm.step,
        interval=rhythm.interval,
        regularity=regularity,
        resets=meter.resets,
    )

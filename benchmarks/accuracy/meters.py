"""What meters make of the true energy: when they report, and in which steps."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from .pc import LEAD, Run, Series

type Reports = list[tuple[float, Decimal]]
# When a meter reports (s), and what its counter says then (Wh).
type Reporting = Callable[[Counter, np.random.Generator], tuple[Series, Series]]

# s before a run from which on reports are of interest: a meter that reports each minute
# has come by often. Of one that takes longer all are, which costs nothing.
SINCE: Final = 5400
# s from a plug to Home Assistant, by way of a radio, a hub or a broker.
DELAY: Final = (0.05, 0.5)
# kWh; finer than the step of any counter here.
DIGITS: Final = Decimal("0.000001")
# W and s: Zigbee2MQTT sets plugs up to report changes of the power like this.
POWER_CHANGE: Final = 5
POWER_LEAST: Final = 10
# A power sensor is off by up to 2 %.
POWER_GAIN: Final = (0.98, 1.02)


class Counter:
    """A plug's own counter, which shows whole steps (Wh) and began at some value (Wh)."""

    def __init__(self, run: Run, *, step: float, began: float) -> None:
        """Count a run."""
        self._run = run
        self._step = step
        self._began = began
        self.end = len(run.power) - 1

    def at(self, times: Series) -> Series:
        """Return what it shows at times (Wh)."""
        shown: Series = np.floor((self._run.energy(times) + self._began) / self._step + 1e-9) * self._step
        return shown

    def difference(self) -> float:
        """Return the energy (Wh) for whoever could read it at the very start and stop."""
        return float(np.diff(self.at(self._run.boundaries))[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """A meter: its counter's `step` (Wh), and when it `reports` what of that.

    `since` is how long before a run (s) it is listened to.
    """

    name: str
    step: float
    reporting: Reporting
    since: int = SINCE

    def counter(self, run: Run, chance: np.random.Generator) -> Counter:
        """Return its counter, which has counted before."""
        return Counter(run, step=self.step, began=chance.uniform(0, 5e5))

    def reports(self, run: Run, counter: Counter, chance: np.random.Generator) -> Reports:
        """Return what Home Assistant hears of a run (s, kWh), values that are repeated as well."""
        times, values = self.reporting(counter, chance)
        heard = times >= run.start - self.since
        arrived = np.maximum.accumulate(times[heard] + chance.uniform(*DELAY, int(heard.sum())))
        return [
            (float(at), Decimal(float(wh) / 1000).quantize(DIGITS))
            for at, wh in zip(arrived, values[heard], strict=True)
        ]


def timed(seconds: float, *, repeats: float | None = None) -> Reporting:
    """Return a meter that refreshes its counter every so many seconds.

    With `repeats` it repeats what it showed about as often (s), as a Shelly does with its power.
    """

    def report(counter: Counter, chance: np.random.Generator) -> tuple[Series, Series]:
        fresh = _every(counter, chance, seconds)
        times = fresh
        if repeats is not None:
            more = np.cumsum(chance.uniform(0.4 * repeats, 1.6 * repeats, int(counter.end / repeats)))
            times = np.sort(np.concatenate([fresh, more[(more > fresh[0]) & (more < counter.end)]]))
        return times, counter.at(_latest(fresh, times))

    return report


def polled(seconds: float, *, refreshed: float) -> Reporting:
    """Return a meter that is asked every so many seconds, and refreshes its own counter more slowly."""

    def report(counter: Counter, chance: np.random.Generator) -> tuple[Series, Series]:
        fresh = _every(counter, chance, refreshed)
        times = _every(counter, chance, seconds)
        times = times[times > fresh[0]]
        return times, counter.at(_latest(fresh, times))

    return report


def on_change(change: float, *, least: float = 1, most: float = float("inf")) -> Reporting:
    """Return a meter that reports when its counter went up by so much (Wh).

    It waits at `least` so many seconds between two reports, and at `most`.
    """

    def report(counter: Counter, _chance: np.random.Generator) -> tuple[Series, Series]:
        seconds = np.arange(counter.end, dtype=np.float64)
        values = counter.at(seconds)
        kept = [0]
        while True:
            risen = int(np.searchsorted(values, values[kept[-1]] + change - 1e-6))
            following = min(max(risen, kept[-1] + int(least)), kept[-1] + most)
            if following >= len(seconds):
                return seconds[kept], values[kept]
            kept.append(int(following))

    return report


METERS: Final = (
    Meter(name="Shelly, 60 s", step=0.1, reporting=timed(60, repeats=6)),
    Meter(name="Tapo, 60 s", step=1, reporting=polled(5, refreshed=60)),
    Meter(name="Tasmota, 300 s", step=1, reporting=timed(300), since=LEAD),
    Meter(name="Tasmota, 10 s", step=1, reporting=timed(10)),
    Meter(name="Kasa, 5 s", step=1, reporting=polled(5, refreshed=1)),
    Meter(name="ZHA, 30-900 s", step=1, reporting=on_change(1, least=30, most=900)),
    Meter(name="Zigbee, 10 Wh", step=1, reporting=on_change(10, least=10), since=LEAD),
    Meter(name="Zigbee, 100 Wh", step=1, reporting=on_change(100, least=10), since=LEAD),
    Meter(name="DIN rail, 1 Wh", step=1, reporting=on_change(1)),
)


def power_reports(run: Run, chance: np.random.Generator, *, since: int) -> Reports:
    """Return what a power sensor says of a run (s, kW) from so long before it on (s)."""
    gain = chance.uniform(*POWER_GAIN)
    at = int(run.start) - since
    reports = []
    while True:
        heard = at + chance.uniform(*DELAY)
        reports.append((heard, Decimal(float(run.power[at]) * gain / 1000).quantize(DIGITS)))
        changed = np.abs(run.power[at + POWER_LEAST :] - run.power[at]) >= POWER_CHANGE
        if not changed.any():
            return reports
        at += POWER_LEAST + int(np.argmax(changed))


def _every(counter: Counter, chance: np.random.Generator, seconds: float) -> Series:
    """Return moments (s) so far apart, the first of them by chance."""
    return np.arange(chance.uniform(0, seconds), counter.end, seconds, dtype=np.float64)


def _latest(fresh: Series, times: Series) -> Series:
    """Return when a counter was last refreshed at times (s)."""
    return fresh[np.searchsorted(fresh, times, side="right") - 1]

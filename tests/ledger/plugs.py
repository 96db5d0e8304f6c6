"""Plugs of which the truth is known: what a machine really used, and what its plug says of it.

Times are whole seconds since noon, powers whole W and energies whole Ws, so that nothing
is ever rounded.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

WH: Final = 3600
KWH: Final = 1000 * WH
# Further than any story goes.
NEVER: Final = 10**9


def kwh(energy: int) -> Decimal:
    """Return an energy (Ws) as a meter shows it (kWh), exact for whole tenths of a Wh."""
    return Decimal(energy * 10 // WH).scaleb(-4)


@dataclass(frozen=True)
class Kind:
    """How a plug reports.

    Its counter goes up in steps of a `quantum` (Ws) and is refreshed each `refresh` (s). It
    reports each time if it `pushes`, else or also each `every` (s), what it showed before as
    well, or whenever it went up by a `change` (Ws).
    """

    quantum: int
    refresh: int = 1
    pushes: bool = False
    every: int = NEVER
    change: int = NEVER

    def settles_in(self, watt: int) -> int:
        """Return how long a power lasts (s) that the plug shows as it is."""
        if self.change != NEVER:
            return min(3 * self.change // max(watt, 1), NEVER)
        return 3 * max(self.refresh, 1 if self.pushes else self.every)


KINDS: Final = {
    "pushes each minute, and repeats itself": Kind(quantum=WH // 10, refresh=60, pushes=True, every=29),
    "is asked what it had at the minute": Kind(quantum=WH, refresh=60, every=20),
    "is asked out of step what it had at the minute": Kind(quantum=WH // 10, refresh=60, every=25),
    "is asked what it has": Kind(quantum=WH, every=30),
    "pushes each half minute": Kind(quantum=WH, refresh=30, pushes=True),
    "pushes each five minutes": Kind(quantum=WH, refresh=300, pushes=True),
    "repeats what it had five minutes ago": Kind(quantum=WH, refresh=300, every=60),
    "tells of each 10 Wh": Kind(quantum=WH, change=10 * WH),
    "tells of each 10 Wh, and each ten minutes": Kind(quantum=WH, change=10 * WH, every=600),
    "tells of each 100 Wh": Kind(quantum=WH, change=100 * WH),
    "gives a pulse for each Wh": Kind(quantum=WH, change=WH),
}


@dataclass(frozen=True)
class Outlet:
    """How a plug begins: of which kind, when in its periods (s), with what on its counter (Ws).

    It may tell when it began to count, as `is_total`.
    """

    kind: str
    phase: int = 0
    counter: int = 0
    is_total: bool = False


@dataclass
class Plug:
    """A plug and the machine behind it.

    `levels` tells since when the machine has drawn a power, and what it had used by then.
    The counter shows what was used since `base`; `stale` is what it had when it was last
    refreshed, `sent` what the plug said last. It is not heard before `back`, when it says
    again what it `says` (or nothing). Until `glitch` it shows `nonsense`, and `fell` is when
    its counter last fell.
    """

    outlet: Outlet
    kind: Kind = field(init=False)
    base: int = field(init=False)
    now: int = 0
    levels: list[tuple[int, int, int]] = field(default_factory=lambda: [(0, 0, 0)])
    stale: int = 0
    sent: int = 0
    back: int = -1
    says: str = "new"
    glitch: int = NEVER
    nonsense: int = 0
    fell: int = -1
    last_reset: int = -7 * 86400
    steady: int = 0

    def __post_init__(self) -> None:
        """Count on from what it had counted before."""
        self.kind = KINDS[self.outlet.kind]
        self.base = -self.outlet.counter
        self.stale = self.sent = self.display

    def used(self, at: int) -> int:
        """Return what the machine truly used by a time (Ws)."""
        since, used, watt = self.levels[bisect_right(self.levels, at, key=lambda level: level[0]) - 1]
        return used + (at - since) * watt

    @property
    def watt(self) -> int:
        """Return what the machine draws now."""
        return self.levels[-1][2]

    @property
    def counter(self) -> int:
        """Return what the plug has counted, to the last Ws."""
        return self.used(self.now) - self.base

    @property
    def display(self) -> int:
        """Return what the counter shows now (Ws)."""
        return self.counter // self.kind.quantum * self.kind.quantum

    def draw(self, watt: int) -> None:
        """Have the machine draw a power from now on, unless it would be over before the plug showed it."""
        if self.now < self.steady:
            return
        if watt > self.watt:
            self.steady = self.now + self.kind.settles_in(watt)
        self.level(watt)

    def level(self, watt: int) -> None:
        """Have the machine draw a power from now on."""
        used = self.used(self.now)
        if self.levels[-1][0] == self.now:
            self.levels.pop()
        self.levels.append((self.now, used, watt))

    def count_from(self, counter: int) -> None:
        """Have the counter go on from another value (Ws)."""
        self.base = self.used(self.now) - counter
        self.stale = self.sent = self.display
        self.fell = self.now

    @property
    def says_now(self) -> int:
        """Return what the plug says (Ws)."""
        return self.sent if self.glitch == NEVER else self.nonsense

    @property
    def due(self) -> int:
        """Return when something happens to the plug next (s)."""
        times = [self.back if self.back > self.now else NEVER, self.glitch]
        if self.kind.refresh > 1:
            times.append(self._next(self.kind.refresh))
        if self.kind.every != NEVER:
            times.append(self._next(self.kind.every))
        if self.kind.change != NEVER and self.watt:
            missing = self.sent + self.kind.change - self.counter
            times.append(self.now + max(-(-missing // self.watt), 1))
        return min(times)

    def turn(self) -> bool:
        """Return whether the plug says something now."""
        if is_true_again := self.now == self.glitch:
            self.glitch = NEVER
        kind, refreshes = self.kind, self.kind.refresh > 1 and self._is(self.kind.refresh)
        if refreshes or kind.refresh == 1:
            self.stale = self.display
        if self.now == self.back and self.says == "old":
            return True
        is_new = self.now == self.back and self.says == "new"
        is_due = kind.every != NEVER and self._is(kind.every)
        is_changed = self.stale >= self.sent + kind.change
        is_telling = is_new or is_true_again or is_due or is_changed or (refreshes and kind.pushes)
        if is_telling:
            self.sent = self.stale
        return is_telling

    def _next(self, period: int) -> int:
        """Return the next moment of a period after now."""
        return self.now + period - (self.now - self.outlet.phase) % period

    def _is(self, period: int) -> bool:
        """Return whether now is a moment of a period."""
        return (self.now - self.outlet.phase) % period == 0

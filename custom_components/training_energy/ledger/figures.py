"""What a session says: the figures that follow from what it was charged with."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from .reading import HOUR, MOMENT, NOTHING
from .session import Session

SECOND_MOMENTS: Final = 1_000_000
WATT_PER_KILOWATT: Final = 1000
GRAMS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A session's figures at a time; what is not known, or means nothing yet, is None.

    Energies in kWh (per step in Wh), times in s, power in W, money in the session's
    currency, rates in steps per s. Ratios need at least one step and some energy.
    The energy is the best that is known; `metered_kwh` is what the meters showed, and
    what was truly used lies between `energy_min_kwh` and `energy_max_kwh`. `idle_kw` is what
    the machine draws at rest (kW), `emissions_kg` are in kgCO2eq.
    """

    at: datetime
    duration_s: Decimal
    active_s: Decimal
    energy_kwh: Decimal
    metered_kwh: Decimal
    energy_min_kwh: Decimal | None
    energy_max_kwh: Decimal | None
    estimated_kwh: Decimal
    cost: Decimal | None
    steps: int | None
    idle_kw: Decimal | None = None
    emissions_kg: Decimal | None = None

    @property
    def net_energy_kwh(self) -> Decimal | None:
        """Return the energy less what the machine would have drawn at rest (kWh), never below 0."""
        if self.idle_kw is None:
            return None
        return max(self.energy_kwh - self.idle_kw * self._active_hours, NOTHING)

    @property
    def net_cost(self) -> Decimal | None:
        """Return the cost of the net energy (money), at the average price."""
        if self.net_energy_kwh is None or self.cost is None:
            return None
        return self.cost * self.net_energy_kwh / self.energy_kwh if self.energy_kwh else self.cost

    @property
    def _active_hours(self) -> Decimal:
        """Return how long the session ran (h)."""
        return self.active_s * SECOND_MOMENTS / (HOUR // MOMENT)

    @property
    def average_price(self) -> Decimal | None:
        """Return what a kWh cost on average (money)."""
        return _ratio(self.cost, self.energy_kwh)

    @property
    def cost_per_step(self) -> Decimal | None:
        """Return what a step cost (money); 0 where the energy was free."""
        return _ratio(self.cost, self.steps) if self.energy_kwh else None

    @property
    def steps_per_currency(self) -> Decimal | None:
        """Return how many steps a unit of money bought."""
        return _ratio(self.steps, self.cost) if self.steps else None

    @property
    def energy_per_step_wh(self) -> Decimal | None:
        """Return what a step used (Wh)."""
        energy = self.energy_kwh * WATT_PER_KILOWATT
        return _ratio(energy, self.steps) if energy else None

    @property
    def average_power_w(self) -> Decimal | None:
        """Return the mean power (W) while the session ran, its pauses left out."""
        energy = self.energy_kwh * WATT_PER_KILOWATT
        return _ratio(energy, self._active_hours) if energy else None

    @property
    def step_rate(self) -> Decimal | None:
        """Return the steps per second while the session ran."""
        return _ratio(self.steps, self.active_s) if self.steps else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """All sessions ever: how many, their steps, energy (kWh) and cost (money).

    The cost is None until a session had one.
    """

    sessions: int = 0
    steps: int = 0
    energy_kwh: Decimal = NOTHING
    cost: Decimal | None = None

    def plus(self, figures: Figures) -> Totals:
        """Return the totals with one session more."""
        return self._with(figures, 1)

    def less(self, figures: Figures) -> Totals:
        """Return the totals without one of their sessions."""
        return self._with(figures, -1)

    def _with(self, figures: Figures, times: int) -> Totals:
        """Return the totals with a session so many times."""
        cost = self.cost
        if figures.cost is not None:
            cost = (cost or NOTHING) + figures.cost * times
        return Totals(
            sessions=self.sessions + times,
            steps=self.steps + (figures.steps or 0) * times,
            energy_kwh=self.energy_kwh + figures.energy_kwh * times,
            cost=cost,
        )


def figures_of(session: Session, at: datetime, *, unseen: Decimal = NOTHING) -> Figures:
    """Return a session's figures, at `at` where it has not ended.

    `unseen` is what the meters may have counted (kWh) since they were last heard, which
    only matters while it runs.
    """
    end = session.ended.at if session.ended else at
    charge = session.charge
    has_cost = session.priced and not charge.unpriced
    # A session of before boundaries had edges cannot say how far off it may be.
    is_bounded = all(boundary.edges for boundary in session.boundaries)
    opened = [span.opened for span in session.spans]
    closed = [span.closed for span in session.spans if span.closed]
    metered = charge.kwh - _sum(each.late for each in closed) + _sum(each.late for each in opened)
    less = session.less + _sum(each.slack for each in opened) + _sum(each.short for each in closed)
    more = session.more + _sum(each.slack for each in closed) + _sum(each.short for each in opened)
    return Figures(
        at=end,
        duration_s=_seconds(session.opened.at, end),
        active_s=Decimal(session.active(end) // MOMENT) / SECOND_MOMENTS,
        energy_kwh=charge.kwh,
        metered_kwh=metered,
        energy_min_kwh=max(metered - less, NOTHING) if is_bounded else None,
        energy_max_kwh=metered + more + unseen if is_bounded else None,
        estimated_kwh=charge.estimated,
        cost=charge.money if has_cost else None,
        steps=session.steps,
        idle_kw=session.idle,
        emissions_kg=charge.grams / GRAMS if session.weighed and not charge.unweighed else None,
    )


def counted(session: Session, *, currency: str | None = None) -> Figures:
    """Return the figures of a session that is over as sums in a currency take them: without a cost in another one."""
    figures = figures_of(session, session.opened.at)
    return figures if currency in (None, session.currency) else replace(figures, cost=None)


def _sum(energies: Iterable[Decimal]) -> Decimal:
    """Return the sum of some energies (kWh)."""
    return sum(energies, NOTHING)


def _seconds(start: datetime, end: datetime) -> Decimal:
    """Return the time between two moments (s), 0 where the clock was set back."""
    return max(Decimal((end - start) // MOMENT) / SECOND_MOMENTS, NOTHING)


def _ratio(part: Decimal | int | None, of: Decimal | int | None) -> Decimal | None:
    """Return a ratio, or None where it would not mean anything."""
    if part is None or of is None or of <= 0:
        return None
    return Decimal(part) / of

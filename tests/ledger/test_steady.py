"""A projection that holds still, and an alarm that is true: for every kind of plug, with the truth known."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given, settings, strategies as st
import pytest

from custom_components.training_energy.ledger import (
    Limits,
    Projection,
    Quality,
    facts_of,
    noticed,
    projection_of,
    report,
)

from .plugs import KINDS, Outlet
from .rig import confirmed_in
from .truth import Deed, Event, Load, Scene, Truth

# A run of four hours that makes a step each second.
STEPS = 4 * 3600
WATT = 300
TRUE_KWH = Decimal(WATT * STEPS) / 3_600_000
# What is projected in the first minutes of a run is worth little.
EARLY = 600


@dataclass
class Run:
    """A machine that has rested for a while at 60 W and now trains at a plug.

    `tells` is how often its trainer reports (s), and `projected` what could be seen each five seconds,
    the first minutes left out.
    """

    kind: str
    tells: int
    truth: Truth = field(init=False)
    projected: list[Projection] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Train for an hour and a half, as steadily as a machine can."""
        self.truth = truth = Truth(Scene((Outlet(self.kind, phase=17),), warm=1800))
        truth.happen(Event(Deed("start"), 0))
        truth.book = report(truth.book, truth.at(), planned_steps=STEPS)
        for second in range(5, 5401, 5):
            truth.happen(Event(Load(0, WATT), 5))
            steps = second // self.tells * self.tells
            told = truth.at(truth.now - second + steps)
            if steps and told != truth.book.opened().stepped:
                truth.book = report(truth.book, told, steps=steps)
            if second > EARLY:
                self.projected.append(self._look())

    def _look(self) -> Projection:
        """Return what is projected now."""
        book = self.truth.book
        quality = facts_of(book.meters[0]).quality
        figures = book.figures(book.opened(), self.truth.at())
        is_regular = quality not in (None, Quality.IRREGULAR)
        return projection_of(book.view(book.opened()), figures, is_regular=is_regular)


# How a plug and a trainer report (s), and how much two projections in a row may differ. One that
# is asked at other times than it counts at is up to 25 s late in ten minutes.
PAIRS = [
    ("pushes each minute, and repeats itself", 7, "0.01"),
    ("pushes each minute, and repeats itself", 300, "0.01"),
    ("is asked what it had at the minute", 7, "0.01"),
    ("is asked what it had at the minute", 300, "0.01"),
    ("is asked out of step what it had at the minute", 7, "0.025"),
    ("pushes each five minutes", 7, "0.01"),
    ("repeats what it had five minutes ago", 60, "0.01"),
    ("tells of each 10 Wh", 7, "0.01"),
    ("gives a pulse for each Wh", 7, "0.01"),
    ("gives a pulse for each Wh", 300, "0.01"),
]


@pytest.mark.parametrize(
    ("kind", "tells", "jump"), [pytest.param(*row, id=f"{row[0]}, a trainer each {row[1]} s") for row in PAIRS]
)
def test_a_steady_run_has_a_steady_projection(kind: str, tells: int, jump: str) -> None:
    """Whoever reports more often, it is near the truth after ten minutes, and does not move to and fro."""
    run = Run(kind, tells)
    energies = [projection.energy_kwh for projection in run.projected if projection.energy_kwh is not None]
    assert len(energies) == len(run.projected)
    assert max(abs(energy / TRUE_KWH - 1) for energy in energies) < Decimal("0.03")
    assert max(abs(other / one - 1) for one, other in pairwise(energies)) < Decimal(jump)
    opened = run.truth.book.opened().opened.at
    assert {projection.end for projection in run.projected} == {opened + timedelta(seconds=STEPS)}


IDLE_TIME = timedelta(hours=2)


def _told(truth: Truth, rest: int, hours: int) -> list[int]:
    """Return when it was told that a run is idle (s), which somebody looks after each two minutes for some hours."""
    told = []
    watt = truth.plugs[0].watt
    for _ in range(hours * 30):
        truth.happen(Event(Load(0, watt), 120))
        facts = facts_of(truth.book.meters[0])
        grain = facts.rise if facts.rise and facts.quality is not Quality.IRREGULAR else Limits().grain
        limits = Limits(idle=Decimal(rest) / 1000, idle_time=IDLE_TIME, grain=grain)
        truth.book, notices = noticed(truth.book, truth.at(), limits, confirmed=confirmed_in(truth.book, truth.at()))
        if notices:
            told.append(truth.now)
    return told


# Hours of one that reports each second are many reports.
@settings(max_examples=settings().max_examples // 5)
@given(
    st.sampled_from(tuple(KINDS)),
    st.integers(0, 299),
    st.sampled_from((250, 300, 550, 1500)),
    st.sampled_from((5, 30, 60)),
)
@example("pushes each five minutes", 0, 550, 30)
def test_a_run_that_trains_is_not_idle_and_one_that_rests_is(kind: str, phase: int, watt: int, rest: int) -> None:
    """No false alarm, by whatever plug; and one alarm once the machine has rested for the time."""
    truth = Truth(Scene((Outlet(kind, phase=phase),), watt=rest, warm=8000))
    truth.happen(Event(Deed("start"), 0))
    truth.plugs[0].level(watt)
    assert _told(truth, rest, 5) == []
    since = truth.now
    truth.plugs[0].level(rest)
    (told,) = _told(truth, rest, 6)
    assert told - since > IDLE_TIME.total_seconds() / 2

"""What is told of a session, once: over budget, idle, its trainer silent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Details, Figures, Limits, Notice, is_over_budget, noticed

from .rig import Rig, after, confirmed_in

HOUR = timedelta(hours=1)
BUDGET = Limits(budget=Decimal("0.5"))
IDLE = Limits(idle=Decimal("0.1"), idle_time=HOUR, grain=Decimal("0.01"))
SILENCE = Limits(silence=HOUR)


def told(rig: Rig, minutes: float, limits: Limits) -> list[str]:
    """Return what there is to tell at a time; the rig remembers it."""
    rig.book, notices = noticed(rig.book, after(minutes), limits, confirmed=confirmed_in(rig.book, after(minutes)))
    return [notice.value for notice in notices]


def _running(details: Details | None = None) -> Rig:
    """Return a rig at 0.20 with a session."""
    return Rig().price(-60, "0.20").show(0, "10").start(0, details=details)


# The session's own budget, that of its rig, what it has cost, and whether that is too much.
BUDGETS: list[tuple[str, str | None, str | None, str | None, bool | None]] = [
    ("no budget", None, None, "9", None),
    ("no cost", "1", None, None, None),
    ("less", "1", None, "0.99", False),
    ("just as much", "1", None, "1", False),
    ("more", "1", None, "1.01", True),
    ("more than the rig's", None, "1", "1.01", True),
    ("less than its own, more than the rig's", "2", "1", "1.01", False),
    ("a budget of nothing", "0", "1", "0.01", True),
]


@pytest.mark.parametrize(
    ("own", "common", "cost", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in BUDGETS]
)
def test_a_budget_is_over_once_more_was_paid(
    own: str | None, common: str | None, cost: str | None, *, expected: bool | None
) -> None:
    """That of the session comes before that of its rig; without a cost nobody knows."""
    session = _running(Details(budget=None if own is None else Decimal(own))).session()
    nothing = Decimal(0)
    figures = Figures(
        at=after(0),
        duration_s=nothing,
        active_s=nothing,
        energy_kwh=nothing,
        metered_kwh=nothing,
        energy_min_kwh=None,
        energy_max_kwh=None,
        estimated_kwh=nothing,
        cost=None if cost is None else Decimal(cost),
        steps=None,
    )
    limits = Limits(budget=None if common is None else Decimal(common))
    assert is_over_budget(session, figures, limits) is expected


def test_a_budget_is_told_of_once() -> None:
    """A session that goes on over its budget is not told of again."""
    rig = _running()
    assert told(rig.show(10, "12"), 10, BUDGET) == []
    assert told(rig.show(20, "13"), 20, BUDGET) == ["over_budget"]
    assert told(rig.show(30, "15"), 30, BUDGET) == []
    assert told(rig.restart(), 31, BUDGET) == []


def test_a_rise_that_nobody_believes_is_not_over_budget() -> None:
    """One spike must not stop a run; it counts once it did not fall back."""
    rig = _running().show(10, "1000")
    assert told(rig, 10, BUDGET) == []
    assert told(rig, 14, BUDGET) == []
    assert told(rig, 15, BUDGET) == ["over_budget"]
    assert told(_running().show(10, "1000").show(11, "10.1"), 20, BUDGET) == []


def test_nothing_is_told_without_a_session() -> None:
    """Nor of one that is over."""
    rig = _running().show(10, "20")
    rig.stop(10)
    before = rig.book
    assert told(rig, 999, Limits(budget=Decimal(0), idle=Decimal(9), idle_time=HOUR, silence=HOUR)) == []
    assert rig.book is before


def _used(*kwh: str, limits: Limits = IDLE) -> list[list[str]]:
    """Return what is told each ten minutes of a session whose meter shows so much then."""
    rig = _running()
    noticed_first = told(rig, 0, limits)
    return [noticed_first, *(told(rig.show(10 * i, each), 10 * i, limits) for i, each in enumerate(kwh, 1))]


RESTING = [f"{10 + i * 0.0166:.2f}" for i in range(1, 13)]
# What a meter showed each ten minutes, and at which minutes the session was told of as idle.
IDLENESS: list[tuple[str, list[str], Limits, list[int]]] = [
    ("a machine at rest", RESTING, IDLE, [60]),
    ("a machine that trains", [f"{10 + i * 0.05:.2f}" for i in range(1, 13)], IDLE, []),
    ("a meter that shows nothing new", ["10"] * 12, IDLE, [60]),
    ("busy at first", ["10.1", "10.2", *["10.2"] * 10], IDLE, [80]),
    ("busy in between", [*["10"] * 3, "10.2", *["10.2"] * 8], IDLE, [100]),
    ("busy after it was idle, and idle again", [*["10"] * 7, "10.3", *["10.3"] * 7], IDLE, [60, 140]),
    ("never told of", RESTING, Limits(idle=Decimal("0.1")), []),
    ("at rest by a power that nobody knows", RESTING, Limits(idle_time=HOUR), []),
    (
        "a meter that shows each 100 Wh",
        [f"{10 + (i - 1) // 2 / 10:.1f}" for i in range(1, 25)],
        Limits(idle=Decimal("0.1"), idle_time=2 * HOUR, grain=Decimal("0.1")),
        [],
    ),
]


@pytest.mark.parametrize(("kwh", "limits", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in IDLENESS])
def test_an_idle_session_is_told_of_until_it_is_busy(kwh: list[str], limits: Limits, expected: list[int]) -> None:
    """It is idle that used no more than a machine at rest for the time, and is told of once each time."""
    assert [10 * i for i, notices in enumerate(_used(*kwh, limits=limits)) if notices == ["idle"]] == expected


def test_an_idle_session_knows_since_when() -> None:
    """That is when it was last seen to be busy; one that is not idle has no such time."""
    rig = _running()
    told(rig, 0, IDLE)
    assert told(rig.show(10, "10.2"), 10, IDLE) == []
    assert rig.session().idle_since is None
    assert told(rig, 70, IDLE) == ["idle"]
    assert rig.restart().session().idle_since == after(10)
    told(rig.show(80, "10.5"), 80, IDLE)
    assert rig.session().idle_since is None
    assert told(rig, 140, IDLE) == ["idle"]
    assert rig.stop(150).session().idle_since is None


@pytest.mark.parametrize("act", [lambda rig: rig.pause(10), lambda rig: rig.silence(10)], ids=["paused", "away"])
def test_what_nobody_can_tell_is_not_idle(act: object) -> None:
    """A pause is no idle run, and a meter that is away says nothing; the time begins anew after that."""
    rig = _running()
    told(rig, 0, IDLE)
    assert callable(act)
    act(rig)
    assert [told(rig, minute, IDLE) for minute in (60, 120)] == [[], []]
    if rig.book.meter("plug").away:
        rig.show(120, "10")
    else:
        rig.resume(120)
    assert [told(rig, minute, IDLE) for minute in (120, 179, 180)] == [[], [], ["idle"]]


def test_a_spike_that_was_undone_is_no_sign_of_rest() -> None:
    """What had been taken for energy is gone again; a run that goes on is not idle for that."""
    rig = _running()
    for minute in range(0, 300, 5):
        kwh = "1010" if 10 <= minute <= 20 else str(10 + minute / 100)
        assert told(rig.show(minute, kwh), minute, IDLE) == []


# When a trainer reports (minutes), what else happens, and when it is told of as silent.
@pytest.mark.parametrize(
    ("reports", "paused", "expected"),
    [
        pytest.param([], None, [], id="never heard of"),
        pytest.param([0], None, [60], id="heard of once"),
        pytest.param([0, 50], None, [110], id="heard of twice"),
        pytest.param([0], (30, 90), [150], id="paused since"),
    ],
)
def test_a_trainer_is_silent_that_has_reported_before(
    reports: list[float], paused: tuple[float, float] | None, expected: list[int]
) -> None:
    """It is told of once; a paused run has nothing to report."""
    rig, silent = _running(), []
    for minute in range(0, 200, 10):
        if minute in reports:
            rig.report(minute, steps=minute)
        if paused and minute in paused:
            rig = rig.pause(minute) if minute == paused[0] else rig.resume(minute)
        if told(rig, minute, SILENCE):
            silent.append(minute)
    assert silent == expected


def test_a_notice_is_read_back() -> None:
    """What was told is told no more after a restart."""
    rig = _running().report(0, steps=1)
    assert told(rig, 60, SILENCE) == ["silent"]
    assert rig.restart().session().told == (Notice.SILENT,)


def test_a_run_after_a_night_of_rest_is_seen_soon() -> None:
    """What a machine may draw beyond its rest does not add up over the hours."""
    rig, kwh = _running(), Decimal(10)
    for minute in range(0, 1201, 10):
        told(rig.show(minute, str(kwh)), minute, IDLE)
        kwh += Decimal("0.0166")
    assert rig.session().idle_since == after(0)
    for minute in range(1210, 1241, 10):
        told(rig.show(minute, str(kwh)), minute, IDLE)
        kwh += Decimal("0.05")
    assert rig.session().idle_since is None

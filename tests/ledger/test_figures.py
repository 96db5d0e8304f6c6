"""What a session says, and when it says nothing."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Figures, Totals

from .rig import Rig, after

RATIOS = ("average_price", "cost_per_step", "steps_per_currency", "energy_per_step_wh", "average_power_w", "step_rate")


def _figures(energy: str, cost: str | None, steps: int | None, active: str = "3600") -> Figures:
    """Return figures as a session of an hour has them."""
    return Figures(
        at=after(60),
        duration_s=Decimal(3600),
        active_s=Decimal(active),
        energy_kwh=Decimal(energy),
        metered_kwh=Decimal(energy),
        energy_min_kwh=Decimal(energy),
        energy_max_kwh=Decimal(energy),
        estimated_kwh=Decimal(0),
        cost=None if cost is None else Decimal(cost),
        steps=steps,
    )


# Figures, and each ratio of them as text; None where it means nothing.
RATIOS_OF: list[tuple[str, Figures, list[str | None]]] = [
    (
        "an ordinary run",
        _figures("2", "0.5", 1000),
        ["0.25", "0.0005", "2000", "2", "2000", "0.2777777777777777777777777778"],
    ),
    ("no energy yet", _figures("0", "0", 10), [None, None, None, None, None, "0.002777777777777777777777777778"]),
    ("no steps reported", _figures("2", "0.5", None), ["0.25", None, None, None, "2000", None]),
    ("no step made", _figures("2", "0.5", 0), ["0.25", None, None, None, "2000", None]),
    ("no price", _figures("2", None, 1000), [None, None, None, "2", "2000", "0.2777777777777777777777777778"]),
    ("a price of 0", _figures("2", "0", 1000), ["0", "0", None, "2", "2000", "0.2777777777777777777777777778"]),
    (
        "paid for its use",
        _figures("2", "-0.5", 1000),
        ["-0.25", "-0.0005", None, "2", "2000", "0.2777777777777777777777777778"],
    ),
    ("no time passed", _figures("2", "0.5", 1000, "0"), ["0.25", "0.0005", "2000", "2", None, None]),
]


@pytest.mark.parametrize(("figures", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in RATIOS_OF])
def test_ratios_are_unknown_until_they_mean_something(figures: Figures, expected: list[str | None]) -> None:
    """A ratio is exact, or None: never infinite, never a division by zero."""
    ratios = [getattr(figures, name) for name in RATIOS]
    assert ratios == [None if text is None else Decimal(text) for text in expected]


def test_a_session_starts_at_zero() -> None:
    """Energy and cost are 0 at the start, and nothing is a ratio of them yet."""
    figures = Rig().price(-9, "0.2").show(-1, "5").start(0).figures(minutes=0)
    assert figures.energy_kwh == 0
    assert figures.cost == 0
    assert figures.duration_s == 0


def test_a_session_that_runs_is_seen_at_the_time_asked_for() -> None:
    """Durations go on while a session runs; pauses are no active time."""
    rig = Rig().start(0).pause(10).resume(40)
    figures = rig.figures(minutes=60)
    assert figures.duration_s == 3600
    assert figures.active_s == 1800
    assert figures.at == after(60)


def test_a_session_that_ended_is_seen_as_it_ended() -> None:
    """The figures of a finished session no longer move with time."""
    figures = Rig().start(0).pause(10).stop(30).figures(minutes=999)
    assert figures.at == after(30)
    assert figures.duration_s == 1800
    assert figures.active_s == 600


def test_a_clock_set_back_takes_no_time_away() -> None:
    """A session that ends before it started lasted no time, and ended when it started."""
    rig = Rig().start(0).stop(-60)
    figures = rig.figures()
    assert figures.duration_s == 0
    assert figures.active_s == 0
    assert figures.at == rig.session().opened.at


def test_a_clock_set_back_during_a_pause_takes_no_time_away() -> None:
    """What was before the pause counts, and so does what follows once the clock has caught up."""
    rig = Rig().show(-1, "5").start(0).show(9, "6").pause(10).resume(-50).show(-49, "7").pause(-40).resume(-30)
    rig.show(19, "8").stop(20)
    assert rig.figures().active_s == 1200
    assert rig.energy() == 3
    boundaries = [boundary.at for boundary in rig.session().boundaries]
    assert boundaries == sorted(boundaries)


def test_totals_have_a_cost_once_a_session_had_one() -> None:
    """Sessions without a price add energy and no cost."""
    totals = Totals().plus(_figures("1", None, 5))
    assert totals.cost is None
    assert totals.energy_kwh == 1
    assert totals.steps == 5
    totals = totals.plus(_figures("2", "0.5", None)).plus(_figures("2", "-0.7", 1))
    assert totals.sessions == 3
    assert totals.cost == Decimal("-0.2")
    assert totals.energy_kwh == 5
    assert totals.steps == 6


def test_further_steps_are_priced_by_the_run_that_has_some() -> None:
    """They are priced by the open session, or by the last one until it has steps and energy."""
    rig = Rig().price(-9, "0.2").show(-1, "5").start(0, "first")
    assert rig.book.benchmark_figures(after(1)) is None
    rig.show(30, "6").stop(30, steps=10).start(31, "second").report(steps=1)
    early = rig.book.benchmark_figures(after(32))
    assert early is not None
    assert early.cost_per_step == Decimal("0.02")
    rig.show(60, "8").report(steps=0)
    first = rig.book.benchmark_figures(after(61))
    assert first is not None
    assert first.cost_per_step == Decimal("0.02")
    second = rig.report(steps=2).book.benchmark_figures(after(61))
    assert second is not None
    assert second.cost_per_step == Decimal("0.2")


def test_the_last_run_with_steps_stays_the_benchmark() -> None:
    """Correcting an older run, or one to no steps, does not make it the last one with some."""
    rig = Rig().show(-1, "5").start(0, "older").show(30, "6").stop(30, steps=10)
    rig.start(31, "newer").show(60, "8").stop(61, steps=5)
    rig.correct("older", steps=20)
    assert rig.book.benchmark == "newer"
    rig.correct("newer", steps=0)
    assert rig.book.benchmark == "older"

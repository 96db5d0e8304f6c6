"""The reference run, to the last digit that its owner worked out by hand."""

from decimal import ROUND_FLOOR, Decimal

from .rig import Rig, after


def _reference_run() -> Rig:
    """Return a rig on which the reference run was played by hand, within seconds."""
    return Rig().price(-60, "0.20").show(-1, "351.688").start(0).show(0.1, "351.899").stop(0.2, steps=2000)


def test_reference_run_has_exactly_its_figures() -> None:
    """From two readings and a price come energy, cost, and what a step and a unit of money are worth."""
    figures = _reference_run().figures()
    assert figures.energy_kwh == Decimal("0.211")
    assert figures.cost == Decimal("0.0422")
    assert figures.cost_per_step == Decimal("0.0000211")
    assert figures.average_price == Decimal("0.20")
    assert figures.energy_per_step_wh == Decimal("0.1055")
    assert figures.estimated_kwh == 0
    assert figures.steps_per_currency is not None
    assert round(figures.steps_per_currency, 2) == Decimal("47393.36")
    assert figures.steps_per_currency.to_integral_value(ROUND_FLOOR) == 47393
    assert round(figures.steps_per_currency / 1600, 1) == Decimal("29.6")


def test_reference_run_is_settled_at_once() -> None:
    """A run by hand that no meter could have counted in seconds is not held against it."""
    rig = _reference_run()
    session = rig.book.session("run")
    assert session.settled
    assert session.flags == ()
    assert rig.believed(0.2) == Decimal("0.211")
    assert rig.book.totals(after(1)).cost == Decimal("0.0422")


def test_reference_run_keeps_the_displays_of_its_ends() -> None:
    """Its owner can check by eye what the meter showed at the start and at the end."""
    session = _reference_run().book.session("run")
    assert session.ended is not None
    assert (session.opened.display, session.ended.display) == (Decimal("351.688"), Decimal("351.899"))

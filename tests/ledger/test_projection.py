"""Where a session will end: what it has used so far, and as much per step for the steps that are left."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Details, Projection, projection_of

from .rig import Rig, after

UNKNOWN = Projection()


def _projection(rig: Rig, minutes: float, *, is_regular: bool = False) -> Projection:
    """Return where a rig's session will end, as it is known at a time."""
    return projection_of(rig.session(), rig.figures(minutes=minutes), is_regular=is_regular)


def _run(planned: int | None = 400, start_step: int = 0) -> Rig:
    """Return a rig at 0.20 whose session has used 2 kWh in 20 minutes, by hand."""
    details = Details(planned_steps=planned, start_step=start_step)
    rig = Rig().price(-60, "0.20").show(0, "10").start(0, details=details)
    return rig.show(10, "11").show(20, "12")


# A session after 20 minutes, and its energy (kWh), its cost and its end (minutes) to come.
PLAIN: list[tuple[str, Rig, tuple[str, str, float]]] = [
    ("a quarter is done", _run().report(20, steps=100), ("8", "1.6", 80)),
    ("it goes on from a step", _run(planned=500, start_step=100).report(20, steps=100), ("8", "1.6", 80)),
    ("all is done", _run().report(20, steps=400), ("2", "0.4", 20)),
    ("more than planned is done", _run().report(20, steps=500), ("2", "0.4", 20)),
    ("it was told ten minutes ago", _run().report(10, steps=100), ("8", "1.6", 40)),
]


@pytest.mark.parametrize(("rig", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in PLAIN])
def test_a_session_goes_on_as_it_has(rig: Rig, expected: tuple[str, str, float]) -> None:
    """Each step that is left uses as much as those so far, and the end counts from when they were told."""
    energy, cost, end = expected
    projection = _projection(rig.restart(), 20)
    assert projection == Projection(energy_kwh=Decimal(energy), cost=Decimal(cost), end=after(end))


# A session of which nobody can say where it ends.
VAGUE: list[tuple[str, Rig]] = [
    ("no plan", _run(planned=None).report(20, steps=100)),
    ("no steps told", _run()),
    ("no step made", _run().report(20, steps=0)),
    ("it is over", _run().report(20, steps=100).stop(20)),
]


@pytest.mark.parametrize("is_regular", [True, False])
@pytest.mark.parametrize("rig", [pytest.param(rig, id=phrase) for phrase, rig in VAGUE])
def test_nobody_knows_where_a_session_ends_without_a_plan_and_steps(rig: Rig, *, is_regular: bool) -> None:
    """Nor is there anything to say of one that has."""
    assert _projection(rig, 20, is_regular=is_regular) == UNKNOWN


def test_a_paused_session_has_no_end_in_sight() -> None:
    """Its energy and its cost are known; once it goes on, so is its end, the pause left out."""
    rig = _run().report(20, steps=100).pause(20)
    assert _projection(rig, 30) == Projection(energy_kwh=Decimal(8), cost=Decimal("1.6"))
    rig.resume(50).report(50, steps=100)
    assert _projection(rig, 50).end == after(110)


@pytest.mark.parametrize("is_regular", [True, False])
def test_without_energy_or_time_little_is_known(*, is_regular: bool) -> None:
    """Steps may be told before the meter has shown anything, and at the instant of the start."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(0, details=Details(planned_steps=10)).report(0, steps=1)
    assert _projection(rig, 0, is_regular=is_regular) == UNKNOWN
    rig.show(0, "11")
    assert _projection(rig, 0, is_regular=is_regular) == Projection(energy_kwh=Decimal(10), cost=Decimal(2))


def test_a_session_without_a_price_has_no_cost_to_come() -> None:
    """Only its energy is known."""
    rig = Rig().show(0, "10").start(0, priced=False, details=Details(planned_steps=4)).show(10, "11")
    assert _projection(rig.report(10, steps=1), 10) == Projection(energy_kwh=Decimal(4), end=after(40))


@pytest.mark.parametrize("planned", [10**10, 10**20, 10**400], ids=["a slip", "nonsense", "a joke"])
def test_an_end_beyond_all_calendars_is_not_known(planned: int) -> None:
    """A plan with some digits too many is no error."""
    rig = _run(planned=planned).report(20, steps=1)
    assert _projection(rig, 20).end is None
    assert _projection(rig, 20, is_regular=True).end is None


def test_steps_that_were_corrected_by_hand_are_told_then() -> None:
    """A session whose steps were told before there was a time for that counts from now."""
    rig = _run().correct(steps=100, minutes=20)
    assert _projection(rig, 20).end == after(80)

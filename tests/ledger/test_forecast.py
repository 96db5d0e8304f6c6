"""What a run will come to, from what its like did."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from custom_components.training_energy.ledger import Range, forecast, is_telling

from .peers import figures
from .rig import Rig


def test_steps_are_estimated_by_the_median_run() -> None:
    """The range goes from the lowest to the highest of what each step took."""
    runs = [figures(kwh=kwh, hours=hours) for kwh, hours in (("0.4", 1), ("0.5", 2), ("0.9", 4))]
    outlook = forecast(runs, 2000, price=Decimal("0.2"))
    assert outlook.energy == Range(likely=Decimal(1), least=Decimal("0.8"), most=Decimal("1.8"))
    assert outlook.cost == Range(likely=Decimal("0.2"), least=Decimal("0.16"), most=Decimal("0.36"))
    assert outlook.duration == Range(likely=Decimal(14400), least=Decimal(7200), most=Decimal(28800))


def test_single_run_is_as_sure_as_its_meter() -> None:
    """Its own interval is the range, where it has one."""
    run = replace(figures(), energy_min_kwh=Decimal("0.45"), energy_max_kwh=Decimal("0.6"))
    assert forecast([run], 2000, price=None).energy == Range(
        likely=Decimal(1), least=Decimal("0.9"), most=Decimal("1.2")
    )
    unknown = forecast([figures()], 2000, price=Decimal(1))
    assert unknown.energy == unknown.cost == Range(likely=Decimal(1), least=None, most=None)


def test_negative_price_turns_the_range_of_the_cost_around() -> None:
    """The more it uses, the more it earns: the least is still below the most."""
    outlook = forecast([figures(kwh="0.4"), figures(kwh="0.6")], 1000, price=Decimal("-0.1"))
    assert outlook.cost == Range(likely=Decimal("-0.05"), least=Decimal("-0.06"), most=Decimal("-0.04"))


def test_what_is_not_known_is_not_estimated() -> None:
    """Without a price there is no cost, and from a run by hand no time."""
    outlook = forecast([figures(hours=0)], 1000, price=None)
    assert (outlook.cost, outlook.duration) == (None, None)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, True, id="steps and energy"),
        pytest.param({"steps": None}, False, id="no steps"),
        pytest.param({"steps": 0}, False, id="not one step"),
        pytest.param({"kwh": "0", "cost": "0"}, False, id="too short for its meter"),
    ],
)
def test_only_some_runs_are_telling(facts: dict[str, Any], *, expected: bool) -> None:
    """By the others, a run would take nothing at all."""
    assert is_telling(figures(**facts)) is expected


def test_price_in_force_is_the_last_one() -> None:
    """What a run will cost is asked now."""
    rig = Rig()
    assert rig.book.tariff.now is None
    assert rig.price(0, "0.2").price(10, "-0.1").book.tariff.now == Decimal("-0.1")

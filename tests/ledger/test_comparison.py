"""How runs compare: in which groups they are, how far they lie apart, how the last one fared."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Group, Grouping, Measure, compared

from .peers import peer


def _by(groups: list[Group]) -> dict[str | None, int]:
    """Return how many runs there are in which group."""
    return {group.label: group.totals.sessions for group in groups}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param(Grouping.MODEL, {"SDXL": 2, None: 1, "Llama": 1}, id="models"),
        pytest.param(Grouping.NAME, {"d": 1, "c": 1, "B": 1, "a": 1}, id="names"),
        pytest.param(Grouping.TAG, {"LoRA": 2, None: 1, "night": 1, "full": 1}, id="tags"),
    ],
)
def test_group_with_the_latest_run_comes_first(by: Grouping, expected: dict[str | None, int]) -> None:
    """It is called as its latest run is, capitals do not matter, and a run counts for each of its tags once."""
    runs = [
        peer("a", model="Llama", tags=("full", "lora")),
        peer("d", model="SDXL", tags=("lora", "LoRA"), day=3),
        peer("B", model="sdxl", tags=("night",), day=1),
        peer("c", day=2),
    ]
    assert list(_by(compared(runs, by)).items()) == list(expected.items())


def test_runs_are_summed_and_spread() -> None:
    """Quartiles are interpolated; what all of them used includes those without steps."""
    energies = ("0.4", "0.8", "0.6", "1.0", "0.2")
    runs = [peer(str(day), kwh=kwh, day=day, cost=None) for day, kwh in enumerate(energies)]
    group = compared([*runs, peer("none", steps=None, kwh="5")], Grouping.MODEL)[0]
    assert (group.totals.sessions, group.totals.steps) == (6, 5000)
    assert (group.totals.energy_kwh, group.totals.cost) == (Decimal(8), Decimal("0.1"))
    spread = group.spreads[Measure.ENERGY]
    assert spread is not None
    assert (spread.lowest, spread.lower_quartile, spread.median) == (Decimal("0.2"), Decimal("0.4"), Decimal("0.6"))
    assert (spread.upper_quartile, spread.highest, spread.runs) == (Decimal("0.8"), Decimal(1), 5)
    assert group.spreads[Measure.COST] is None


def test_one_run_is_all_of_its_spread() -> None:
    """There is nothing to interpolate."""
    spread = compared([peer(hours=0.5)], Grouping.MODEL)[0].spreads[Measure.RATE]
    assert spread is not None
    rate = Decimal(1000) / 1800
    assert {spread.lowest, spread.lower_quartile, spread.median, spread.upper_quartile, spread.highest} == {rate}


def test_reference_run_in_the_figures_of_a_thousand_steps() -> None:
    """0.0000211 a step is 0.0211 for a thousand, and 0.1055 Wh a step as many kWh."""
    last = compared([peer(kwh="0.211", cost="0.0422", steps=2000)], Grouping.MODEL)[0].last
    assert last is not None
    assert Measure.ENERGY.of(last.figures) == Decimal("0.1055")
    assert Measure.COST.of(last.figures) == Decimal("0.0211")


def test_last_run_is_held_against_the_one_before() -> None:
    """A run without steps says nothing of either."""
    runs = [
        peer("old", kwh="9", day=0),
        peer("before", kwh="0.4", cost="0.1", day=1),
        peer("last", kwh="0.5", cost="0.08", hours=2, day=2),
        peer("none", steps=0, kwh="9", day=3),
    ]
    group = compared(runs, Grouping.MODEL)[0]
    assert group.last is not None
    assert group.last.id == "last"
    assert group.changes[Measure.ENERGY] == 25
    assert group.changes[Measure.COST] == -20
    slower = group.changes[Measure.RATE]
    assert slower is not None
    assert round(slower, 9) == -50


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(None, {"cost": "0.1"}, id="no run before"),
        pytest.param({"cost": None}, {"cost": "0.1"}, id="no cost before"),
        pytest.param({"cost": "0.1"}, {"cost": None}, id="no cost now"),
        pytest.param({"cost": "0"}, {"cost": "0.1"}, id="from nothing"),
        pytest.param({"cost": "-0.1"}, {"cost": "0.1"}, id="from below nothing"),
        pytest.param({"cost": "0.1"}, {"cost": "0.2", "currency": "EUR"}, id="in another currency"),
    ],
)
def test_change_that_means_nothing_is_none(before: dict[str, object] | None, after: dict[str, object]) -> None:
    """Of what is not there, or not above zero, there are no percents."""
    runs = [peer("after", day=1, **after), *([] if before is None else [peer("before", **before)])]
    assert compared(runs, Grouping.MODEL)[0].changes[Measure.COST] is None


def test_runs_without_steps_have_nothing_to_compare() -> None:
    """They are counted, no more."""
    (group,) = compared([peer(steps=None)], Grouping.MODEL)
    assert group.last is None
    assert set(group.spreads.values()) == {None}
    assert compared([], Grouping.MODEL) == []

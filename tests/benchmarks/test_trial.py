"""Whether a run is told the same whatever else is measured, and what is said of many."""

import numpy as np
import pytest

from benchmarks.accuracy.checks import ENOUGH, failures
from benchmarks.accuracy.table import COLUMNS, figure, heading, row, spread
from benchmarks.accuracy.trial import LEDGER, Cell, Method, Trial, tried

GOOD = {Method.RAW: -4.0, Method.LINES: -2.0, Method.OURS: 0.1, Method.POWER: -0.1, Method.FLOOR: 0.0}


def _trial(number: int = 0, *, errors: dict[Method, float] | None = None, inside: bool = True) -> Trial:
    """Return what came out for one run: all is well, but for what is said."""
    return Trial(
        number=number,
        errors=GOOD | (errors or {}),
        inside=dict.fromkeys(LEDGER, inside),
        width=dict.fromkeys(LEDGER, 12.34),
        waited=dict.fromkeys(LEDGER, 90.0),
    )


def _cell(*trials: Trial, minutes: int = 10, meter: str = "Shelly, 60 s", filled: int = 0) -> Cell:
    """Return a cell of some runs, `filled` up with good ones to so many."""
    more = tuple(_trial(number) for number in range(len(trials), filled))
    return Cell(minutes=minutes, meter=meter, trials=(*trials, *more))


def test_a_run_comes_out_the_same_each_time() -> None:
    """What is measured again, alone or among others, must say the same."""
    assert tried(5, "Tasmota, 300 s", 3) == tried(5, "Tasmota, 300 s", 3)


def test_spread_is_about_sizes() -> None:
    """Too much and too little are equally wrong."""
    assert spread(np.array([-3.0, 1.0, 2.0])) == pytest.approx((2.0, 2.9))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(123.4, "123"), (9.96, "10"), (4.32, "4.3"), (0.999, "1.0"), (0.321, "0.32"), (0.0321, "0.032"), (0.0, "0.000")],
)
def test_figure_has_two_digits(value: float, expected: str) -> None:
    """More would pretend to know."""
    assert figure(value) == expected


def test_row_fits_its_heading() -> None:
    """The table is Markdown: as many columns as titles, one above the other."""
    title = heading(10, 3).splitlines()[-2]
    cell = row(_cell(filled=3))
    assert [at for at, sign in enumerate(title) if sign == "|"] == [at for at, sign in enumerate(cell) if sign == "|"]
    assert cell.count("|") == len(COLUMNS) + 1
    assert "| 3 of 3 " in cell


# What is wrong about a run or two of many, and which words the sentences about it have.
WRONG = [
    ("nothing", [], []),
    ("an interval without the truth", [_trial(7, inside=False)], ["outside"] * 2),
    ("few large errors", [_trial(n, errors={Method.OURS: 9}) for n in range(20)], ["percentile"] * 2),
    ("a large median", [_trial(n, errors={Method.POWER: 3}) for n in range(60)], ["median", "percentile"]),
    ("all worse than raw", [_trial(n, errors={Method.OURS: 5}) for n in range(60)], ["median", "percentile"] * 2),
]


@pytest.mark.parametrize(("trials", "expected"), [pytest.param(*each, id=phrase) for phrase, *each in WRONG])
def test_what_does_not_hold_is_said(trials: list[Trial], expected: list[str]) -> None:
    """Each claim of the page that fails is a sentence of its own."""
    found = failures([_cell(*trials, filled=ENOUGH)])
    assert len(found) == len(expected)
    assert all(word in sentence for word, sentence in zip(expected, found, strict=True))


def test_what_was_known_is_known_of_some_cells_only() -> None:
    """Other meters and lengths have only to be ahead of what was shown."""
    worse = [_trial(n, errors={Method.OURS: 2}) for n in range(ENOUGH)]
    assert failures([_cell(*worse)])
    assert not failures([_cell(*worse, minutes=30)])
    assert not failures([_cell(*worse, meter="Kasa, 5 s")])


def test_few_sessions_are_judged_together() -> None:
    """Chance may put raw ahead in a cell of few runs, but never the truth outside."""
    lucky = _cell(_trial(errors={Method.RAW: 0.01}), filled=3)
    assert not failures([lucky, _cell(filled=9)])
    assert failures([_cell(*(_trial(n, errors={Method.OURS: 6}) for n in range(3)))])
    assert failures([_cell(_trial(inside=False), filled=9)])


def test_machines_in_use_are_judged_together() -> None:
    """Nothing was known of them."""
    worse = [_trial(n, errors={Method.OURS: 2}) for n in range(ENOUGH)]
    assert not failures([_cell(*worse)], in_use=True)

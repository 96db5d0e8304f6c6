"""How a session's energy rose over time, in few points."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.ledger import Curve

from .rig import Rig, after

SECOND = 1_000_000
type Rise = tuple[int, int, str]

# What was used (from and until when, in s after the start, kWh), and the points that follow.
RISES: list[tuple[str, list[Rise], list[tuple[int, str]]]] = [
    ("nothing", [], [(0, "0"), (100, "0")]),
    ("all at once at the start", [(0, 0, "2")], [(0, "0"), (0, "2"), (100, "2")]),
    ("since before the start", [(-50, 50, "2")], [(0, "0"), (50, "2"), (100, "2")]),
    ("until the end", [(0, 100, "2")], [(0, "0"), (100, "2")]),
    ("one after another", [(0, 40, "1"), (40, 60, "2")], [(0, "0"), (40, "1"), (60, "3"), (100, "3")]),
    (
        "with a pause",
        [(0, 40, "1"), (60, 80, "1")],
        [(0, "0"), (40, "1"), (60, "1"), (80, "2"), (100, "2")],
    ),
    ("more at an instant that is known", [(0, 40, "1"), (40, 40, "1")], [(0, "0"), (40, "2"), (100, "2")]),
    (
        "two meters that report in turn",
        [(0, 40, "4"), (20, 60, "4")],
        [(0, "0"), (20, "2"), (40, "6"), (60, "8"), (100, "8")],
    ),
    ("late for a time inside", [(0, 80, "8"), (20, 20, "1")], [(0, "0"), (20, "3"), (80, "9"), (100, "9")]),
    (
        "at an instant inside",
        [(0, 40, "1"), (40, 80, "4"), (60, 60, "1")],
        [(0, "0"), (40, "1"), (60, "4"), (80, "6"), (100, "6")],
    ),
    ("beyond an end that a clock set back", [(0, 200, "2")], [(0, "0"), (100, "2")]),
]


def _risen(rises: list[Rise]) -> Curve:
    """Return the curve that some rises make."""
    curve = Curve()
    for start, end, kwh in rises:
        curve = curve.risen(start * SECOND, end * SECOND, Decimal(kwh))
    return curve


@pytest.mark.parametrize(("rises", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in RISES])
def test_a_curve_is_as_steep_as_the_energy_was_used(rises: list[Rise], expected: list[tuple[int, str]]) -> None:
    """It is straight where nothing is known, and level where nothing was used."""
    assert _risen(rises).points(Decimal(100)) == [(Decimal(s), Decimal(kwh)) for s, kwh in expected]


@pytest.mark.parametrize(
    ("seconds", "expected"), [(-1, "0"), (0, "0"), (20, "0.5"), (40, "1"), (50, "1"), (70, "2"), (80, "3"), (99, "3")]
)
def test_a_curve_tells_the_energy_until_any_time(seconds: int, expected: str) -> None:
    """Nothing before its start, all of it after its end."""
    assert _risen([(0, 40, "1"), (60, 80, "2")]).at(seconds * SECOND) == Decimal(expected)
    assert Curve().at(seconds * SECOND) == 0


# Until when and with how much energy a curve goes, and its points then.
CUTS: list[tuple[str, int, str, list[tuple[int, str]]]] = [
    ("in the middle of a rise", 30, "0.7", [(0, "0"), (30, "0.7")]),
    ("at a knot", 40, "1", [(0, "0"), (40, "1")]),
    ("with less than it had by then", 70, "0.5", [(0, "0"), (40, "0.5"), (70, "0.5")]),
    ("with all that it had", 90, "3", [(0, "0"), (40, "1"), (60, "1"), (80, "3"), (90, "3")]),
    ("before all that it keeps", 50, "3", [(0, "0"), (40, "1"), (50, "3")]),
    ("with nothing", 50, "0", [(0, "0"), (50, "0")]),
]


@pytest.mark.parametrize(("end", "kwh", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in CUTS])
def test_a_curve_that_ends_earlier_ends_with_what_is_left(end: int, kwh: str, expected: list[tuple[int, str]]) -> None:
    """What came after is gone, and the new end is exact."""
    curve = _risen([(0, 40, "1"), (60, 80, "2")]).until(end * SECOND, Decimal(kwh))
    assert curve.points(Decimal(end)) == [(Decimal(s), Decimal(kwh)) for s, kwh in expected]


def test_a_long_curve_keeps_its_bends() -> None:
    """Straight stretches are told by their ends, so a run of a thousand reports has its two speeds still."""
    rises = [(i * 60, (i + 1) * 60, "0.001" if i < 500 else "0.005") for i in range(1000)]
    curve = _risen(rises)
    assert 48 < len(curve.points(Decimal(60_000))) <= 64
    assert curve.at(500 * 60 * SECOND) == Decimal("0.5")
    assert curve.at(250 * 60 * SECOND) == Decimal("0.25")
    assert curve.at(1000 * 60 * SECOND) == 3


rises = st.lists(
    st.tuples(st.integers(-300, 5000), st.integers(0, 400), st.integers(0, 10**7)).map(
        lambda rise: (rise[0] * SECOND, (rise[0] + rise[1]) * SECOND, Decimal(rise[2]).scaleb(-9))
    ),
    max_size=120,
)


@given(rises, st.integers(0, 6000), st.integers(0, 100))
def test_a_curve_never_falls_and_ends_with_all(used: list[tuple[int, int, Decimal]], end: int, percent: int) -> None:
    """In whatever order it was told of, and wherever it was cut."""
    curve = Curve()
    for start, until, kwh in used:
        curve = curve.risen(start, until, kwh)
    total = sum((kwh for *_, kwh in used), Decimal(0))
    cut = total * percent / 100
    for each, energy in ((curve, total), (curve.until(end * SECOND, cut), cut)):
        assert len(each.knots) <= 62
        assert all(one.us < other.us and one.kwh <= other.kwh for one, other in pairwise(each.knots))
        assert each.at(10**12) == energy
        assert Curve.unpacked(each.packed()) == each


@pytest.mark.parametrize("text", ["1", "1 2 3", "a 1", "1 b", "1 NaN", "1 Infinity", "1.5 1"])
def test_what_was_no_curve_is_refused(text: str) -> None:
    """The codec makes it an unreadable book."""
    with pytest.raises((ValueError, ArithmeticError)):
        Curve.unpacked(text)


def _two_meters() -> Rig:
    """Return a rig of two meters whose session had a pause."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "5", meter="nas").start(0)
    rig.show(10, "11").show(10, "6", meter="nas").pause(10).show(20, "12").show(20, "7", meter="nas").resume(20)
    return rig.show(30, "13").show(30, "9", meter="nas")


def _points(rig: Rig, duration: int) -> list[tuple[float, float]]:
    """Return the curve of a rig's session of a duration (s) as seconds and kWh."""
    return [(float(second), float(kwh)) for second, kwh in rig.session().curve.points(Decimal(duration))]


def test_a_session_s_curve_is_level_in_its_pauses() -> None:
    """What others used meanwhile is nobody's."""
    assert _points(_two_meters(), 1800) == [(0, 0), (600, 2), (1200, 2), (1800, 5)]


def test_a_session_that_ended_earlier_has_a_curve_until_then() -> None:
    """It is cut where the session is."""
    assert _points(_two_meters().stop(31, at=15), 900) == [(0, 0), (600, 2), (900, 2)]


def test_a_session_that_began_earlier_has_a_curve_since_then() -> None:
    """What is charged anew is on it."""
    rig = Rig().show(0, "10").show(10, "11").show(20, "12").show(30, "13").start(35, at=15)
    assert rig.session().opened.at == after(15)
    assert _points(rig, 1200) == [(0, 0), (300, 1), (900, 2), (1200, 2)]


def test_a_new_price_leaves_the_curve_alone() -> None:
    """It is of energy."""
    rig = _two_meters()
    assert rig.session().repriced(Decimal(1)).curve == rig.session().curve

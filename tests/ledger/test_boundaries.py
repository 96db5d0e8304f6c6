"""Where a meter stood when a session began or ended, worked out from what it showed around it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Book, dump, load
from custom_components.training_energy.ledger.estimate import Crossing, position
from custom_components.training_energy.ledger.point import Point
from custom_components.training_energy.ledger.power import Power
from custom_components.training_energy.ledger.rhythm import Rhythm

from .rig import Rig, after

MINUTE = Rhythm(quantum=Decimal("0.001"), step=Decimal("0.001"), interval=timedelta(minutes=1), is_stepped=False)
STEPPED = Rhythm(quantum=Decimal("0.01"), step=Decimal("0.01"), interval=timedelta(minutes=6), is_stepped=True)
UNHEARD = Power()


def _minutes(rig: Rig, first: int, last: int, kwh: str, kw: str) -> Decimal:
    """Have a meter report each minute at a power (kW); return what it shows then (kWh)."""
    value = Decimal(kwh)
    for minute in range(first, last + 1):
        rig.show(minute, str(value))
        value += Decimal(kw) / 60
    return value - Decimal(kw) / 60


def _minutely() -> Rig:
    """Return a rig whose session ran from 10:30 to 20:30 minutes at 0.6 kW, at rest there is 0.06 kW."""
    rig = Rig(max_power="4")
    at_rest = _minutes(rig, 0, 10, "10", "0.06")
    rig.start(10.5)
    following = at_rest + Decimal("0.06") / 120 + Decimal("0.6") / 120
    trained = _minutes(rig, 11, 20, str(following), "0.6")
    rig.stop(20.5)
    following = trained + Decimal("0.6") / 120 + Decimal("0.06") / 120
    _minutes(rig, 21, 25, str(following), "0.06")
    return rig


def test_a_meter_that_reports_each_minute_is_extended_to_the_boundary() -> None:
    """Ten minutes at 0.6 kW are 0.1 kWh, whatever the meter showed at start and stop."""
    rig = _minutely()
    assert rig.session().settled
    assert rig.energy() == pytest.approx(Decimal("0.1"), abs=Decimal("0.0001"))
    figures = rig.figures(minutes=25)
    assert figures.metered_kwh is not None
    assert abs(figures.metered_kwh - Decimal("0.1")) > Decimal("0.004")
    assert figures.energy_min_kwh is not None
    assert figures.energy_max_kwh is not None
    assert figures.energy_min_kwh <= Decimal("0.1") <= figures.energy_max_kwh


def test_values_by_hand_are_never_corrected() -> None:
    """The same minutes, but twice as fast as the machine could be: somebody turned a number."""
    rig = Rig(max_power="0.1")
    for minute, kwh in enumerate(("10", "11", "12")):
        rig.show(minute, kwh)
    rig.start(2.5).show(3, "13").show(4, "14").stop(4.5).show(5, "15").show(6, "16")
    assert rig.session().settled
    assert rig.energy() == 2


def test_a_stepped_meter_that_nothing_follows_is_guessed_ahead_and_catches_up() -> None:
    """After twenty minutes the guess has to do; what the meter shows then is nobody's twice."""
    rig = Rig(max_power="4")
    for report, minute in enumerate((0, 60.5, 118, 181)):
        rig.show(minute, f"{10 + report / 100:.2f}")
    rig.start(182)
    for report, minute in enumerate((187, 193.2, 198.9, 205.1), start=4):
        rig.show(minute, f"{10 + report / 100:.2f}")
    rig.stop(208)
    assert not rig.session().settled
    rig.show(215, "10.07").settle(229)
    assert rig.session().settled
    used = rig.energy()
    assert Decimal("0.04") < used < Decimal("0.05")
    rig.start(230, "next").show(259, "10.071").show(260, "10.08")
    assert rig.book.meters[0].ahead == 0
    assert used + rig.energy("next") <= Decimal("0.05")


def _point(minutes: float, kwh: str) -> Point:
    """Return what a meter came to."""
    return Point(ordinal=1, at=after(minutes), kwh=Decimal(kwh), display=Decimal(kwh))


def _crossing(rhythm: Rhythm | None, *, end: Point | None = None, rest: str | None = None) -> Crossing:
    """Return a boundary six minutes after a change, of which the one before is all that is known."""
    start = _point(0, "10")
    return Crossing(
        at=after(6),
        now=after(10),
        rhythm=rhythm,
        start=start,
        end=end,
        before=(start, _point(-10, "9.99")),
        after=() if end is None else (end,),
        rests=(False, rest is not None),
        rest=None if rest is None else Decimal(rest),
    )


# What is known, and the count at the boundary (kWh).
AHEAD = [
    ("a meter by the clock has used nothing", _crossing(MINUTE), "10"),
    ("a meter of no rhythm neither", _crossing(None), "10"),
    ("a stepped one has gone on", _crossing(STEPPED), "10.006"),
]


@pytest.mark.parametrize(("crossing", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in AHEAD])
def test_what_nothing_followed(crossing: Crossing, expected: str) -> None:
    """A meter that reports after so much energy has gone on with it, any other one has not."""
    kwh, rest = position(crossing, UNHEARD, is_alone=True)
    assert (kwh, rest) == (Decimal(expected), None)


def test_a_power_sensor_tells_how_far_a_stepped_meter_has_gone_on() -> None:
    """It saw that the load had ended long before the stop."""
    power = Power().drawn(after(-10), Decimal("0.06")).drawn(after(1), Decimal(0))
    kwh, _ = position(_crossing(STEPPED), power, is_alone=True)
    assert kwh == pytest.approx(Decimal("10.001"))


def test_one_change_alone_is_not_guessed_from() -> None:
    """A load that was seen for no time has no power."""
    crossing = _crossing(STEPPED)
    lone = Crossing(
        at=crossing.at,
        now=crossing.now,
        rhythm=STEPPED,
        start=crossing.start,
        end=None,
        before=crossing.before[:1],
        after=(),
    )
    assert position(lone, UNHEARD, is_alone=True) == (Decimal(10), None)
    bare = Crossing(
        at=crossing.at, now=crossing.now, rhythm=None, start=crossing.start, end=_point(0, "11"), before=(), after=()
    )
    assert position(bare, UNHEARD, is_alone=True) == position(bare, UNHEARD, is_alone=False) == (Decimal(10), None)


@pytest.mark.parametrize(("now", "expected"), [(8, "10.9994"), (20, "10.9998")])
def test_the_power_at_rest_is_known_from_before(now: float, expected: str) -> None:
    """It holds after one change, as long as the meter would not have changed again by now."""
    end = _point(8, "11")
    crossing = Crossing(
        at=after(6),
        now=after(now),
        rhythm=MINUTE,
        start=_point(0, "10"),
        end=end,
        before=(),
        after=(end,),
        rests=(False, True),
        rest=Decimal("0.03"),
    )
    kwh, _ = position(crossing, UNHEARD, is_alone=True)
    # The counter may have been half of its step further on than it showed.
    assert kwh == pytest.approx(Decimal(expected), abs=Decimal("0.0006"))
    assert kwh < end.kwh + MINUTE.quantum


def test_a_meter_from_before_there_were_tracks_counts_on() -> None:
    """Its track begins where it stands, so that nothing it had counted before is anybody's."""
    rig = Rig().show(0, "10").show(10, "15")
    old = dump(rig.book)
    assert isinstance(old, dict)
    for name in ("track", "ahead", "left", "back", "rest", "resets", "verdicts"):
        old["meters"][0].pop(name, None)
    rig.book = load(Book, old)
    rig.start(20, "first").stop(21).settle(60)
    rig.start(70, "second").show(80, "15.04").stop(81).settle(120)
    assert (rig.energy("first"), rig.energy("second")) == (Decimal(0), Decimal("0.04"))
    assert rig.book.meters[0].counted == Decimal("5.04")

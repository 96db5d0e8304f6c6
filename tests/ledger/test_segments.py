"""A session's segments: few, in the order of time, and as dear as what they stand for."""

from decimal import Decimal
from itertools import pairwise

import pytest

from .rig import Rig, after


def _two_meters() -> Rig:
    """Return a rig of two meters at 0.20, with a session."""
    rig = Rig("plug", "nas").price(-60, "0.20")
    return rig.show(0, "10").show(0, "10", meter="nas").start(0)


def test_meters_that_report_in_turn_share_a_segment() -> None:
    """Overlapping stretches at one price are one segment, whoever reported them."""
    rig = _two_meters().show(10, "11").show(15, "12", meter="nas").show(20, "12")
    (segment,) = rig.session().segments
    assert segment.start == after(0)
    assert segment.end == after(20)
    assert segment.kwh == 4


def test_a_silent_meter_joins_the_segments_of_its_time() -> None:
    """What a meter reports late goes to the price of its time, between those that are there."""
    rig = _two_meters().show(10, "11").price(10, "0.30").show(20, "12").price(20, "0.20").show(30, "13")
    rig.show(30, "13", meter="nas")
    segments = rig.session().segments
    assert [(s.start, s.end, s.kwh, s.price) for s in segments] == [
        (after(0), after(10), Decimal(2), Decimal("0.20")),
        (after(10), after(20), Decimal(2), Decimal("0.30")),
        (after(20), after(30), Decimal(2), Decimal("0.20")),
    ]


def test_a_late_report_says_nothing_of_a_pause() -> None:
    """What one meter reports late is spread over the session's own time, as the other one's is."""
    rig = _two_meters().show(10, "11").pause(10).show(20, "12").resume(20).show(30, "13").show(30, "11", meter="nas")
    one, other = rig.session().segments
    assert (one.start, one.end, one.kwh) == (after(0), after(10), Decimal(1))
    assert (other.start, other.end, other.kwh) == (after(20), after(30), Decimal(2))


def test_segments_keep_to_the_time_of_their_session() -> None:
    """A session says nothing of a time before it started, though energy came from there."""
    rig = Rig("plug", "nas").price(-99, "0.20").show(-30, "10").show(-60, "10", meter="nas").start(0)
    rig.price(10, "0.30").show(30, "11").show(30, "11", meter="nas")
    segments = rig.session().segments
    assert [segment.start for segment in segments] == [after(0), after(10)]
    assert rig.figures().cost == sum(segment.cost or 0 for segment in segments)


def _many(prices: int) -> Rig:
    """Return a rig whose price alternated every minute while a session ran."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(0)
    for i in range(1, prices):
        rig.price(i, f"0.{i % 7 + 1}").show(i + 1, f"{10 + i / 10:.1f}")
    return rig


def test_a_long_session_keeps_a_thousand_segments_and_its_cost() -> None:
    """The shortest segments are merged at a mean price: energy and cost stay."""
    session = _many(1100).session()
    cost = sum((segment.cost or Decimal(0) for segment in session.segments), Decimal(0))
    assert len(session.segments) == 1000
    assert sum(segment.kwh for segment in session.segments) == session.charge.kwh == Decimal("109.9")
    assert abs(cost - session.charge.money) < Decimal("1e-20")
    assert all(one.end <= other.start for one, other in pairwise(session.segments))


def test_energy_without_a_price_is_never_merged_with_a_priced_one() -> None:
    """A mean of a price and none would be a price that nobody asked."""
    rig = _many(1000)
    priced = rig.session().segments
    rig = Rig().show(0, "10").start(0).show(1, "10.1")
    assert [segment.price for segment in rig.session().segments] == [None]
    assert all(segment.price is not None for segment in priced)


@pytest.mark.parametrize("count", [3, 40], ids=["few", "more than are kept apart"])
def test_flags_are_kept_apart_until_they_are_too_many(count: int) -> None:
    """A meter that dips at every report adds to its newest flag once there are 32."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "10", meter="nas").start(0)
    for i in range(count):
        rig.show(i * 2 + 1, "9.9").show(i * 2 + 2, "10")
    rig.show(99, "9.9", meter="nas").show(100, "10", meter="nas").show(101, "0").show(102, "0.1")
    flags = rig.session().flags
    dips = [flag for flag in flags if flag.meter == "plug" and flag.fault.value == "dip"]
    assert sum(flag.count for flag in dips) == count
    assert sum(flag.kwh for flag in dips) == count * Decimal("0.1")
    assert dips[-1].at == after(count * 2)
    assert [(flag.meter, flag.fault.value) for flag in flags[len(dips) :]] == [("nas", "dip"), ("plug", "reset")]
    assert len(dips) == min(count, 32)

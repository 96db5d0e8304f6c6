"""What a session emitted: the carbon intensity while its energy was used."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Segment, unweigh

from .rig import Rig, after


def _running(*, weighed: bool = True) -> Rig:
    """Return a rig at 400 g per kWh and at 0.20, with a session and a meter at 10 kWh."""
    return Rig().price(-60, "0.20").weigh(-60, "400").show(0, "10").start(0, weighed=weighed)


def _unweighed() -> Rig:
    """Return a rig of which no carbon intensity was ever known, with a session."""
    return Rig().price(-60, "0.20").show(0, "10").start(0, weighed=True)


# What happened, and what the session emitted (kgCO2eq), None where that is not known.
EMITTED: list[tuple[str, Rig, str | None]] = [
    ("nothing yet", _running(), "0"),
    ("one intensity", _running().show(10, "12"), "0.8"),
    ("a new intensity between readings", _running().weigh(5, "200").show(10, "12"), "0.6"),
    ("a new intensity at the reading", _running().show(10, "12").weigh(10, "200"), "0.8"),
    ("two parts that became one segment", _running().show(10, "11").weigh(10, "200").show(20, "14"), "1"),
    ("a new price and a new intensity", _running().price(5, "0.3").weigh(5, "200").show(10, "12"), "0.6"),
    ("an intensity of 0", _running().weigh(0, "0").show(10, "12"), "0"),
    ("what is no intensity", _running().weigh(0, "-1").weigh(0, "NaN").show(10, "12"), "0.8"),
    ("no intensity yet", _unweighed().show(10, "11"), None),
    ("the first intensity of all, late", _unweighed().show(10, "11").weigh(10, "100").show(20, "12"), "0.2"),
    ("a rig without intensities", _running(weighed=False).show(10, "12"), None),
    ("a rig whose first intensity comes while it runs", _running(weighed=False).weigh(5, "400").show(9, "11"), "0.4"),
    (
        "an end in the past, at the mean of what is one segment",
        _running().show(10, "11").weigh(10, "200").show(20, "14").stop(21, at=15),
        "0.25",
    ),
    (
        "an end in the past, with a price for each intensity",
        _running().show(10, "11").weigh(10, "200").price(10, "0.30").show(20, "14").stop(21, at=15),
        "0.4",
    ),
]


@pytest.mark.parametrize(("rig", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in EMITTED])
def test_energy_emits_what_it_did_while_it_was_used(rig: Rig, expected: str | None) -> None:
    """A new intensity never changes what was emitted before, save for the first of all."""
    assert rig.figures().emissions_kg == (None if expected is None else Decimal(expected))
    assert rig.restart().figures().emissions_kg == (None if expected is None else Decimal(expected))


def test_a_segment_has_the_mean_intensity_of_its_time() -> None:
    """Neighbours at one price are one segment, whatever the grid did, and emit what both did."""
    (segment,) = _running().show(10, "11").weigh(10, "200").show(20, "14").session().segments
    assert (segment.kwh, segment.carbon, segment.grams) == (Decimal(4), Decimal(250), Decimal(1000))


def test_what_has_no_intensity_stays_apart() -> None:
    """A mean of an intensity and none would be one that nobody measured."""
    session = _unweighed().show(10, "11").session()
    assert [segment.carbon for segment in session.segments] == [None]
    instant = Segment(start=after(0), end=after(1), kwh=Decimal(1), price=None)
    assert instant.grams is None


def test_a_long_session_keeps_its_emissions() -> None:
    """Where the shortest segments are merged, both rates become means."""
    rig = _running()
    for minute in range(1, 1100):
        rig.price(minute, f"0.{minute % 7 + 1}").weigh(minute, str(minute)).show(minute + 1, f"{10 + minute / 10:.1f}")
    session = rig.session()
    assert len(session.segments) == 1000
    emitted = sum(segment.grams or Decimal(0) for segment in session.segments)
    assert abs(emitted - session.charge.grams) < Decimal("1e-15")
    # 0.1 kWh each minute, in the first two of them at 400 g and then at 1 g more each minute.
    assert session.charge.grams == pytest.approx(Decimal("0.1") * sum(range(1, 1100)), rel=Decimal("0.001"))


def test_a_rig_that_is_weighed_no_more_keeps_the_last_for_who_ran() -> None:
    """A session that has not settled goes on with it; the next one has none."""
    rig = _running()
    rig.book = unweigh(rig.book)
    assert rig.show(10, "12").figures().emissions_kg == Decimal("0.8")
    rig.stop(10)
    rig.book = unweigh(rig.book)
    assert rig.book.carbon.rates == ()
    assert rig.start(20, "next", weighed=True).show(30, "13").figures("next").emissions_kg is None

"""When a stopped session is final: at once, unless one of its meters is in doubt."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Status

from .rig import NAS, Rig


def _doubted() -> Rig:
    """Return a rig whose session was stopped while its meter was in doubt."""
    return Rig().show(0, "10").start(0).show(30, "12").show(40, "0.1").stop(41)


def test_a_stop_settles_at_once() -> None:
    """Without a doubt there is nothing to wait for."""
    assert Rig().show(0, "10").start(0).show(10, "11").stop(11).session().status is Status.FINISHED


def test_a_meter_that_never_reported_is_not_waited_for() -> None:
    """A rig without a reading has nothing in doubt."""
    assert Rig().start(0).stop(1).session().settled


# What the meter showed after the stop, the session's energy (kWh), its faults.
DECIDED = [
    ("a dip", [(45, "12.5")], "2", ["dip"]),
    ("a reset", [(45, "0.3")], "2.1", ["reset", "coarse_meter"]),
    ("a further fall", [(45, "0.05"), (46, "0.3")], "2", []),
]


@pytest.mark.parametrize(
    ("shown", "expected", "faults"),
    [pytest.param(*row, id=phrase) for phrase, *row in DECIDED],
)
def test_a_doubt_at_a_stop_is_waited_for(shown: list[tuple[float, str]], expected: str, faults: list[str]) -> None:
    """The session settles with the decision, with its own part of what it was about."""
    rig = _doubted()
    assert rig.session().status is Status.SETTLING
    for minutes, kwh in shown:
        rig.show(minutes, kwh)
    assert rig.session().settled
    assert rig.energy() == Decimal(expected)
    assert [fault for fault, _ in rig.faults()] == faults
    assert rig.believed(60) == Decimal(expected)


def test_a_session_settles_while_the_next_one_runs() -> None:
    """The decision gives each of them the part that is its own."""
    rig = _doubted().start(42, "next").show(50, "0.4")
    assert (rig.energy(), rig.energy("next")) == (Decimal("2.1"), Decimal("0.3"))
    assert [fault for fault, _ in rig.faults("next")] == ["reset"]
    assert (rig.session().settled, rig.session("next").settled) == (True, False)


def test_a_doubt_that_came_after_the_stop_is_not_waited_for() -> None:
    """What fell after a session ended cannot change it."""
    rig = Rig().show(0, "10").start(0).show(30, "12").stop(31).show(40, "0.1")
    assert rig.session().settled
    assert rig.start(41, "next").show(50, "0.3").faults() == []


def test_a_doubt_in_a_pause_is_not_waited_for() -> None:
    """A session that is stopped in its pause ended, for its meters, where it was paused."""
    rig = Rig().show(0, "10").start(0).show(30, "12").pause(31).show(40, "0.1").stop(41)
    assert (rig.session().settled, rig.show(50, "0.2").faults()) == (True, [])


def test_a_doubt_from_before_the_pause_is_waited_for() -> None:
    """It was the session's own before it was paused."""
    rig = Rig().show(0, "10").start(0).show(30, "12").show(35, "0.1").pause(36).stop(41)
    assert not rig.session().settled
    assert rig.show(50, "0.2").energy() == Decimal("2.1")


@pytest.mark.parametrize(
    ("reports", "settles"),
    [
        pytest.param([50, 60], None, id="nineteen minutes of reports"),
        pytest.param([50, 61], 61, id="twenty minutes of reports"),
        pytest.param([], 41 + 1440, id="a day of silence"),
    ],
)
def test_a_doubt_that_nobody_decides_times_out(reports: list[float], settles: float | None) -> None:
    """A meter that reports is waited for shortly, one that is away for a day; the session says so."""
    rig = _doubted()
    for minutes in reports:
        rig.show(minutes, "0.1")
    if not reports:
        assert not rig.settle(41 + 1439).session().settled
        rig.settle(41 + 1440)
    assert rig.session().settled is (settles is not None)
    assert rig.faults() == ([("undecided", Decimal("11.9"))] if settles else [])
    assert rig.energy() == 2


def test_what_times_out_is_decided_without_the_session() -> None:
    """A settled session stays as it is, whatever the meter turns out to have done."""
    rig = _doubted().settle(41 + 1440)
    assert rig.show(2000, "12.5").energy() == 2
    assert rig.faults() == [("undecided", Decimal("11.9"))]


def test_each_meter_is_waited_for_by_itself() -> None:
    """Of several meters in doubt one may be decided and another time out."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "10", meter=NAS).start(0).show(30, "12").show(30, "11", meter=NAS)
    rig.show(40, "0.1").show(40, "0.2", meter=NAS).stop(41).show(45, "12.5")
    assert not rig.session().settled
    rig.show(61, "0.2", meter=NAS)
    assert rig.session().settled
    assert rig.energy() == 3
    assert [(flag.meter, flag.fault.value) for flag in rig.session().flags] == [("plug", "dip"), ("nas", "undecided")]


def test_a_silent_meter_does_not_stop_the_others() -> None:
    """One meter that says nothing is waited for, while the other one counts on."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "10", meter=NAS).start(0).show(30, "12").show(60, "13")
    assert rig.energy() == 3
    assert rig.show(600, "20", meter=NAS).energy() == 13


def test_a_meter_that_is_dropped_is_not_waited_for() -> None:
    """Its doubt stays undecided, and what it counted stays counted."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "10", meter=NAS).start(0).show(30, "12").show(30, "11", meter=NAS)
    rig.show(40, "0.1").show(40, "500", meter=NAS).stop(41).rewire("extra", "extra").settle(42)
    assert rig.session().settled
    assert rig.energy() == 492
    assert rig.faults() == [("undecided", Decimal("11.9"))]
    assert [meter.key for meter in rig.book.meters] == ["extra"]


def test_a_meter_that_stays_goes_on_as_it_was() -> None:
    """Rewiring a rig does not make its other meters forget what they showed."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "5", meter=NAS).rewire("nas").start(0).show(30, "6", meter=NAS)
    assert rig.energy() == 1
    assert rig.book.display == 6


def test_a_power_sensor_explains_a_meter_that_keeps_no_time() -> None:
    """Where the meter came and went as the power says, its energy lies in time as the power does."""
    rig = Rig(max_power="4").draw(-60, "0.6")
    for minute in (-50, -45, -31, -29, -12):
        rig.show(minute, str(10 + Decimal(minute) / 100))
    rig.start(0).show(7, "10.07")
    assert rig.stop(10).show(13, "10.13").show(30, "10.3").energy() == Decimal("0.1")
    assert rig.session().status is Status.FINISHED


def test_what_a_meter_counted_while_it_was_away_was_used_evenly() -> None:
    """As far as anybody knows, also for a session that began meanwhile."""
    rig = Rig(max_power="4").show(-60, "10").silence(-50).start(0).show(60, "11")
    assert rig.energy() == Decimal("0.5")

"""Rises that could not have been used: shown at once, believed later, undone if they fall back."""

from decimal import Decimal

from .rig import NAS, Rig


def _spiked() -> Rig:
    """Return a rig at 0.20 whose session has counted 1 kWh, and a spike of 500 on top."""
    return Rig().price(-60, "0.20").show(0, "10").start(0).show(10, "11").show(11, "511")


def test_totals_wait_five_minutes_for_a_spike() -> None:
    """The session shows it at once; what stops a training run does not count it yet."""
    rig = _spiked()
    assert rig.energy() == 501
    assert rig.figures().cost == Decimal("100.20")
    assert [rig.believed(minutes) for minutes in (11, 15.9, 16)] == [1, 1, 501]
    assert len(rig.book.doubts) == 1


def test_totals_believe_what_another_rise_followed() -> None:
    """A spike comes alone: once the meter counts on from there, it was none."""
    assert _spiked().show(12, "511.01").believed(12) == Decimal("501.01")
    assert _spiked().show(11.1, "600").believed(11.1) == 501


def test_totals_never_knew_of_a_spike_that_fell_back() -> None:
    """What falls back is undone in the session, with a flag, and leaves no cost."""
    rig = _spiked().show(12, "11.1")
    assert (rig.energy(), rig.figures().cost, rig.believed(12)) == (Decimal("1.1"), Decimal("0.22"), Decimal("1.1"))
    assert rig.faults() == [("spike", Decimal(500))]
    assert rig.book.doubts == ()


def test_a_stop_takes_a_spike_as_it_is() -> None:
    """A stopped session is settled with it at once, and keeps it."""
    rig = _spiked().stop(12)
    assert rig.session().settled
    assert rig.believed(12) == 501
    assert rig.show(13, "11.1").energy() == 501
    assert rig.faults() == []


def test_what_a_stop_took_is_not_counted_again() -> None:
    """The next session has no part in what fell back from the one before."""
    rig = Rig().show(0, "351.688").start(0, "one").show(0.1, "351.899").stop(0.2).start(0.3, "two")
    assert rig.show(0.4, "351.890").energy("two") == 0
    assert rig.show(0.5, "351.900").energy("two") == Decimal("0.010")
    assert rig.faults("two") == []


def test_a_fall_below_what_a_stop_took_counts_from_there() -> None:
    """Of two spikes the one that a stop took stands, the other one goes."""
    rig = _spiked().stop(12).start(12, "two").show(12.1, "900").show(12.2, "700")
    assert rig.energy("two") == 189
    rig = _spiked().stop(12).start(12, "two").show(12.1, "900").show(12.2, "20")
    assert rig.energy("run") == 501
    assert rig.energy("two") == 0


def test_a_spike_before_the_start_is_not_the_session_s() -> None:
    """Neither the spike nor its undoing touches who was not running."""
    rig = Rig().show(0, "10").show(1, "510").start(2).show(3, "10.2")
    assert rig.energy() == Decimal("0.2")
    assert rig.stop(4).energy() == Decimal("0.2")


def test_a_spike_before_a_pause_can_be_undone_in_it() -> None:
    """The session was running when it rose, so it is the session that loses it."""
    rig = _spiked().pause(12).show(13, "11.1")
    assert rig.energy() == 1
    assert [fault for fault, _ in rig.faults()] == ["spike"]


def test_a_spike_in_a_pause_is_nobody_s() -> None:
    """A session does not count what rose while it was paused, believed or not."""
    rig = Rig().show(0, "10").start(0).pause(1).show(2, "510").resume(3)
    assert rig.energy() == 0
    assert rig.show(20, "510.1").energy() == Decimal("0.1")


def test_a_spike_of_one_meter_leaves_the_others_believed() -> None:
    """Each meter's rises are believed by themselves."""
    rig = Rig("plug", "nas").show(0, "10").show(0, "10", meter=NAS).start(0).show(10, "510").show(10, "11", meter=NAS)
    assert rig.energy() == 501
    assert rig.believed(10) == 1

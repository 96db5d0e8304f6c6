"""Sessions that began, paused, went on or ended at a time in the past, and those measured elsewhere."""

from dataclasses import replace
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import (
    EndBeforeStartError,
    NotKeptError,
    SessionOverlapError,
    SessionRunningError,
    check_free,
    going_on,
    over,
)

from .rig import Rig, after


def _by_tens() -> Rig:
    """Return a rig whose meter was seen to come to 11, 12, 13 and 14 kWh, by hand."""
    return Rig().price(-60, "0.20").show(0, "10").show(10, "11").show(20, "12").show(30, "13")


def _run(name: str = "run") -> Rig:
    """Return a rig whose session has had three kWh since five minutes past."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(5, name)
    return rig.show(10, "11").show(20, "12").show(30, "13")


def test_a_session_can_have_begun_earlier() -> None:
    """What the meter showed since then is its own."""
    rig = _by_tens().start(35, at=15)
    assert rig.session().opened.at == after(15)
    assert rig.energy() == 2
    assert rig.show(40, "14").energy() == 3


def test_a_fault_since_an_earlier_start_is_flagged() -> None:
    """The decision was made while nobody ran, and touches whoever did after all."""
    rig = Rig().show(0, "9").show(10, "8.9").show(12, "9").start(20, at=5)
    assert rig.faults() == [("dip", Decimal("0.1"))]
    assert Rig().show(0, "9").show(10, "8.9").show(12, "9").start(20, at=15).faults() == []


def test_a_session_can_have_ended_earlier() -> None:
    """What came after that is taken back."""
    rig = _run().show(40, "14").stop(45, at=25)
    session = rig.session()
    assert session.ended is not None
    assert session.ended.at == after(25)
    assert rig.energy() == 2
    assert rig.figures(minutes=45).cost == Decimal("0.4")


def test_a_pause_can_have_begun_and_ended_earlier() -> None:
    """Only what was counted outside of it is the session's."""
    rig = Rig().show(0, "10").start(1).show(10, "11").show(20, "12").pause(25, at=15)
    assert rig.energy() == 1
    rig.show(30, "13").show(40, "14").resume(45, at=35)
    assert rig.energy() == 2


def test_what_is_asked_of_the_past_has_to_make_sense() -> None:
    """Nothing ends before it began, nor goes on before it was paused; and the book is as it was."""
    rig = _by_tens().start(35)
    before = rig.book
    for act in (rig.stop, rig.pause):
        with pytest.raises(EndBeforeStartError):
            act(40, at=34)
    rig.pause(50)
    with pytest.raises(EndBeforeStartError):
        rig.resume(60, at=49)
    assert before.session("run") == replace(rig.book.session("run"), spans=before.session("run").spans)


def test_further_back_than_is_kept_the_recorder_has_to_be_asked() -> None:
    """The ledger says so, and changes nothing."""
    rig = Rig()
    for minute in range(200):
        rig.show(minute, str(10 + minute / 10))
    before = rig.book
    with pytest.raises(NotKeptError):
        rig.start(200, at=1)
    assert rig.book is before


@pytest.mark.parametrize(("start", "end"), [(0, 11), (12, 13), (19, 30), (0, None), (19, None)])
def test_two_sessions_never_have_the_same_time(start: float, end: float | None) -> None:
    """The energy of a minute belongs to one of them."""
    book = Rig().show(0, "10").start(10).show(15, "11").stop(20).book
    with pytest.raises(SessionOverlapError):
        check_free(book, after(start), None if end is None else after(end))


@pytest.mark.parametrize(("start", "end"), [(0, 10), (20, 30), (20, None)])
def test_one_session_may_begin_as_another_ends(start: float, end: float | None) -> None:
    """They share that instant, and no energy."""
    book = Rig().show(0, "10").start(10).show(15, "11").stop(20).book
    check_free(book, after(start), None if end is None else after(end))


def test_a_session_that_was_measured_elsewhere_comes_before_the_others() -> None:
    """It counts in the totals, waits for the history, and is known by its name."""
    elsewhere = _run("old").stop(31).book.session("old")
    rig = Rig().price(30, "0.20").show(50, "20").start(60, "now").show(70, "21")
    rig.book = over(rig.book, elsewhere)
    assert rig.book.unfiled == ("old",)
    assert (rig.energy("old"), rig.energy("now")) == (Decimal(3), Decimal(1))
    assert rig.believed(70) == 4
    rig.show(80, "22")
    assert (rig.energy("old"), rig.energy("now")) == (Decimal(3), Decimal(2))


def test_a_session_that_was_measured_again_takes_its_own_place() -> None:
    """An end in the past that only the recorder knows replaces what was counted live."""
    rig = _by_tens().start(31).show(40, "14")
    rig.book = over(rig.book, _run().stop(31).book.session("run"))
    assert [session.id for session in rig.book.sessions] == ["run"]
    assert rig.energy() == 3


def test_a_session_goes_on_from_where_it_was_measured_elsewhere() -> None:
    """What the meters counted since is charged here, and nothing twice."""
    measured = _run().book.session("run")
    rig = Rig().price(0, "0.20").show(20, "12").show(30, "13").show(40, "14")
    rig.book = going_on(rig.book, measured, {"plug": after(30)})
    assert rig.energy() == 4
    assert rig.show(50, "15").energy() == 5
    with pytest.raises(SessionRunningError):
        going_on(rig.book, measured, {})


def test_a_meter_that_was_not_heard_elsewhere_counts_from_now() -> None:
    """Nobody knows what it had before."""
    measured = _run().book.session("run")
    rig = Rig().show(30, "13").show(40, "14")
    rig.book = going_on(rig.book, measured, {})
    assert rig.energy() == 3
    assert rig.show(50, "15").energy() == 4


def test_a_time_after_one_from_elsewhere_stands_where_it_belongs() -> None:
    """What was measured by the recorder does not move what is said of the minutes since."""
    measured = _run().book.session("run")
    rig = Rig().show(0, "10").show(10, "11").show(20, "12").show(30, "13").show(40, "14")
    rig.book = going_on(rig.book, measured, {"plug": after(30)})
    assert rig.stop(45, at=25).energy() == 2
    rig = _run().show(40, "14").stop(41).show(50, "15").show(60, "16")
    rig.book = over(rig.book, _run("old").stop(31).book.session("old"))
    assert rig.start(65, "next", at=55).energy("next") == 1


def test_a_session_that_ended_elsewhere_prices_further_steps() -> None:
    """It is the last one with steps, wherever it was measured."""
    rig = _run()
    rig.book = over(rig.book, _run().stop(31, steps=100).book.session("run"))
    assert rig.book.benchmark == "run"

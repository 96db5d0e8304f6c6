"""What a session says is true, for every kind of plug and all that happens to it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given, settings, strategies as st

from .invariants import check_changes, check_curves, check_segments, check_tracks, restarted
from .plugs import Outlet
from .truth import Deed, Event, Load, Reset, Restart, Scene, Truth, scenes, stories

# A hundred-millionth of a kWh: what is worked out is rounded, finer than that.
FINE = Fraction(1, 10**8)

# What was found to go wrong once.
MINUTELY = Scene((Outlet("pushes each minute, and repeats itself"),), watt=5)
PULSES = Scene((Outlet("gives a pulse for each Wh"),), watt=0)
NEXT = Deed("next")
CRASHED = [Event(NEXT, 290), Event(Restart(0, crashes=True), 0)]
CRASHED_FOR_A_DAY = [Event(NEXT, 0), Event(NEXT, 290), Event(Restart(100_000, crashes=True), 0)]
RESET_AND_CRASHED = [
    *(Event(NEXT, 290), Event(Reset(0), 1), Event(Reset(0), 290)),
    *(Event(Restart(0, crashes=True), 0), Event(NEXT, 100)),
]
MANY_CHANGES = [Event(Load(0, 1500), 7), Event(NEXT, 290)]


@given(scenes, stories)
@example(MINUTELY, RESET_AND_CRASHED)
def test_the_truth_lies_in_the_interval(scene: Scene, story: list[Event]) -> None:
    """What a session truly used lies between its figures, at any time, and so does its energy."""
    truth = Truth(scene)
    for event in story:
        truth.happen(event)
        for session in truth.book.sessions:
            figures = truth.book.figures(session, truth.at())
            low, high = figures.energy_min_kwh, figures.energy_max_kwh
            assert low is not None
            assert high is not None
            assert Decimal(0) <= low <= figures.energy_kwh <= high
            if not truth.is_hidden:
                assert Fraction(low) - FINE <= truth.used(session) <= Fraction(high) + FINE


@given(scenes, stories)
@example(MINUTELY, CRASHED)
@example(replace(MINUTELY, warm=700), CRASHED_FOR_A_DAY)
def test_energy_falls_only_for_a_reason(scene: Scene, story: list[Event]) -> None:
    """A spike that was undone, a boundary that was corrected, or an end in the past."""
    truth = Truth(scene)
    for event in story:
        # What came after the last save is lost in a crash, until the meter says it again.
        is_crash = isinstance(event.what, Restart) and event.what.crashes
        before = truth.saved[1] if is_crash else truth.book
        truth.happen(event)
        check_changes(before, truth.book)


@given(scenes, stories)
@example(PULSES, MANY_CHANGES)
def test_sessions_share_out_what_the_meters_counted(scene: Scene, story: list[Event]) -> None:
    """Each has what was counted between its boundaries, at the prices of then, and nobody has it twice."""
    truth = Truth(scene)
    for event in story:
        truth.happen(event)
        check_tracks(truth.book)
        check_segments(truth.book)
        check_curves(truth.book, truth.at())


# Each costs as much as ten of the others.
@settings(max_examples=settings().max_examples // 5)
@given(scenes, stories, st.sampled_from((1, 7, 100)))
def test_a_book_that_is_read_back_goes_on_the_same(scene: Scene, story: list[Event], often: int) -> None:
    """Whatever was heard before it was written down, and whatever comes after."""
    through, reread = Truth(scene), Truth(scene, rereads=often)
    for event in story:
        through.happen(event)
        reread.happen(event)
        assert restarted(reread.book) == through.book

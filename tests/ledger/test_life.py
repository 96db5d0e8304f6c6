"""What its owner does with a session, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import (
    AlreadyPausedError,
    Details,
    LedgerError,
    NoSessionError,
    NotPausedError,
    Outcome,
    PausedTooOftenError,
    SessionRunningError,
    Status,
    StepBeforeStartError,
    UnknownSessionError,
    pause,
    report,
    resume,
    stop,
)
from custom_components.training_energy.ledger.session import MOST_SPANS

from .rig import NOON, Rig, after


def test_a_session_goes_through_its_life() -> None:
    """A session trains, is paused, trains again and is finished."""
    rig = Rig().show(0, "10").start(0)
    assert rig.session().status is Status.TRAINING
    assert rig.pause(10).session().status is Status.PAUSED
    assert rig.resume(20).session().status is Status.TRAINING
    assert rig.stop(30).session().status is Status.FINISHED
    assert rig.book.open is None


def test_pauses_are_nobody_s_energy() -> None:
    """What is counted between a pause and a resumption is not the session's."""
    rig = Rig().show(0, "10").start(0).show(10, "11").pause(10).show(20, "15").resume(20).show(30, "17")
    assert rig.energy() == 3
    assert rig.stop(30).energy() == 3


def test_a_paused_session_can_be_stopped() -> None:
    """It ends when it is stopped, with the energy that it had when it was paused."""
    rig = Rig().show(0, "10").start(0).show(10, "11").pause(10).show(20, "15").stop(25)
    session = rig.session()
    assert session.ended is not None
    assert session.ended.at == after(25)
    assert session.ended.display == 15
    assert rig.energy() == 1
    assert rig.figures().active_s == 600


def test_a_session_has_so_many_pauses_and_no_more() -> None:
    """Each is kept, and a script that pauses in a loop would fill the disk; it can still be stopped."""
    rig = Rig().show(0, "10").start(0).pause(1).resume(2)
    first, second = rig.session().spans
    rig.book = rig.book.having(replace(rig.session(), spans=(*[first] * (MOST_SPANS - 2), second)))
    assert rig.pause(3).resume(4).session().status is Status.TRAINING
    with pytest.raises(PausedTooOftenError) as refused:
        rig.pause(MOST_SPANS)
    assert refused.value.facts == {"session": "run", "most": "999"}
    assert rig.stop(MOST_SPANS).session().status is Status.FINISHED
    assert len(rig.session().spans) == MOST_SPANS


def test_a_session_has_what_came_before_its_stop_and_nothing_after() -> None:
    """A reading after the stop belongs to the next session, or to nobody."""
    rig = Rig().show(0, "10").start(0, "one").show(10, "11").stop(10).show(20, "12")
    rig.start(20, "two").show(30, "13")
    assert rig.energy("one") == 1
    assert rig.energy("two") == 1


def test_sessions_at_one_instant_share_the_boundary() -> None:
    """Stop and start may carry one time: order, not time, tells whose energy it is."""
    rig = Rig().show(0, "10").start(0, "one").show(10, "11").stop(10).start(10, "two").show(10, "12")
    assert rig.energy("one") == 1
    assert rig.energy("two") == 1


def test_a_display_needs_all_meters() -> None:
    """The sum of the displays is unknown while one of the meters shows nothing."""
    rig = Rig("plug", "nas").show(0, "10").start(0)
    assert rig.session().opened.display is None
    rig.show(1, "5", meter="nas").show(2, "9.5").stop(3)
    ended = rig.session().ended
    assert ended is not None
    assert ended.display == Decimal("14.5")


def test_progress_is_reported_in_steps_of_the_run_or_of_the_session() -> None:
    """A step is a position in the whole run; the session's own steps start at its first."""
    book = Rig().start(0, details=Details(start_step=500)).book
    book = report(book, NOON, step=700)
    assert book.opened().steps == 200
    book = report(book, NOON, planned_steps=2000)
    assert (book.opened().steps, book.opened().details.planned_steps) == (200, 2000)
    assert report(book, NOON, steps=0).opened().steps == 0


def test_a_stop_says_how_it_ended_and_keeps_what_it_is_not_told() -> None:
    """Steps and notes that a stop does not give stay as they were."""
    book = Rig().start(0, details=Details(notes="first try")).report(steps=5).book
    kept = stop(book, after(1), outcome=Outcome.FAILED).session("run")
    assert (kept.outcome, kept.steps, kept.details.notes) == (Outcome.FAILED, 5, "first try")
    told = stop(book, after(1), steps=0, notes="").session("run")
    assert (told.outcome, told.steps, told.details.notes) == (Outcome.COMPLETED, 0, "")


def test_a_discarded_session_was_never_there() -> None:
    """Nothing of it is left, and no older session is shown in its place."""
    rig = Rig().show(0, "10").start(0, "kept").show(10, "11").stop(10).file("kept")
    rig.start(20, "gone").show(30, "12").discard()
    assert rig.book.shown is None
    assert rig.believed(40) == 1
    assert rig.book.sessions == ()
    with pytest.raises(UnknownSessionError):
        rig.session("gone")


def test_a_discard_keeps_what_a_suspect_rise_may_still_undo() -> None:
    """A spike in a discarded session that falls back later is nobody's."""
    rig = Rig().show(0, "10").start(0, "gone").show(1, "999").discard().start(2, "run").show(3, "10.1")
    assert rig.energy() == Decimal("0.1")


def test_corrected_steps_reach_the_totals_and_the_history() -> None:
    """A session that was filed is filed again with what was corrected."""
    rig = Rig().start(0).stop(1, steps=100).file()
    assert not rig.book.unfiled
    rig.correct(steps=150)
    assert rig.book.unfiled == ("run",)
    assert rig.book.totals(after(2)).steps == 150
    assert rig.correct(steps=150).book.unfiled == ("run",)


def test_steps_of_a_running_session_can_be_corrected() -> None:
    """A correction of the open session is a report."""
    rig = Rig().start(0).correct(steps=3)
    assert rig.book.totals(after(1)).steps == 3
    assert rig.book.benchmark is None


def test_a_filed_session_is_kept_while_it_is_shown() -> None:
    """The last session and the one that prices further steps stay; others go once filed."""
    rig = Rig().start(0, "steps").stop(1, steps=1).start(2, "none").stop(3).start(4, "last").stop(5)
    for name in ("steps", "none", "last"):
        rig.file(name)
    assert [session.id for session in rig.book.sessions] == ["steps", "last"]
    assert rig.book.shown == rig.session("last")


def test_a_session_is_found_by_its_key() -> None:
    """The key that opened a session names it, and the newest wins."""
    rig = Rig().start(0, "one", details=Details(key="job")).stop(1).start(2, "two", details=Details(key="job"))
    assert rig.session("job").id == "two"
    assert rig.session("one").id == "one"


def test_a_session_is_called_by_its_name() -> None:
    """A message names a session as its owner does, or by its id."""
    assert Rig().start(0, details=Details(name="lora 7")).session().label == "lora 7"
    assert Rig().start(0).session().label == "run"


# What is refused, the book that it is asked of, the error and its facts.
REFUSED: list[tuple[str, Rig, Callable[[Rig], object], type[LedgerError], dict[str, str]]] = [
    (
        "a second start",
        Rig().start(0, "one"),
        lambda rig: rig.start(1, "two"),
        SessionRunningError,
        {"session": "one"},
    ),
    (
        "a start on a paused rig",
        Rig().start(0).pause(1),
        lambda rig: rig.start(2, "two"),
        SessionRunningError,
        {"session": "run"},
    ),
    ("a pause without a session", Rig(), lambda rig: pause(rig.book, after(0)), NoSessionError, {}),
    (
        "a second pause",
        Rig().start(0).pause(1),
        lambda rig: pause(rig.book, after(2)),
        AlreadyPausedError,
        {"session": "run"},
    ),
    ("a resumption without a session", Rig(), lambda rig: resume(rig.book, after(0)), NoSessionError, {}),
    (
        "a resumption without a pause",
        Rig().start(0),
        lambda rig: resume(rig.book, after(1)),
        NotPausedError,
        {"session": "run"},
    ),
    ("a stop without a session", Rig(), lambda rig: rig.stop(0), NoSessionError, {}),
    ("a second stop", Rig().start(0).stop(1), lambda rig: rig.stop(2), NoSessionError, {}),
    ("a discard without a session", Rig(), lambda rig: rig.discard(), NoSessionError, {}),
    ("a discard of what is finished", Rig().start(0).stop(1), lambda rig: rig.discard(), NoSessionError, {}),
    ("a report without a session", Rig(), lambda rig: rig.report(steps=1), NoSessionError, {}),
    (
        "a step before the first",
        Rig().start(0, details=Details(start_step=9)),
        lambda rig: report(rig.book, NOON, step=8),
        StepBeforeStartError,
        {"step": "8", "start": "9"},
    ),
    (
        "an unknown session",
        Rig().start(0),
        lambda rig: rig.correct("other", steps=1),
        UnknownSessionError,
        {"session": "other"},
    ),
]


@pytest.mark.parametrize(("rig", "ask", "error", "facts"), [pytest.param(*row, id=phrase) for phrase, *row in REFUSED])
def test_what_cannot_be_is_refused_with_its_facts(
    rig: Rig,
    ask: Callable[[Rig], object],
    error: type[LedgerError],
    facts: dict[str, str],
) -> None:
    """A refusal carries what its message needs, and leaves the book as it was."""
    before = rig.book
    with pytest.raises(error) as refusal:
        ask(rig)
    assert refusal.value.facts == facts
    assert rig.book is before


def test_what_is_told_late_undoes_nothing() -> None:
    """A client sends what it had kept after something newer: the newer steps stay."""
    rig = Rig().start(0)
    rig.book = report(rig.book, after(10), steps=1000)
    rig.book = report(rig.book, after(5), steps=500, planned_steps=2000)
    session = rig.book.opened()
    assert (session.steps, session.details.planned_steps) == (1000, 2000)
    assert (session.stepped, session.reported) == (after(10), after(10))

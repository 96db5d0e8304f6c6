"""Sessions changed after the fact, and what becomes of the totals."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import (
    Details,
    Limits,
    Notice,
    NotReopenedError,
    Session,
    SessionOverlapError,
    Status,
    StillRunningError,
    Totals,
    delete,
    noticed,
    over,
    refiled,
    reopened,
    revise,
)

from .rig import Rig, after, confirmed_in


def _filed(name: str = "run", steps: int | None = 100) -> Rig:
    """Return a rig at 0.20 with a session of 2 kWh that was stopped and filed."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(0, name).show(10, "12").stop(10, steps=steps)
    return rig.file(name)


def _totals(rig: Rig) -> tuple[int, int, Decimal, Decimal | None]:
    """Return how many sessions there were, with how many steps, kWh and how much money."""
    totals = rig.book.totals(after(99))
    return (totals.sessions, totals.steps, totals.energy_kwh, totals.cost)


def test_a_session_that_only_the_history_has_is_revised() -> None:
    """The totals follow, it is filed again, and goes from the book once it was."""
    rig = _filed("old")
    old = rig.session("old")
    rig.start(20, "new").show(30, "13").stop(30, steps=10).file("new")
    assert [session.id for session in rig.book.sessions] == ["new"]
    rig.book = revise(rig.book, old, replace(old, steps=50, details=Details(name="found again")))
    assert _totals(rig) == (2, 60, Decimal(3), Decimal("0.6"))
    assert (rig.book.unfiled, rig.book.benchmark) == (("old",), "new")
    assert [session.id for session in rig.file("old").book.sessions] == ["new"]


def test_a_new_price_is_for_all_that_a_session_used() -> None:
    """It is sure, it stays for what comes later, and the totals follow."""
    rig = Rig().show(0, "10").start(0, priced=False).show(10, "12").stop(10)
    assert _totals(rig) == (1, 0, Decimal(2), None)
    rig.book = revise(rig.book, rig.session(), rig.session().repriced(Decimal("0.5")))
    assert _totals(rig) == (1, 0, Decimal(2), Decimal(1))
    assert rig.figures().estimated_kwh == 0


def test_a_new_price_of_a_session_that_runs_stays_its_price() -> None:
    """Neither its rig's price nor an estimate takes the place of what its owner gave."""
    rig = Rig().price(-60, "0.20").lapse(-50).show(0, "10").start(0).show(10, "12")
    rig.book = revise(rig.book, rig.session(), rig.session().repriced(Decimal("0.5")))
    rig.price(10, "0.30").show(20, "14")
    assert (rig.figures().cost, rig.figures().estimated_kwh) == (Decimal(2), Decimal(0))
    (segment,) = rig.session().segments
    assert (segment.price, segment.kwh) == (Decimal("0.5"), Decimal(4))


def _measured(kwh: str) -> Session:
    """Return a session from five minutes past, as the recorder tells it."""
    return Rig().price(-60, "0.20").show(5, "0").start(5).show(15, kwh).stop(15).session()


def test_a_session_that_is_measured_again_keeps_what_was_said_of_it() -> None:
    """Its times and its energy are new, its price is the one that its owner gave."""
    rig = _filed()
    said = replace(rig.session(), details=Details(name="lora"), idle=Decimal("0.1"))
    again = said.remeasured(_measured("3"))
    assert (again.details, again.steps, again.idle, again.id) == (said.details, 100, said.idle, "run")
    assert (again.opened.at, again.charge.kwh, again.charge.money) == (after(5), Decimal(3), Decimal("0.6"))
    assert said.repriced(Decimal(1)).remeasured(_measured("3")).charge.money == 3
    rig.book = over(rig.book, again, said)
    assert _totals(rig) == (1, 100, Decimal(3), Decimal("0.6"))
    assert rig.book.unfiled == ("run",)


def test_a_session_that_is_held_replaces_what_it_was() -> None:
    """Even where nobody says what that was: it counts once in the totals."""
    rig = _filed()
    rig.book = over(rig.book, rig.session().remeasured(_measured("3")))
    assert _totals(rig) == (1, 100, Decimal(3), Decimal("0.6"))


def test_corrected_steps_of_one_that_runs_are_told_now() -> None:
    """Those of one that is over say nothing of when it made them."""
    rig = Rig().start(0).correct(steps=5, minutes=7)
    assert rig.session().stepped == after(7)
    assert rig.session().reported is None
    assert rig.stop(8).correct(steps=6, minutes=9).session().stepped == after(7)


@pytest.mark.parametrize("is_settled", [True, False], ids=["settled", "settling"])
def test_a_deleted_session_stays_in_the_totals(*, is_settled: bool) -> None:
    """It is gone for everything else."""
    rig = _filed() if is_settled else _settling()
    assert rig.session().status is (Status.FINISHED if is_settled else Status.SETTLING)
    before = rig.book.totals(after(99))
    rig.book = delete(rig.book, rig.session(), after(99))
    assert rig.book.totals(after(99)) == before
    assert (rig.book.sessions, rig.book.live, rig.book.benchmark, rig.book.unfiled) == ((), None, None, ())


def _settling(*, spike: str = "1") -> Rig:
    """Return a rig whose session waits for a meter to report again; the other one may have had a spike."""
    rig = Rig("plug", "nas").price(-60, "0.20").show(-5, "1", meter="nas")
    for minute in range(-5, 6):
        rig.show(minute, str(10 + minute / 10))
        if minute == 0:
            rig.start(0.5)
    return rig.show(5.2, spike, meter="nas").stop(5.5)


def test_a_spike_does_not_stay_in_the_totals_with_a_deleted_session() -> None:
    """What nobody believed when it was deleted was not in them."""
    rig = _settling(spike="1000")
    assert rig.session().status is Status.SETTLING
    before = rig.believed(5.6)
    assert rig.energy() > 900
    rig.book = delete(rig.book, rig.book.session("run"), after(5.6))
    assert rig.believed(5.6) == before < 2


def test_another_session_prices_further_steps_once_one_is_deleted() -> None:
    """The last one here that has steps, else the last one of the history."""
    old = _filed("old").session("old")
    rig = _filed("first").start(20, "second").show(30, "13").stop(30, steps=5)
    rig.book = delete(rig.book, rig.session("second"), after(40), before=old)
    assert rig.book.benchmark == "first"
    rig.book = delete(rig.book, rig.session("first"), after(40), before=old)
    assert rig.book.benchmark == "old"
    assert rig.book.unfiled == ()
    figures = rig.book.benchmark_figures(after(40))
    assert figures is not None
    assert figures.cost_per_step == Decimal("0.004")


def test_the_open_session_cannot_be_deleted() -> None:
    """It can be discarded."""
    rig = Rig().start(0)
    with pytest.raises(StillRunningError) as refusal:
        delete(rig.book, rig.session(), after(1))
    assert refusal.value.facts == {"session": "run"}


def _silent() -> Rig:
    """Return a rig whose session was closed for its trainer's silence after ten minutes, with 2 kWh."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(0).show(10, "12").report(10, steps=5)
    rig.book, notices = noticed(
        rig.book, after(70), Limits(silence=timedelta(hours=1)), confirmed=confirmed_in(rig.book, after(70))
    )
    assert notices == (Notice.SILENT,)
    return rig.stop(70, at=10).show(80, "13")


def test_a_session_that_was_closed_for_silence_goes_on_as_if_it_had_not_been() -> None:
    """It has what was used since, counts once, and can fall silent again."""
    rig = _silent().file()
    assert _totals(rig)[:3] == (1, 5, Decimal(2))
    rig.book = reopened(rig.book, rig.session(), after(80))
    session = rig.session()
    assert (session.status, session.outcome, session.reported) == (Status.PAUSED, None, after(80))
    assert session.told == ()
    assert rig.resume(80, at=10).energy() == 3
    assert _totals(rig)[:3] == (1, 5, Decimal(3))
    rig.stop(90)
    assert (_totals(rig)[:3], rig.book.unfiled) == ((1, 5, Decimal(3)), ("run",))


def test_a_session_that_still_settles_can_go_on_too() -> None:
    """The totals never had it."""
    rig = _settling()
    rig.book = reopened(rig.book, rig.session(), after(5.6))
    assert rig.book.settled == Totals()
    assert rig.resume(5.6, at=5.5).show(6, "10.6").session().status is Status.TRAINING


def test_no_session_goes_on_beside_another() -> None:
    """One session at a time, in the past as well: the hour of another one is not its own."""
    rig = _silent()
    silent = rig.session()
    rig.start(81, "other")
    with pytest.raises(NotReopenedError):
        reopened(rig.book, silent, after(85))
    rig.show(90, "14").stop(90)
    rig.book = reopened(rig.book, silent, after(95))
    with pytest.raises(SessionOverlapError):
        rig.resume(95, at=10)
    assert rig.resume(95).show(100, "15").energy() == 3
    assert rig.energy("other") == 1


def test_a_price_in_another_currency_moves_no_total() -> None:
    """A session of another home is there without its cost, and so it stays whatever it is priced at."""
    rig = Rig().show(0, "1").price(0, "0.2").start(1, "run").show(60, "2").stop(61).file()
    before = rig.book.settled
    session = rig.book.session("run")
    book = revise(rig.book, session, session.repriced(Decimal(9)), currency="EUR")
    assert book.settled.cost == before.cost
    assert revise(rig.book, session, session.repriced(Decimal(9)), currency="USD").settled.cost == Decimal(9)


def test_what_is_held_of_a_history_that_was_lost_waits_to_be_filed_again() -> None:
    """A session that the history has, or that still runs, has nothing to wait for."""
    rig = _filed().start(20, "next")
    assert refiled(rig.book, {"run"}) is rig.book
    assert refiled(rig.book, ()).unfiled == ("run",)

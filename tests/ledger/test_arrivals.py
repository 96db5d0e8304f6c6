"""Sessions of another history that come into the book, and leave it for its own."""

from decimal import Decimal

from custom_components.training_energy.ledger import Session, arrived, dump, filed, load, unfiled

from .peers import session
from .rig import Rig


def _running() -> Rig:
    """Return a rig whose session has used a kWh."""
    return Rig().price(-60, "0.20").show(0, "10").start(5, "now").show(10, "11")


def _arrived(rig: Rig, *sessions: Session, gone: str = "") -> Rig:
    """Have sessions come into a rig's book."""
    rig.book = arrived(rig.book, sessions, currency="USD", gone={gone})
    return rig


def test_sessions_that_arrive_count_once_and_happen_to_nobody() -> None:
    """They wait for the history; what runs goes on."""
    rig = _arrived(_running(), session("old", kwh="3", cost="0.6"), session("older", kwh="2", cost="0.3"))
    totals = rig.book.totals(rig.book.sessions[0].opened.at)
    assert (totals.sessions, totals.steps, totals.energy_kwh) == (3, 2000, Decimal(6))
    assert (rig.book.live, rig.book.benchmark) == ("now", None)
    assert [one.id for one in unfiled(rig.book)] == ["old", "older"]
    assert rig.show(20, "12").energy("now") == 2
    rig.book = filed(rig.book, unfiled(rig.book))
    assert [one.id for one in rig.book.sessions] == ["now"]
    assert rig.believed(20) == 7


def test_foreign_money_is_not_added() -> None:
    """Euros and dollars make no sum."""
    rig = _arrived(Rig(), session("home", cost="0.1"), session("abroad", cost="0.7", currency="EUR"))
    assert rig.book.settled.cost == Decimal("0.1")
    assert rig.book.settled.energy_kwh == 1


def test_what_is_gone_is_counted_already() -> None:
    """A session that was deleted comes back, and not its energy."""
    rig = _arrived(Rig(), session("gone"), session("new"), gone="gone")
    assert rig.book.settled.sessions == 1
    assert [one.id for one in unfiled(rig.book)] == ["gone", "new"]


def test_what_was_corrected_while_it_was_written_is_written_again() -> None:
    """The history has the older one."""
    rig = _arrived(Rig(), session("one"), session("two"))
    written = unfiled(rig.book)
    rig.correct("one", steps=5)
    rig.book = filed(rig.book, written)
    assert [one.steps for one in unfiled(rig.book)] == [5]


def test_a_restart_in_between_changes_nothing() -> None:
    """What counts in the totals and is not filed yet is in the same snapshot."""
    rig = _arrived(_running(), session("old"))
    before = rig.book
    assert rig.restart().book == before
    assert load(Session, dump(before.session("old"))) == before.session("old")

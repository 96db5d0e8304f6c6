"""What a machine draws at rest, learned before its sessions; and what it used beyond that."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import idle_of, rested

from .rig import NAS, PLUG, Rig


def _quiet(rig: Rig, start: int, end: int, *, watt: int = 60, every: int = 5, meter: str = PLUG) -> Rig:
    """Return the rig after a meter reported a power for some minutes."""
    shown = rig.book.meter(meter).display or Decimal(10)
    for minute in range(start, end + 1, every):
        rig.show(minute, str(shown + Decimal(watt) * (minute - start) / 60_000), meter=meter)
    return rig


def _learned(*watts: int) -> Rig:
    """Return a rig that has rested at some powers for an hour each, with a run of an hour after each."""
    rig = Rig()
    for i, watt in enumerate(watts):
        _quiet(rig, i * 120, i * 120 + 60, watt=watt).start(i * 120 + 61, str(i))
        rig.stop(i * 120 + 119).file(str(i))
    return rig


# How often a rig has rested at which power (W), and what it draws at rest (kW).
LEARNED: list[tuple[str, list[int], str | None]] = [
    ("never", [], None),
    ("twice", [60, 60], None),
    ("three times", [60, 60, 60], "0.06"),
    ("once with a film", [60, 250, 62], "0.062"),
    ("four times", [60, 62, 64, 66], "0.063"),
    ("asleep, so that its meter never changes", [0, 0, 0], None),
    ("as long ago as it has changed since", [*[200] * 9, *[60] * 5], "0.06"),
]


@pytest.mark.parametrize(("watts", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in LEARNED])
def test_the_power_at_rest_is_the_middle_of_the_last_quiet_times(watts: list[int], expected: str | None) -> None:
    """Three times at least: one of them may be something else."""
    idle = idle_of(_learned(*watts).restart().book)
    assert idle == (None if expected is None else Decimal(expected))


# How a rig was before its session, and what was learned of that (kW).
QUIETS: list[tuple[str, Rig, list[str]]] = [
    ("an hour", _quiet(Rig(), 0, 60), ["0.06"]),
    ("ten minutes", _quiet(Rig(), 50, 60), ["0.06"]),
    ("nine minutes", _quiet(Rig(), 51, 60, every=3), []),
    ("two reports", _quiet(Rig(), 0, 60, every=60), []),
    ("so long ago that it says nothing", _quiet(Rig(), -200, -100), []),
    ("three hours, of which two count", _quiet(_quiet(Rig(), -120, -60, watt=600), -55, 60), ["0.06"]),
    ("two meters", _quiet(_quiet(Rig(PLUG, NAS), 0, 60), 0, 60, watt=20, meter=NAS), ["0.08"]),
    ("two meters, one of them silent", _quiet(Rig(PLUG, NAS), 0, 60), []),
    ("no meters", Rig().rewire(), []),
]


@pytest.mark.parametrize(("rig", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in QUIETS])
def test_a_quiet_time_says_something_if_it_was_long_enough(rig: Rig, expected: list[str]) -> None:
    """All meters have to have shown a few changes, not long before the session."""
    assert rig.start(61).book.quiets == tuple(map(Decimal, expected))


def test_what_a_session_used_is_not_what_its_machine_draws_at_rest() -> None:
    """Only the time since the last one ended is quiet, also before one that began in the past."""
    rig = _quiet(Rig(), 0, 60).start(61, "one")
    _quiet(rig, 65, 125, watt=600).stop(126)
    assert _quiet(rig, 130, 150, watt=70).start(180, "two", at=152).book.quiets == (Decimal("0.06"), Decimal("0.07"))


# What a session of an hour used (kWh), what its machine draws at rest (kW), and the net energy and its cost.
NETS: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("nothing is known of its rest", "0.5", None, None, None),
    ("it rests at a little", "0.5", "0.1", "0.4", "0.08"),
    ("it draws nothing at rest", "0.5", "0", "0.5", "0.1"),
    ("it used less than at rest", "0.05", "0.1", "0", "0"),
    ("it used nothing", "0", "0.1", "0", "0"),
]


@pytest.mark.parametrize(("kwh", "idle", "net", "cost"), [pytest.param(*row, id=phrase) for phrase, *row in NETS])
def test_the_net_energy_is_what_a_run_used_beyond_rest(
    kwh: str, idle: str | None, net: str | None, cost: str | None
) -> None:
    """It is never below 0, costs the average price, and the gross stays beside it; a pause is no rest of the run."""
    rig = Rig().price(-60, "0.20").show(0, "10").start(0).show(30, str(10 + Decimal(kwh))).pause(30).resume(60)
    rig.book = rested(rig.stop(90).book if idle is None else rig.book, None if idle is None else Decimal(idle))
    figures = rig.figures(minutes=90)
    assert figures.energy_kwh == Decimal(kwh)
    assert figures.net_energy_kwh == (None if net is None else Decimal(net))
    assert figures.net_cost == (None if cost is None else Decimal(cost))


def test_a_net_cost_needs_a_price() -> None:
    """Without one only the energy is known."""
    rig = Rig().show(0, "10").start(0, priced=False).show(60, "10.5")
    rig.book = rested(rig.book, Decimal("0.1"))
    assert (rig.figures(minutes=60).net_energy_kwh, rig.figures(minutes=60).net_cost) == (Decimal("0.4"), None)


def test_a_session_that_is_over_keeps_what_its_machine_drew_at_rest() -> None:
    """What the owner says later is for the sessions to come."""
    rig = Rig().show(0, "10").start(0).show(60, "10.5")
    rig.book = rested(rig.book, Decimal("0.1"))
    rig.stop(60)
    rig.book = rested(rig.book, Decimal("0.2"))
    assert rig.session().idle == Decimal("0.1")

"""From raw readings to energy: each thing that meters do, and what is counted then."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Reading, Rules, rounded

from .rig import Rig, after

type Shown = list[tuple[float, str]]

# Readings (minutes, kWh) of which the first is taken before the session starts, the
# session's energy (kWh), and the faults that it is flagged with.
COUNTED: list[tuple[str, Shown, str, list[str]]] = [
    ("a rise", [(0, "1.0"), (10, "1.5")], "0.5", []),
    ("rises one after the other", [(0, "1.0"), (10, "1.5"), (20, "2.25")], "1.25", []),
    ("a rise after two days of silence", [(0, "1.0"), (2880, "21.0")], "20.0", []),
    ("the same value again", [(0, "1.0"), (1, "1.0"), (2, "1.0")], "0", []),
    ("two readings with one time", [(0, "1.0"), (10, "1.5"), (10, "1.7")], "0.7", []),
    ("readings out of order", [(0, "1.0"), (10, "1.5"), (5, "1.7"), (20, "2.0")], "1.0", []),
    ("a clock set back", [(0, "1.0"), (10, "1.5"), (-50, "1.6"), (-40, "1.7")], "0.7", []),
    ("more than could be used, by hand", [(0, "351.688"), (0.1, "351.899")], "0.211", []),
    ("a fall that nothing has followed", [(0, "9.0"), (10, "9.5"), (20, "8.0")], "0.5", []),
    ("a fall that repeats itself", [(0, "9.0"), (10, "9.5"), (20, "0.0"), (30, "0.0")], "0.5", []),
    ("a dip", [(0, "9.0"), (10, "9.5"), (20, "9.4"), (30, "9.8")], "0.8", ["dip"]),
    ("a dip back to just where it was", [(0, "9.0"), (10, "8.9"), (20, "9.0")], "0", ["dip"]),
    ("a glitch of zero", [(0, "1000.0"), (1, "0"), (2, "1000.0")], "0", ["dip"]),
    ("a glitch of zero twice", [(0, "35.6"), (5, "0"), (9, "35.6"), (15, "0"), (19, "35.7")], "0.1", ["dip", "dip"]),
    ("a fall that goes on before it turns", [(0, "9.0"), (10, "5.0"), (20, "0.0"), (30, "0.4")], "0.4", ["reset"]),
    ("a reset", [(0, "9.0"), (10, "0.1"), (20, "0.4")], "0.4", ["reset"]),
    ("two resets", [(0, "9.0"), (9, "0.1"), (20, "0.4"), (30, "0.2"), (40, "0.3")], "0.7", ["reset", "reset"]),
    ("a low that cannot have been used", [(0, "900"), (10, "400"), (20, "400.5")], "0.5", ["rollback"]),
    ("a rollback", [(0, "9.0"), (10, "8.9"), (20, "8.95")], "0.05", ["rollback"]),
    ("a fall to just nine tenths", [(0, "1.0"), (60, "0.9"), (70, "0.95")], "0.05", ["rollback"]),
    ("a fall to just under nine tenths", [(0, "1.0"), (60, "0.899"), (70, "0.95")], "0.95", ["reset"]),
    ("zero while a rollback is read", [(0, "990"), (1, "0"), (1.1, "989"), (10, "989.2")], "0.2", ["rollback"]),
    ("zero while the value is read", [(0, "990"), (1, "0"), (1.1, "989"), (10, "990.2")], "0.2", ["dip"]),
    ("midnight of a daily counter", [(0, "6.5"), (10, "6.9"), (11, "0.0"), (20, "0.3")], "0.7", ["reset"]),
    ("a spike", [(0, "9.0"), (1, "999.0"), (2, "9.0")], "0", ["spike"]),
    ("a spike that repeats itself", [(0, "9.0"), (1, "999"), (20, "999"), (40, "9.1")], "0.1", ["spike"]),
    ("a spike upon a spike", [(0, "9.0"), (1, "99"), (2, "999"), (30, "9.2")], "0.2", ["spike"]),
    ("a spike of which a part was true", [(0, "9.0"), (1, "99"), (2, "999"), (3, "99")], "90", ["spike"]),
    ("a spike, zero, and back", [(0, "9.0"), (1, "999"), (2, "0"), (3, "9.0")], "0", ["dip", "spike"]),
    ("a rise that another one followed", [(0, "9.0"), (1, "99.0"), (9, "99.1"), (19, "99.0")], "90.1", []),
    ("nine rises by hand", [(0, "0"), *((i / 10, str(i * 9)) for i in range(1, 10))], "81", []),
    (
        "the first of nine rises is believed",
        [(0, "0"), *((i / 10, str(i * 9)) for i in range(1, 10)), (2, "9")],
        "9",
        ["spike"],
    ),
]


@pytest.mark.parametrize(
    ("shown", "expected", "faults"),
    [pytest.param(*row, id=phrase) for phrase, *row in COUNTED],
)
def test_energy_is_counted_as_the_meter_meant_it(shown: Shown, expected: str, faults: list[str]) -> None:
    """A session has the energy that its readings prove, and a flag for each decision."""
    rig = Rig().show(*shown[0]).start(0)
    for minutes, kwh in shown[1:]:
        rig.show(minutes, kwh)
    assert rig.energy() == Decimal(expected)
    assert [fault for fault, _ in rig.faults()] == faults


# Traps that other projects fell into; the wrong figure that each of them showed.
TRAPS: list[tuple[str, Shown, str, str]] = [
    ("jitter on a large counter", [(0, "1000"), (10, "999.99"), (20, "1000.00")], "0", "1000"),
    ("jitter below zero growth", [(0, "215.7"), (10, "215.6"), (20, "215.7")], "0", "215.6"),
    ("zero for a moment", [(0, "1000"), (1, "0"), (2, "1000.1")], "0.1", "1000.1"),
    ("flash of yesterday after a power cut", [(0, "100.0"), (60, "99.2"), (70, "99.3")], "0.1", "-0.7"),
    ("a second reset in one session", [(0, "20"), (9, "0.1"), (30, "5"), (40, "0.2"), (50, "1")], "6", "-19"),
    ("midnight", [(0, "4.2"), (9, "4.5"), (20, "0.1"), (30, "0.4")], "0.7", "-3.8"),
]


@pytest.mark.parametrize(
    ("shown", "expected", "wrong"),
    [pytest.param(*row, id=phrase) for phrase, *row in TRAPS],
)
def test_known_traps_are_avoided(shown: Shown, expected: str, wrong: str) -> None:
    """What others counted wrong is counted right."""
    rig = Rig().show(*shown[0]).start(0)
    for minutes, kwh in shown[1:]:
        rig.show(minutes, kwh)
    assert rig.energy() == Decimal(expected) != Decimal(wrong)


@pytest.mark.parametrize("kwh", ["NaN", "sNaN", "Infinity", "-Infinity", "-1", "-1e-12", "1e12", "1e400"])
def test_what_no_counter_shows_is_no_evidence(kwh: str) -> None:
    """A reading that no counter can show changes nothing, not even that it was seen."""
    rig = Rig().show(0, "1.0").start(0)
    before = rig.book.meters
    rig.show(10, kwh)
    assert rig.book.meters == before
    assert rig.show(20, "1.5").energy() == Decimal("0.5")
    assert not Reading(at=after(0), kwh=Decimal(kwh)).is_evidence


def test_a_rig_that_can_use_nothing_still_counts() -> None:
    """A rise counts even where none could have been used."""
    assert Rig(max_power="0").show(0, "1.0").start(0).show(10, "1.5").energy() == Decimal("0.5")


@pytest.mark.parametrize("power", ["NaN", "sNaN", "Infinity", "-1", "1e999999"])
def test_a_power_that_is_none_is_refused(power: str) -> None:
    """No figure may hang on a bound that bounds nothing."""
    with pytest.raises(ValueError, match="finite number of kW"):
        Rules(max_power=Decimal(power))


# Readings (minutes, kWh, minute of the last reset) as above.
type Reset = list[tuple[float, str, float | None]]
RESETS: list[tuple[str, Reset, str, list[str]]] = [
    ("a reset in the meantime", [(0, "9.0", -99), (60, "2.0", 10)], "2.0", ["reset"]),
    ("a value above the one before", [(0, "1.0", -99), (60, "2.0", 10)], "2.0", ["reset"]),
    ("two resets", [(0, "9", -99), (60, "2", 10), (120, "3", 70)], "5", ["reset", "reset"]),
    ("moved at a start, the counter goes on", [(0, "90", -99), (60, "90.5", 59.9)], "0.5", []),
    ("moved at a start, nothing used", [(0, "9", -99), (60, "9", 59.9)], "0", []),
    ("moved at a start to a lower value", [(0, "90", -99), (60, "80", 59.9)], "0", ["reset"]),
    ("moved, and a rise beyond all power", [(0, "90", -99), (1, "9000", 0)], "0", ["reset"]),
    ("said for the first time", [(0, "9", None), (10, "9.5", 5)], "0.5", []),
    ("not said in between", [(0, "9", -99), (10, "9.5", None), (20, "9.7", -99)], "0.7", []),
    ("said after the value fell", [(0, "9", -99), (10, "0.1", -99), (11, "0.1", 5), (20, "0.4", 5)], "0.4", ["reset"]),
    ("moved where a spike falls back", [(0, "90", -99), (1, "999", -99), (2, "90.1", 1)], "0.1", ["spike"]),
    ("moved where a dip ends", [(0, "90", -99), (10, "0", -99), (11, "90.1", 10.9)], "0.1", ["dip"]),
]


@pytest.mark.parametrize(
    ("shown", "expected", "faults"),
    [pytest.param(*row, id=phrase) for phrase, *row in RESETS],
)
def test_a_moved_reset_counts_anew_where_it_can_be(shown: Reset, expected: str, faults: list[str]) -> None:
    """What a meter says of its own resets is believed as far as it is possible."""
    rig = Rig()
    for minutes, kwh, reset in shown[:1]:
        rig.show(minutes, kwh, reset=reset).start(0)
    for minutes, kwh, reset in shown[1:]:
        rig.show(minutes, kwh, reset=reset)
    assert rig.energy() == Decimal(expected)
    assert [fault for fault, _ in rig.faults()] == faults


def test_a_flag_tells_how_much_was_decided_about() -> None:
    """A flag carries the meter, the time and the energy of its decision."""
    rig = Rig().show(0, "9.0").start(0).show(10, "8.5").show(20, "9.1")
    (flag,) = rig.session().flags
    assert (flag.meter, flag.at, flag.kwh, flag.count) == ("plug", after(20), Decimal("0.5"), 1)


def test_time_stands_still_while_a_clock_is_set_back() -> None:
    """What is counted meanwhile took no time, rather than less than none."""
    rig = Rig().show(0, "1.0").start(0).show(10, "1.5").show(-50, "1.6")
    assert rig.book.meters[0].seen == after(10)
    assert [(segment.start, segment.end) for segment in rig.session().segments] == [(after(0), after(10))]


def test_a_slow_counter_that_is_repeated_often_is_no_spike() -> None:
    """Five minutes of use may appear at once although the plug reported just before."""
    rig = Rig().show(0, "9.0").start(0).show(4.9, "9.0").show(5, "10.0")
    assert rig.book.doubts == ()


def test_readings_keep_to_a_billionth_of_a_kwh() -> None:
    """Digits beyond what any counter has are rounded away."""
    assert rounded(Decimal("1.0000000015")) == Decimal("1.000000002")
    assert rounded(Decimal("123456789012345678.5")) == Decimal("123456789012345678.5")


def test_an_unknown_meter_is_ignored() -> None:
    """A reading of a meter that the rig does not have changes nothing."""
    rig = Rig().show(0, "1.0")
    before = rig.book
    assert rig.show(10, "2.0", meter="other").book is before

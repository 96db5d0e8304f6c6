"""Which price energy takes: the one in force while it was used."""

from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Segment

from .rig import Rig, after

type Priced = tuple[float, float, str, str | None, bool]


def _segments(rig: Rig) -> list[Priced]:
    """Return a session's segments in minutes, kWh and money."""
    return [
        (
            (segment.start - after(0)).total_seconds() / 60,
            (segment.end - after(0)).total_seconds() / 60,
            str(segment.kwh.normalize()),
            None if segment.price is None else str(segment.price),
            segment.estimated,
        )
        for segment in rig.session().segments
    ]


def _running() -> Rig:
    """Return a rig at 0.20, with a session and a meter at 10 kWh."""
    return Rig().price(-60, "0.20").show(0, "10").start(0)


# What happened after that, and the segments that follow from it.
PRICED: list[tuple[str, Rig, list[Priced]]] = [
    ("one price", _running().show(10, "11"), [(0, 10, "1", "0.20", False)]),
    ("one price over two readings", _running().show(10, "11").show(20, "12"), [(0, 20, "2", "0.20", False)]),
    (
        "a new price between readings",
        _running().price(4, "0.30").show(10, "11"),
        [(0, 4, "0.4", "0.20", False), (4, 10, "0.6", "0.30", False)],
    ),
    (
        "a new price in thirds of a minute",
        _running().price(10, "0.30").show(30, "11"),
        [(0, 10, "0.333333333", "0.20", False), (10, 30, "0.666666667", "0.30", False)],
    ),
    ("a new price at the reading", _running().show(10, "11").price(10, "0.30"), [(0, 10, "1", "0.20", False)]),
    ("a new price just before the reading", _running().price(10, "0.30").show(10, "11"), [(0, 10, "1", "0.20", False)]),
    (
        "prices that alternate",
        _running().price(2, "0.30").price(4, "0.20").price(6, "0.30").show(8, "10.8"),
        [
            (0, 2, "0.2", "0.20", False),
            (2, 4, "0.2", "0.30", False),
            (4, 6, "0.2", "0.20", False),
            (6, 8, "0.2", "0.30", False),
        ],
    ),
    (
        "a price earlier than the newest one",
        _running().price(6, "0.30").price(3, "0.40").show(10, "11"),
        [(0, 6, "0.6", "0.20", False), (6, 10, "0.4", "0.40", False)],
    ),
    ("too little to share", _running().price(5, "0.30").show(10, "10.000000001"), [(5, 10, "1E-9", "0.30", False)]),
    (
        "a price below zero",
        _running().price(5, "-0.05").show(10, "11"),
        [(0, 5, "0.5", "0.20", False), (5, 10, "0.5", "-0.05", False)],
    ),
    (
        "the price is gone",
        _running().lapse(5).show(10, "11"),
        [(0, 5, "0.5", "0.20", False), (5, 10, "0.5", "0.20", True)],
    ),
    (
        "the price is gone and comes back",
        _running().lapse(5).price(8, "0.20").show(10, "11"),
        [(0, 5, "0.5", "0.20", False), (5, 8, "0.3", "0.20", True), (8, 10, "0.2", "0.20", False)],
    ),
    (
        "a price that is none",
        _running().price(5, "NaN").price(5, "1e400").show(10, "11"),
        [(0, 10, "1", "0.20", False)],
    ),
    (
        "two readings with one time",
        _running().price(5, "0.30").show(5, "10.5").show(5, "10.7"),
        [(0, 5, "0.5", "0.20", False), (5, 5, "0.2", "0.30", False)],
    ),
    (
        "energy from before the start",
        Rig().price(-99, "0.20").show(-10, "10").start(0).show(10, "11"),
        [(0, 10, "1", "0.20", False)],
    ),
    ("never a price", Rig().show(0, "10").start(0).show(10, "11"), [(0, 10, "1", None, False)]),
    (
        "the first price is late",
        Rig().show(0, "10").start(0).show(10, "11").price(12, "0.20").show(20, "12"),
        [(0, 12, "1.2", "0.20", True), (12, 20, "0.8", "0.20", False)],
    ),
    (
        "the first price comes before any use",
        Rig().show(0, "10").price(5, "0.20").start(6).show(10, "11"),
        [(6, 10, "1", "0.20", False)],
    ),
]


@pytest.mark.parametrize(("rig", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in PRICED])
def test_energy_takes_the_price_in_force_while_it_was_used(rig: Rig, expected: list[Priced]) -> None:
    """Each part of a reading's time has its own price, neighbours with one price are one."""
    assert _segments(rig) == expected
    cost = sum((segment.cost or Decimal(0) for segment in rig.session().segments), Decimal(0))
    assert rig.session().charge.money == cost


@pytest.mark.parametrize("reading_first", [True, False], ids=["reading first", "price first"])
def test_the_order_of_arrival_does_not_matter(*, reading_first: bool) -> None:
    """A meter and a price that change in one instant may be heard in either order."""
    rig = _running()
    if reading_first:
        rig.show(10, "11").price(10, "0.30")
    else:
        rig.price(10, "0.30").show(10, "11")
    assert rig.show(20, "12").figures().cost == Decimal("0.50")


def test_a_new_price_never_reprices_what_is_booked() -> None:
    """What was used stays at what it cost when it was used."""
    rig = _running().show(10, "11")
    assert rig.price(11, "9").figures().cost == Decimal("0.20")


def test_a_late_first_price_prices_what_is_not_believed_yet() -> None:
    """A rise that could not have been used is as estimated as the rest."""
    rig = Rig().show(0, "10").start(0).show(0.1, "11")
    assert rig.figures().cost is None
    figures = rig.price(5, "0.20").figures()
    assert figures.cost == Decimal("0.20")
    assert figures.estimated_kwh == 1
    figures = rig.show(10, "11.1").figures()
    assert (figures.cost, figures.estimated_kwh) == (Decimal("0.22"), Decimal("1.049494949"))


def test_a_late_first_price_counts_for_a_settling_session_too() -> None:
    """What has not settled takes the first price; what has, never."""
    rig = Rig().show(0, "10").start(0, "settled").show(10, "11").stop(10).start(10, "settling")
    rig.show(20, "12").show(25, "11.9").stop(26).start(26, "running").price(30, "0.20")
    assert rig.figures("settled").cost is None
    assert rig.figures("settling").cost == Decimal("0.20")
    assert rig.figures("running").cost == 0


def test_a_late_price_gives_a_cost_to_a_rig_that_had_none() -> None:
    """A rig that is given a price while it runs has a cost from then on."""
    rig = Rig().show(0, "10").start(0, priced=False).show(10, "11")
    assert rig.figures().cost is None
    assert rig.price(10, "0.20").figures().cost == Decimal("0.20")


def test_a_rig_that_gives_up_its_price_keeps_it_for_the_open_session() -> None:
    """The price goes once no session needs it."""
    rig = _running().unprice().show(10, "11")
    assert rig.figures().cost == Decimal("0.20")
    assert not rig.stop(10).unprice().book.tariff.rates


def test_a_price_that_was_given_up_goes_on_as_an_estimate() -> None:
    """What an open session uses after its rig lost the price is said to be estimated."""
    rig = _running().show(10, "11").unprice(10).show(20, "12")
    assert rig.figures().cost == Decimal("0.40")
    assert rig.figures().estimated_kwh == 1


def test_a_session_without_a_price_has_no_part_in_the_last_one() -> None:
    """The price of a session that still settles is none of the next one's."""
    rig = _running().show(60, "11").show(61, "0").stop(62).unprice(62)
    rig.start(63, "later", priced=False).show(64, "0.01").show(124, "0.51")
    assert rig.figures("later").cost is None
    later = rig.price(125, "0.50").figures("later")
    assert later.cost == Decimal("0.25") + (later.energy_kwh - Decimal("0.5")) * Decimal("0.50")
    assert later.estimated_kwh == later.energy_kwh


def test_a_session_without_a_price_forgets_the_one_before() -> None:
    """What a rig cost before it lost its price is no estimate for what comes later."""
    rig = _running().unprice().stop(5).start(6, "later", priced=False).show(10, "12")
    assert rig.figures("later").cost is None
    assert rig.price(10, "0.50").figures("later").cost == Decimal(1)


def test_losing_a_price_that_never_was_changes_nothing() -> None:
    """There is nothing to carry on before the first price."""
    rig = Rig().show(0, "10")
    assert rig.lapse(5).book.tariff == Rig().book.tariff


def test_a_silent_meter_keeps_the_prices_of_its_time() -> None:
    """One meter that reports does not make the other's old prices forgotten."""
    rig = Rig("plug", "nas").price(-60, "0.20").show(0, "10").show(0, "10", meter="nas").start(0)
    rig.price(60, "0.40").show(60, "11").show(120, "12").show(120, "12", meter="nas")
    assert rig.figures().cost == Decimal("0.20") + Decimal("0.40") + Decimal("0.20") + Decimal("0.40")


def test_prices_that_no_meter_needs_are_forgotten() -> None:
    """The book keeps the price in force at the oldest change that is kept, and those after it."""
    rig = _running().price(5, "0.30").price(10, "0.35").price(80, "0.40")
    for minute in range(1, 91):
        rig.show(minute, str(10 + minute))
    assert [rate.price for rate in rig.book.tariff.rates] == [Decimal("0.35"), Decimal("0.40")]


def test_a_meter_that_comes_late_takes_the_oldest_price_kept() -> None:
    """A reading from before all prices that are still known is not without a price."""
    rig = Rig("plug", "nas").price(3, "0.30").price(20, "0.40").show(10, "10").start(0).show(30, "11")
    rig.show(0, "5", meter="nas").show(1, "5.1", meter="nas")
    assert rig.figures().cost == Decimal("0.15") + Decimal("0.20") + Decimal("0.03")


def test_a_silent_meter_does_not_fill_the_store_with_prices() -> None:
    """Of more than a thousand prices the shortest-lived one is forgotten."""
    rig = Rig().price(0, "0").show(0, "10").start(0)
    for i in range(1, 1000):
        rig.price(i * 15, str(i))
    rig.price(999 * 15 + 1, "5000").price(1002 * 15, "6000")
    prices = {rate.price for rate in rig.book.tariff.rates}
    assert len(rig.book.tariff.rates) == 1000
    assert Decimal(999) not in prices
    assert {Decimal(5000), Decimal(6000), Decimal(0)} <= prices


def test_a_segment_without_a_price_has_no_cost() -> None:
    """Not knowing a price is not the same as nothing to pay."""
    segment = Segment(start=after(0), end=after(1), kwh=Decimal(1), price=None)
    assert segment.cost is None


def test_the_rate_in_force_now_is_the_last_one() -> None:
    """An estimate of what comes goes by it; before the first price there is none."""
    rig = Rig()
    assert rig.book.tariff.now is None
    rig.price(0, "0.2").price(10, "0.3")
    assert rig.book.tariff.now == Decimal("0.3")


def test_the_rate_in_force_is_an_estimate_until_it_is_known_again() -> None:
    """Without any rate there is nothing that could be one."""
    assert not Rig().book.tariff.is_estimated
    rig = Rig().price(-60, "0.20")
    assert not rig.book.tariff.is_estimated
    assert rig.lapse(5).book.tariff.is_estimated
    assert not rig.price(6, "0.20").book.tariff.is_estimated

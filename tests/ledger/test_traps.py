"""Traps that others fell into, as they happened there: the readings, and what is right."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from .rig import Rig


@dataclass(frozen=True)
class Trap:
    """What happened to a rig, what is right (kWh, money), and what others said.

    Each of `happened` is a deed and its arguments; the minutes come first.
    """

    happened: list[tuple[str, float, *tuple[str | None, ...]]]
    kwh: str
    others: str
    cost: str | None = None
    faults: tuple[str, ...] = ()


METER = {
    "1: jitter bills the whole counter": Trap(
        [("show", 0, "1000"), ("start", 0), ("show", 10, "999.99"), ("show", 20, "1000.00"), ("show", 30, "1000.2")],
        kwh="0.2",
        others="1000.2",
        faults=("dip",),
    ),
    "1: jitter of a tenth": Trap(
        [("show", 0, "215.7"), ("start", 0), ("show", 10, "215.6"), ("show", 20, "215.7")],
        kwh="0",
        others="215.6",
        faults=("dip",),
    ),
    "2: zero for a moment counts all again": Trap(
        [("show", 0, "1000"), ("start", 0), ("show", 10, "0"), ("show", 11, "1000")],
        kwh="0",
        others="1000",
        faults=("dip",),
    ),
    "2: zero for a moment, twice": Trap(
        [
            *(("show", 0, "35.6"), ("start", 0), ("show", 5, "0"), ("show", 6, "35.6")),
            *(("show", 15, "0"), ("show", 16, "35.6")),
        ],
        kwh="0",
        others="71.2",
        faults=("dip", "dip"),
    ),
    "3: a power cut takes a Tasmota back to midnight": Trap(
        [
            *(("show", 0, "100.0"), ("start", 0), ("show", 60, "100.8"), ("silence", 61), ("show", 70, "99.2")),
            *(("show", 80, "99.3"), ("show", 90, "99.4")),
        ],
        kwh="1.0",
        others="-0.6",
        faults=("rollback",),
    ),
    "4: the second reset of a session is missed": Trap(
        [
            *(("show", 0, "20"), ("start", 0), ("show", 10, "0.1"), ("show", 30, "5"), ("show", 40, "0.2")),
            ("show", 50, "1"),
        ],
        kwh="6",
        others="1",
        faults=("reset", "reset"),
    ),
    "5: midnight of a counter of today": Trap(
        [("show", 0, "6.5"), ("start", 0), ("show", 10, "6.9"), ("show", 11, "0.0"), ("show", 20, "0.3")],
        kwh="0.7",
        others="-6.2",
        faults=("reset",),
    ),
    "6: a meter that is away is no zero": Trap(
        [("show", 0, "50"), ("start", 0), ("show", 10, "50.5"), ("silence", 11), ("show", 60, "52")],
        kwh="2",
        others="52.5",
    ),
    "7: not a number is a number": Trap(
        [("show", 0, "10"), ("start", 0), ("show", 5, "nan"), ("show", 6, "inf"), ("show", 10, "10.5")],
        kwh="0.5",
        others="NaN",
    ),
    "8: another meter in the middle of a session": Trap(
        [
            *(("show", 0, "10"), ("start", 0), ("show", 10, "10.5"), ("rewire", 0, "nas"), ("nas", 11, "900")),
            ("nas", 20, "900.2"),
        ],
        kwh="0.7",
        others="890.2",
    ),
    "9: power on change says nothing for an hour": Trap(
        [("draw", 0, "0.3"), ("show", 0, "10"), ("start", 0), ("show", 60, "10.3"), ("draw", 61, "0.5")],
        kwh="0.3",
        others="0",
    ),
    "9: a long gap is no trapezoid": Trap(
        [
            *(("draw", 0, "0.5"), ("show", 0, "10"), ("start", 0), ("show", 10, "10.08"), ("draw", 10, None)),
            *(("silence", 10), ("show", 600, "10.1"), ("draw", 600, "0.5")),
        ],
        kwh="0.1",
        others="5.0",
    ),
    "9: the same value again is not news": Trap(
        [("show", 0, "10"), ("start", 0), ("show", 1, "10"), ("show", 2, "10"), ("show", 3, "10.1")],
        kwh="0.1",
        others="0",
    ),
    "10: a helper that jumps below its own start": Trap(
        [("show", 0, "3.2"), ("start", 0), ("show", 10, "3.4"), ("show", 11, "-3.4"), ("show", 20, "3.5")],
        kwh="0.3",
        others="-6.6",
    ),
}
PRICE = {
    "11: the new price comes before the meter's last report of the hour": Trap(
        [("price", -60, "0.20"), ("show", 0, "10"), ("start", 0), ("price", 60, "0.80"), ("show", 60, "11")],
        kwh="1",
        cost="0.20",
        others="0.80",
    ),
    "11: and after it": Trap(
        [("price", -60, "0.20"), ("show", 0, "10"), ("start", 0), ("show", 60, "11"), ("price", 60, "0.80")],
        kwh="1",
        cost="0.20",
        others="0.80",
    ),
    "11: an hour that the meter reports across": Trap(
        [("price", -60, "0.20"), ("show", 0, "10"), ("start", 0), ("price", 30, "0.80"), ("show", 60, "11")],
        kwh="1",
        cost="0.50",
        others="0.80",
    ),
    "12: energy before the price is known vanishes": Trap(
        [("show", 0, "10"), ("start", 0), ("show", 30, "11"), ("price", 40, "0.30"), ("show", 60, "12")],
        kwh="2",
        cost="0.60",
        others="0.30",
    ),
    "12: a price that is gone is free": Trap(
        [("price", -60, "0.30"), ("show", 0, "10"), ("start", 0), ("lapse", 10), ("show", 60, "12")],
        kwh="2",
        cost="0.60",
        others="0",
    ),
    "13: the first report after a restart is lost, and the price is late": Trap(
        [
            *(("price", -60, "0.30"), ("show", 0, "10"), ("start", 0), ("show", 30, "11"), ("restart", 30)),
            *(("lapse", 30), ("show", 60, "12"), ("price", 65, "0.30"), ("show", 90, "13")),
        ],
        kwh="3",
        cost="0.90",
        others="0.60",
    ),
    "14: a negative price is real": Trap(
        [("price", -60, "-0.10"), ("show", 0, "10"), ("start", 0), ("show", 60, "12")],
        kwh="2",
        cost="-0.20",
        others="0",
    ),
}


def _happen(rig: Rig, what: str, minutes: float, *values: str | None) -> None:
    """Do one thing to a rig."""
    match what:
        case "restart":
            rig.restart()
        case "rewire":
            rig.rewire(*filter(None, values))
        case "nas":
            rig.show(minutes, *filter(None, values), meter="nas")
        case _:
            getattr(rig, what)(minutes, *values)


@pytest.mark.parametrize("trap", [pytest.param(trap, id=phrase) for phrase, trap in (METER | PRICE).items()])
def test_traps_are_avoided(trap: Trap) -> None:
    """The session says what is right, not what others said."""
    rig = Rig()
    for what, minutes, *values in trap.happened:
        _happen(rig, what, minutes, *values)
    figures = rig.figures(minutes=1000)
    assert figures.energy_kwh == Decimal(trap.kwh)
    if trap.cost is not None:
        assert figures.cost == Decimal(trap.cost)
    assert Decimal(trap.others) != (figures.energy_kwh if trap.cost is None else figures.cost)
    assert tuple(fault for fault, _ in rig.faults()) == trap.faults

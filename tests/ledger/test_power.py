"""Since when the power has been as somebody asks."""

from decimal import Decimal

import pytest

from .rig import Rig, after

# What the sensor said (minute, kW), and since when the power has been above 0.2 kW.
POWERS: list[tuple[str, list[tuple[float, str | None]], float | None]] = [
    ("nothing was ever said", [], None),
    ("from the first on", [(0, "0.3"), (5, "0.4")], 0),
    ("since it rose", [(0, "0.1"), (5, "0.3"), (9, "0.4")], 5),
    ("since it rose last", [(0, "0.3"), (5, "0.1"), (9, "0.4")], 9),
    ("no more", [(0, "0.3"), (5, "0.2")], None),
    ("not known now", [(0, "0.3"), (5, None)], None),
    ("not known for a while", [(0, "0.1"), (2, "0.3"), (5, None), (9, "0.4")], 2),
    ("not known since earlier, by a clock set back", [(0, "0.1"), (5, "0.3"), (4, None), (9, "0.4")], 5),
    ("not known since that very moment", [(0, "0.1"), (5, "0.3"), (5, None), (9, "0.4")], 5),
    ("not known between low and high", [(0, "0.1"), (5, None), (9, "0.4")], 9),
    ("what is no power", [(0, "0.3"), (5, "-1"), (6, "NaN"), (9, "0.4")], 0),
]


@pytest.mark.parametrize(("said", "expected"), [pytest.param(*row, id=phrase) for phrase, *row in POWERS])
def test_a_power_has_been_so_since_it_became_so(said: list[tuple[float, str | None]], expected: float | None) -> None:
    """A time in which nobody knew it, between two in which it was so, was so too."""
    rig = Rig()
    for minute, kw in said:
        rig.draw(minute, kw)
    since = rig.book.power.since(lambda kw: kw > Decimal("0.2"))
    assert since == (None if expected is None else after(expected))

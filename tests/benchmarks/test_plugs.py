"""The plugs of the load benchmark: what they say that they have counted is what they showed."""

from decimal import Decimal

import pytest

from benchmarks.load.plugs import AWAY_EVERY, RESET_EVERY, UNAVAILABLE, Kind, Plug


def shown(kind: Kind, seconds: int) -> tuple[Plug, list[str]]:
    """Return a plug and what it showed in a time."""
    plug = Plug(number=3, kind=kind, pace=1)
    return plug, [f"{plug.shown:f}", *(plug.passed(1) for _ in range(seconds))]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.RESETTING])
def test_what_rises_is_counted(kind: Kind) -> None:
    """From the first to the last that was shown, also where the plug was away in between."""
    plug, said = shown(kind, AWAY_EVERY + 200)
    assert (UNAVAILABLE in said) == (kind is Kind.AWAY)
    assert plug.counted == Decimal(said[-1]) - Decimal(said[0])
    assert plug.counted > 0


def test_what_starts_from_zero_is_counted_from_zero() -> None:
    """Nothing is lost, and nothing counted twice."""
    plug, said = shown(Kind.RESETTING, RESET_EVERY + 300)
    values = [Decimal(each) for each in said]
    (fall,) = [index for index in range(1, len(values)) if values[index] < values[index - 1]]
    assert plug.counted == values[fall - 1] - values[0] + values[-1]

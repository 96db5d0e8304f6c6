"""Sessions rebuilt from their figures: the same figures come out, or a refusal."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.ledger import (
    Account,
    ContradictionError,
    Details,
    Fault,
    Flag,
    Knot,
    Segment,
    Session,
    dump,
    figures_of,
    load,
    rebuilt,
)

from .rig import after

PLAIN: dict[str, Any] = {
    "id": "one",
    "details": Details(name="LoRA"),
    "currency": "USD",
    "started": after(0),
    "ended": after(60),
    "energy_kwh": Decimal("0.5"),
}
ENERGY = st.decimals(0, 10**6, places=9)
MONEY = st.none() | st.decimals(-(10**6), 10**6, places=6)


def _account(**facts: object) -> Account:
    """Return an account with some facts more than it needs."""
    return Account(**{**PLAIN, **facts})


def _points(session: Session) -> list[tuple[float, float]]:
    """Return the curve of a session in seconds and kWh."""
    return [(float(s), float(kwh)) for s, kwh in session.curve.points(figures_of(session, after(60)).duration_s)]


def test_bare_account_is_a_session_with_one_segment() -> None:
    """What a table made by hand says is enough."""
    session = rebuilt(_account(cost=Decimal("0.1"), steps=1000))
    assert session.segments == (Segment(start=after(0), end=after(60), kwh=Decimal("0.5"), price=Decimal("0.2")),)
    figures = figures_of(session, after(999))
    assert (figures.duration_s, figures.active_s, figures.cost) == (Decimal(3600), Decimal(3600), Decimal("0.1"))
    assert (figures.energy_min_kwh, figures.energy_max_kwh, figures.net_energy_kwh) == (None, None, None)
    assert session.settled
    assert _points(session) == [(0.0, 0.0), (3600.0, 0.5)]


def test_pauses_come_at_the_end() -> None:
    """How long it ran is known, and not when it did not."""
    session = rebuilt(_account(active=timedelta(minutes=45)))
    assert figures_of(session, after(60)).active_s == 2700
    assert _points(session) == [(0.0, 0.0), (2700.0, 0.5), (3600.0, 0.5)]


@pytest.mark.parametrize("metered", ["0.4", "0.5", "0.6"])
@pytest.mark.parametrize("ends", [(None, None), ("0.3", "0.7"), ("0", "0.7")], ids=["open", "narrow", "from nothing"])
def test_meter_and_interval_stay_what_they_were(metered: str, ends: tuple[str | None, str | None]) -> None:
    """What it showed too late is laid to one of the ends."""
    least, most = (None if end is None else Decimal(end) for end in ends)
    account = _account(metered_kwh=Decimal(metered), energy_min_kwh=least, energy_max_kwh=most)
    figures = figures_of(rebuilt(account), after(60))
    assert (figures.metered_kwh, figures.energy_min_kwh, figures.energy_max_kwh) == (Decimal(metered), least, most)


def test_part_of_the_price_is_an_estimate() -> None:
    """As much of the time is, too."""
    session = rebuilt(_account(estimated_kwh=Decimal("0.1"), cost=Decimal("0.1")))
    assert [(segment.kwh, segment.end, segment.estimated) for segment in session.segments] == [
        (Decimal("0.4"), after(48), False),
        (Decimal("0.1"), after(60), True),
    ]


@pytest.mark.parametrize("net", ["0", "0.123456789", "0.5"])
@pytest.mark.parametrize("minutes", [0, 7, 60])
def test_net_energy_comes_out_as_it_was(net: str, minutes: int) -> None:
    """From it follows what the machine draws at rest; in no time that is nothing."""
    told = Decimal(net) if minutes else Decimal("0.5")
    session = rebuilt(_account(net_energy_kwh=told, active=timedelta(minutes=minutes)))
    found = figures_of(session, after(60)).net_energy_kwh
    assert found is not None
    assert float(found) == float(told)


def test_session_without_energy_has_no_segments() -> None:
    """And may have a cost and emissions all the same, which are nothing."""
    session = rebuilt(_account(energy_kwh=Decimal(0), cost=Decimal(0), emissions_kg=Decimal(0)))
    assert session.segments == ()
    figures = figures_of(session, after(60))
    assert (figures.cost, figures.emissions_kg) == (Decimal(0), Decimal(0))
    assert _points(session) == [(0.0, 0.0), (3600.0, 0.0)]


def test_segments_flags_and_curve_are_taken_as_they_are() -> None:
    """In the order of time."""
    first = Segment(start=after(0), end=after(30), kwh=Decimal("0.2"), price=Decimal("0.1"))
    second = Segment(start=after(30), end=after(60), kwh=Decimal("0.3"), price=None)
    flag = Flag(fault=Fault.DIP, meter="sensor.plug", at=after(5), kwh=Decimal("0.1"))
    knots = (Knot(us=0, kwh=Decimal(0)), Knot(us=60, kwh=Decimal("0.5")))
    session = rebuilt(_account(segments=(second, first), flags=(flag,), curve=knots))
    assert session.segments == (first, second)
    assert session.flags == (flag,)
    assert session.curve.knots == knots[1:]
    assert session.priced
    assert figures_of(session, after(60)).cost is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        pytest.param({"active": timedelta(hours=2)}, "active_s", id="ran longer than it lasted"),
        pytest.param({"ended": after(-1)}, "active_s", id="ended before it began"),
        pytest.param(
            {"energy_min_kwh": Decimal("0.6"), "energy_max_kwh": Decimal(1)}, "metered_kwh", id="beside its interval"
        ),
        pytest.param({"net_energy_kwh": Decimal(-1)}, "net_energy_kwh", id="net below nothing"),
        pytest.param({"estimated_kwh": Decimal(1)}, "energy_kwh", id="more estimated than used"),
        pytest.param({"energy_kwh": Decimal(0), "cost": Decimal(1)}, "cost", id="paid for nothing"),
        pytest.param({"energy_kwh": Decimal(0), "emissions_kg": Decimal(1)}, "emissions_kg", id="emitted by nothing"),
        pytest.param(
            {"segments": (Segment(start=after(0), end=after(60), kwh=Decimal(1), price=None),)},
            "energy_kwh",
            id="segments of another energy",
        ),
        pytest.param(
            {"segments": (Segment(start=after(0), end=after(60), kwh=Decimal("0.5"), price=None),), "cost": Decimal(1)},
            "cost",
            id="segments without the cost",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_refused(facts: dict[str, object], field: str) -> None:
    """Whatever is taken is what was told."""
    with pytest.raises(ContradictionError) as refused:
        rebuilt(_account(**facts))
    assert refused.value.facts == {"field": field}


@given(
    energy=ENERGY,
    part=st.fractions(0, 1),
    cost=MONEY,
    emissions=st.none() | ENERGY,
    minutes=st.integers(0, 60),
    estimated=st.booleans(),
)
def test_any_figures_come_out_as_they_went_in(
    *, energy: Decimal, part: Fraction, cost: Decimal | None, emissions: Decimal | None, minutes: int, estimated: bool
) -> None:
    """And the session that has them can be stored, whatever they are."""
    share = round(energy * part.numerator / part.denominator, 9)
    told: dict[str, Any] = {
        "energy_kwh": energy,
        "metered_kwh": share,
        "energy_min_kwh": share / 2,
        "energy_max_kwh": energy * 2,
        "estimated_kwh": share if estimated else Decimal(0),
        "net_energy_kwh": share if minutes else energy,
        "cost": cost if energy else None,
        "emissions_kg": emissions if energy else None,
    }
    session = rebuilt(_account(**told, active=timedelta(minutes=minutes)))
    figures = figures_of(session, after(60))
    for field, value in told.items():
        found = getattr(figures, field)
        assert (found is None) == (value is None), field
        assert value is None or float(found) == pytest.approx(float(value), rel=1e-12, abs=1e-9), field
    assert load(Session, dump(session)) == session

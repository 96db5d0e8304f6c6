"""What a meter has taught about itself, and what a power sensor said."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from custom_components.training_energy.ledger import Facts, Quality, facts_of
from custom_components.training_energy.ledger.power import MOST_SAMPLES, Power

from .rig import Rig, after


def _facts(minutes: float, wh: list[int], *, off: float = 0) -> Facts:
    """Return what is known of a meter that rose by so many Wh, each some minutes later, each second one off by some."""
    rig, kwh = Rig().show(0, "10"), Decimal(10)
    for number, rise in enumerate(wh, start=1):
        kwh += Decimal(rise) / 1000
        rig.show(number * minutes + off * (number % 2), str(kwh))
    return facts_of(rig.book.meters[0])


# Minutes between two reports, what they rise by (Wh), by how much each second one is off.
METERS = [
    ("too few changes", (1, [5, 5], 0), None),
    ("each minute", (1, [5, 6, 5, 6, 5], 0), Quality.GOOD),
    ("each five minutes", (5, [4, 5, 4, 5, 4], 0), Quality.SLOW),
    ("each 10 Wh", (7, [10] * 6, 2), Quality.COARSE),
    ("each Wh, seldom", (7, [1] * 6, 2), Quality.GOOD),
    ("anyhow", (10, [9, 40, 7, 90, 2, 60], 8), Quality.IRREGULAR),
]


@pytest.mark.parametrize(("shown", "quality"), [pytest.param(*row, id=phrase) for phrase, *row in METERS])
def test_a_meter_is_known_by_its_changes(shown: tuple[float, list[int], float], quality: Quality | None) -> None:
    """How often, by how much, how evenly: a word says what to expect."""
    minutes, wh, off = shown
    assert _facts(minutes, wh, off=off).quality is quality


def test_the_facts_of_a_meter() -> None:
    """They are what its owner would find by hand."""
    facts = _facts(1, [5, 5, 10, 5, 5])
    assert (facts.step, facts.rise, facts.interval) == (Decimal("0.005"), Decimal("0.005"), timedelta(minutes=1))
    assert facts.regularity == 1
    assert facts.resets == 0


def test_facts_that_differ_in_the_last_digits_are_alike() -> None:
    """They are told anew only when they say something else."""
    facts = _facts(1, [5, 6, 5, 6, 5])
    assert facts.rise is not None
    assert facts.is_like(replace(facts, rise=facts.rise * Decimal("1.1")))
    assert not facts.is_like(replace(facts, rise=facts.rise * 2))
    assert not facts.is_like(replace(facts, resets=1))
    assert not facts.is_like(Facts(quality=facts.quality))
    assert Facts().is_like(Facts())


def test_power_is_summed_up_over_time() -> None:
    """A value holds until the next one; what is not known stays unknown, whichever way it is asked."""
    power = Power().drawn(after(-1), None).drawn(after(0), Decimal(1)).drawn(after(30), Decimal(2))
    power = power.drawn(after(60), Decimal(2)).drawn(after(90), Decimal("NaN"))
    assert power.used(after(0), after(60)) == Decimal("1.5")
    assert power.used(after(60), after(0)) == Decimal("-1.5")
    for start, end in ((-5, 10), (80, 95), (95, 80)):
        assert power.used(after(start), after(end)) is None


def test_two_powers_of_one_instant_are_the_later_one() -> None:
    """A clock that is set back takes no time either."""
    power = Power().drawn(after(0), Decimal(1)).drawn(after(0), Decimal(2)).drawn(after(-5), Decimal(3))
    assert power.used(after(0), after(60)) == 3


def test_a_long_record_is_thinned_and_keeps_its_sum() -> None:
    """Six hours at one value each second are few samples, in which the energy is the same."""
    power = Power()
    for second in range(6 * 3600):
        known = None if second == 5 * 3600 else Decimal(1 + second % 2)
        power = power.drawn(after(second / 60), known)
    assert len(power.samples) < MOST_SAMPLES
    assert power.used(after(310), after(350)) == pytest.approx(Decimal(1), rel=Decimal("0.001"))
    assert power.used(after(290), after(310)) is None
    assert power.used(after(10), after(20)) is None

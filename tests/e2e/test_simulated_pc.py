"""The demo's simulated computer behaves as a smart plug does."""

from itertools import pairwise
import math

import pytest

from lab.components.simulated_pc.plug import Load, Plug

HOUR = 3600


@pytest.fixture
def plug() -> Plug:
    """Plug an idle computer in at time zero."""
    return Plug.new(0.0)


@pytest.mark.parametrize("training", [False, True], ids=["idle", "training"])
def test_the_energy_is_the_integral_of_the_power(training: bool) -> None:  # noqa: FBT001  a parameter
    """What the plug counts is what the computer draws."""
    load = Load(training=training, seed=3)
    step = 0.1
    total = math.fsum(load.power((index + 0.5) * step) * step for index in range(int(HOUR / step)))
    assert load.energy(HOUR) == pytest.approx(total, rel=1e-3)


def test_the_counter_never_falls(plug: Plug) -> None:
    """Neither in time nor where the load changes."""
    shown = []
    for second in range(HOUR):
        if second % 600 == 0:
            plug = plug.switched(second, training=not plug.load.training)
        shown.append(plug.counter(second))
    assert all(earlier <= later for earlier, later in pairwise(shown))


def test_a_training_pc_draws_what_a_person_would_expect(plug: Plug) -> None:
    """About 75 W idle, about 350 W in training, less in an evaluation."""
    idle = [plug.power(second) for second in range(HOUR)]
    training = plug.switched(0, training=True)
    busy = [training.power(second) for second in range(60, HOUR)]
    assert 65 < min(idle) < max(idle) < 85
    assert 180 < min(busy) < 240
    assert 340 < max(busy) < 385


def test_the_same_seed_gives_the_same_run() -> None:
    """A run can be repeated."""
    first, second = (Plug.new(0.0, seed=5).switched(10, training=True) for _ in range(2))
    assert first.counter(HOUR) == second.counter(HOUR)

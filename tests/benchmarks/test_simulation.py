"""Whether the simulated machines and meters are what they stand for."""

from decimal import Decimal

import numpy as np
import pytest

from benchmarks.accuracy.meters import METERS, Meter, Reports, power_reports, timed
from benchmarks.accuracy.methods import interpolated, ours, raw
from benchmarks.accuracy.pc import LEAD, Run, Series, run, used_by

LENGTH = 600
EACH_METER = pytest.mark.parametrize("meter", METERS, ids=lambda meter: meter.name)


@pytest.fixture(scope="module")
def trained() -> Run:
    """Return a run of ten minutes."""
    return run(np.random.default_rng(1), LENGTH)


def _steady() -> Run:
    """Return a machine that draws 360 W, a tenth of a Wh each second, whether it trains or not."""
    return used_by(np.full(8000, 360.0), start=6000.0, stop=6600.0)


def _heard(meter: Meter, run: Run) -> tuple[Series, Series, float]:
    """Return when a meter reported, what (Wh), and what its counter had when the run began."""
    chance = np.random.default_rng(2)
    counter = meter.counter(run, chance)
    reports = meter.reports(run, counter, chance)
    times = np.array([at for at, _ in reports])
    values = np.array([float(kwh) * 1000 for _, kwh in reports])
    return times, values, float(counter.at(np.zeros(1))[0])


def test_run_uses_more_than_rest(trained: Run) -> None:
    """It lies after its rest, and its energy is between that of the least and of the largest machine."""
    assert LEAD <= trained.start < LEAD + 1
    assert trained.stop - trained.start == LENGTH
    assert 60 * LENGTH / 3600 < trained.truth < 600 * LENGTH / 3600


def test_run_in_use_is_the_same_training_on_another_machine() -> None:
    """Somebody who works on it makes it draw more, never less."""
    quiet, busy = (run(np.random.default_rng(3), LENGTH, in_use=in_use) for in_use in (False, True))
    assert busy.used[LEAD] > quiet.used[LEAD]
    assert busy.stop - busy.start == LENGTH


@EACH_METER
def test_meter_never_reports_more_than_was_used(meter: Meter, trained: Run) -> None:
    """A counter that is late is behind the truth, and one that is cut to steps below it."""
    times, values, began = _heard(meter, trained)
    assert (values - began <= trained.energy(times) + meter.step + 1e-6).all()


@EACH_METER
def test_meter_goes_in_steps_and_never_back(meter: Meter, trained: Run) -> None:
    """Nothing comes out of order, and nothing between two steps of the counter."""
    times, values, _ = _heard(meter, trained)
    assert (np.diff(times) >= 0).all()
    assert (np.diff(values) >= 0).all()
    steps = values / meter.step
    assert np.allclose(steps, np.round(steps), atol=1e-4)


@EACH_METER
def test_meter_is_known_well_before_the_run(meter: Meter, trained: Run) -> None:
    """No cell is about a plug that was installed a moment ago."""
    times, values, _ = _heard(meter, trained)
    assert len(np.unique(values[times <= trained.start])) > 4


def test_power_sensor_is_about_right(trained: Run) -> None:
    """What it reports, held until it reports again, adds up to the truth within its gain and its threshold."""
    reports = power_reports(trained, np.random.default_rng(4), since=LEAD)
    times = np.array([at for at, _ in reports])
    held = np.array([float(kw) for _, kw in reports])
    seconds = np.arange(int(trained.start), int(trained.stop))
    used = held[np.searchsorted(times, seconds, side="right") - 1].sum() / 3.6
    assert used == pytest.approx(trained.truth, rel=0.05)


def test_raw_and_lines_of_a_perfect_meter_have_no_error() -> None:
    """Who could read the truth at each instant has only to subtract."""
    steady = _steady()
    perfect: Reports = [(at, Decimal(round(at) // 10 * 1000).scaleb(-6)) for at in map(float, range(0, 8000, 10))]
    assert raw(perfect, steady) == pytest.approx(steady.truth)
    assert interpolated(perfect, steady) == pytest.approx(steady.truth)


def test_all_methods_are_right_about_a_steady_machine() -> None:
    """Where the power never changes there is nothing to be wrong about but what was not shown yet."""
    steady = _steady()
    meter = Meter(name="plain", step=0.1, reporting=timed(60))
    chance = np.random.default_rng(5)
    counter = meter.counter(steady, chance)
    reports = meter.reports(steady, counter, chance)
    answer = ours(reports, steady)
    assert interpolated(reports, steady) == pytest.approx(steady.truth, abs=0.3)
    assert answer.wh == pytest.approx(steady.truth, abs=0.2)
    assert answer.least <= steady.truth <= answer.most
    assert raw(reports, steady) == pytest.approx(steady.truth, abs=6)
    assert 0 < answer.waited <= 121

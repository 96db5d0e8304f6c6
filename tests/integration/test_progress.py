"""Where a run will end, and what a run that was taken up again used in all."""

from datetime import datetime

import pytest

from .bench import Bench

# 2000 steps at two a second, 400 W and 0.2 a kWh.
STEPS = 2000
KWH = 0.4 * 1000 / 3600


async def _train(bench: Bench, seconds: int) -> None:
    """Train at two steps a second, and report each ten."""
    for _ in range(seconds // 10):
        await bench.run(10, 400)
        done = bench.panel.shows("session_steps")
        await bench.ask("report_progress", steps_done=20 + (0 if done == "unknown" else int(done)))


@pytest.fixture
async def training(bench: Bench) -> Bench:
    """Return a rig whose meter has been seen for ten minutes."""
    await bench.set_up()
    await bench.run(605)
    return bench


async def test_the_end_is_foreseen(training: Bench) -> None:
    """Energy, cost and time, steady from report to report."""
    begin = training.now
    await training.ask("start_session", planned_steps=STEPS)
    assert training.panel.shows("projected_energy") == "unknown"
    await _train(training, 400)
    seen = []
    for _ in range(12):
        await _train(training, 10)
        seen.append(float(training.panel.shows("projected_energy")))
        end = datetime.fromisoformat(training.panel.shows("projected_end"))
        assert (end - begin).total_seconds() == pytest.approx(1000, abs=32)
    assert max(seen) - min(seen) < 0.02 * KWH
    assert seen[-1] == pytest.approx(KWH, rel=0.02)
    assert float(training.panel.shows("projected_cost")) == pytest.approx(KWH * 0.2, rel=0.02)
    await training.ask("stop_session")
    assert training.panel.shows("projected_energy") == "unknown"
    assert training.panel.shows("projected_end") == "unknown"


async def test_values_set_by_hand_are_projected_as_they_are(bench: Bench) -> None:
    """So far, and for each step left as much as for each one done: everyone can check it."""
    await bench.set_up()
    await bench.ask("start_session", planned_steps=200)
    await bench.ask("report_progress", step=50)
    bench.freezer.tick(20)
    bench.meter.show(351.899)
    assert float(bench.panel.shows("projected_energy")) == pytest.approx(0.211 * 4)
    assert float(bench.panel.shows("projected_cost")) == pytest.approx(0.0422 * 4)


async def test_a_paused_run_has_no_end(training: Bench) -> None:
    """Nobody knows when it goes on."""
    await training.ask("start_session", planned_steps=STEPS)
    await _train(training, 200)
    await training.ask("pause_session")
    assert training.panel.shows("projected_end") == "unknown"
    assert training.panel.shows("projected_energy") != "unknown"


async def test_a_run_that_was_taken_up_again_is_right_per_step_and_in_all(training: Bench) -> None:
    """Its steps are its own, its plan the whole run's, and its line adds up."""
    first = await training.ask("start_session", name="part 1", key="one", planned_steps=STEPS)
    assert first["lineage"] is None
    await _train(training, 500)
    await training.ask("stop_session", outcome="interrupted")
    await training.run(600, 80)
    second = await training.ask("start_session", parent="one", start_step=1000, planned_steps=STEPS)
    await _train(training, 300)
    report = await training.ask("report_progress", step=1600)
    assert (report["steps"], report["id"]) == (600, second["id"])
    assert float(training.panel.shows("projected_energy")) == pytest.approx(KWH / 2, rel=0.03)
    await _train(training, 200)
    await training.ask("stop_session")
    await training.run(600, 80)
    one = await training.ask("get_session", session_id=first["id"])
    two = await training.ask("get_session", session_id=second["id"])
    assert two["energy_per_step_wh"] == pytest.approx(one["energy_per_step_wh"], rel=0.02)
    assert two["lineage"] == {
        "ids": [first["id"], second["id"]],
        "sessions": 2,
        "steps": 2000,
        "energy_kwh": pytest.approx(one["energy_kwh"] + two["energy_kwh"]),
        "cost": pytest.approx(one["cost"] + two["cost"]),
        "active_s": 1000,
    }
    await training.ask("delete_session", session_id=first["id"])
    assert (await training.ask("get_session", session_id=second["id"]))["lineage"] is None


async def test_a_circle_of_parents_has_an_end(training: Bench) -> None:
    """Whatever a script has written there."""
    one = await training.ask("start_session", key="one", parent="two")
    await training.ask("stop_session")
    await training.ask("start_session", key="two", parent="one")
    session = await training.ask("get_session", session_id=one["id"])
    assert session["lineage"]["sessions"] == 2


async def test_each_session_keeps_its_curve(training: Bench) -> None:
    """At most 64 points, the first and the last exact, however long it ran; still there when it is history."""
    started = await training.ask("start_session")
    await training.run(3600, 400)
    await training.run(3600, 200)
    running = await training.ask("get_session", session_id=started["id"])
    assert running["curve"][-1] == [7200, pytest.approx(running["energy_kwh"] * 1000)]
    await training.ask("stop_session")
    await training.run(1200, 80)
    await training.panel.reload()
    session = await training.ask("get_session", session_id=started["id"])
    curve = session["curve"]
    assert (curve[0], curve[-1]) == ([0, 0], [7200, pytest.approx(session["energy_kwh"] * 1000)])
    assert len(curve) <= 64
    assert curve == sorted(curve)
    half = max(wh for s, wh in curve if s <= 3660)
    assert half == pytest.approx(400, rel=0.03)

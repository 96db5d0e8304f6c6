"""What a session may cost: told once when it costs more, to people and to training scripts."""

import pytest

from .bench import Bench


async def test_a_session_over_its_budget_is_told_once(bench: Bench) -> None:
    """An automation that stops the training must not be called at each reading that follows."""
    await bench.set_up(session_budget=0.02)
    await bench.ask("start_session", name="long")
    await bench.run(600, 400)
    assert bench.panel.shows("over_budget", "binary_sensor") == "off"
    await bench.run(600)
    assert bench.panel.shows("over_budget", "binary_sensor") == "on"
    await bench.panel.reload()
    await bench.run(600)
    assert bench.events == ["started", "budget_exceeded"]
    assert bench.told[-1]["cost"] > 0.02


async def test_a_session_has_its_own_budget(bench: Bench) -> None:
    """What was said at its start counts, and not what is usual; a rig without one tells it as well."""
    await bench.set_up()
    await bench.ask("start_session", budget=0.01)
    await bench.run(600, 400)
    assert bench.events == ["started", "budget_exceeded"]
    assert bench.panel.entity_id("over_budget", "binary_sensor") is None


async def test_a_trainer_is_told_what_is_left(bench: Bench) -> None:
    """It can stop itself before anything else does."""
    await bench.set_up()
    await bench.ask("start_session", budget=0.02)
    await bench.run(300, 400)
    answer = await bench.ask("report_progress", step=100)
    assert answer["over_budget"] is False
    assert answer["remaining"] == pytest.approx(0.02 - answer["cost"])
    await bench.run(900)
    answer = await bench.ask("report_progress", step=400)
    assert answer["over_budget"] is True
    assert answer["remaining"] < 0


async def test_without_a_budget_nothing_is_left_or_gone(bench: Bench) -> None:
    """None is not zero."""
    await bench.set_up()
    await bench.ask("start_session")
    answer = await bench.ask("report_progress", step=1)
    assert (answer["over_budget"], answer["remaining"]) == (None, None)


async def test_one_spike_stops_nobody(bench: Bench) -> None:
    """A jump that could not have been used shows at once, and is told only once it is believed."""
    await bench.set_up(session_budget=0.02, max_power=1)
    await bench.ask("start_session")
    await bench.run(120, 400)
    bench.meter.show(float(bench.counted) + 50)
    assert float(bench.panel.shows("session_cost")) > 10
    assert bench.panel.shows("over_budget", "binary_sensor") == "off"
    await bench.run(120)
    assert bench.events == ["started"]
    assert (await bench.ask("report_progress", step=1))["over_budget"] is False


async def test_a_start_is_told_before_its_budget(bench: Bench) -> None:
    """A session that began long ago may be over it from the first moment."""
    await bench.set_up(session_budget=0.01)
    begin = await bench.run(60, 400)
    await bench.run(1200)
    await bench.ask("start_session", start_time=begin.isoformat())
    assert bench.events == ["started", "budget_exceeded"]

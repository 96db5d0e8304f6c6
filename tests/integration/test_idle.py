"""Sessions that were forgotten, and what the machine draws at rest."""

from datetime import datetime

import pytest

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.repairs import ForgottenSessionFlow, async_create_fix_flow
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component

from .bench import Bench
from .forms import suggested

ISSUE = "forgotten_session_tower"


async def _forgotten(bench: Bench) -> datetime:
    """Have a session run for half an hour and be forgotten for three; return when training ended."""
    await bench.ask("start_session", name="overnight")
    end = await bench.run(1800, 400)
    await bench.run(3 * 3600, 80)
    return end


async def test_a_forgotten_session_is_told_once(bench: Bench) -> None:
    """With the time at which it went idle, which an automation can stop it at."""
    await bench.set_up(idle_power=80, idle_timeout=1200)
    await bench.ask("start_session", name="overnight")
    end = await bench.run(1800, 400)
    await bench.run(1320, 80)
    assert bench.events == ["started", "idle"]
    since = datetime.fromisoformat(bench.panel.state("status").attributes["idle_since"])
    assert 0 <= (since - end).total_seconds() <= 120
    await bench.panel.reload()
    await bench.run(120)
    assert bench.events == ["started", "idle"]
    stopped = await bench.ask("stop_session", end_time=since.isoformat())
    assert stopped["ended_at"] == since.isoformat()
    assert bench.panel.state("status").attributes["idle_since"] is None


async def test_busy_again_it_may_be_forgotten_again(bench: Bench) -> None:
    """Whoever goes on training has not forgotten it."""
    await bench.set_up(idle_power=80, idle_timeout=3600)
    await _forgotten(bench)
    await bench.run(600, 400)
    assert bench.panel.state("status").attributes["idle_since"] is None
    await bench.run(2 * 3600, 80)
    assert bench.events == ["started", "idle", "idle"]


@pytest.mark.parametrize("options", [{"idle_power": 80, "idle_timeout": 0}, {}], ids=["off", "no idle power known"])
async def test_nothing_is_told_of_a_rig_that_is_not_watched(bench: Bench, options: dict[str, object]) -> None:
    """Without knowing what is idle, nobody is."""
    await bench.set_up(**options)
    await _forgotten(bench)
    assert bench.events == ["started"]


async def test_a_paused_session_is_not_forgotten(bench: Bench) -> None:
    """It was paused on purpose."""
    await bench.set_up(idle_power=80)
    await bench.ask("start_session")
    await bench.run(600, 400)
    await bench.ask("pause_session")
    await bench.run(3 * 3600, 80)
    assert bench.events == ["started", "paused"]


async def _flow(hass: HomeAssistant) -> ForgottenSessionFlow:
    """Return the flow of the repair of a forgotten session."""
    assert await async_setup_component(hass, "repairs", {})
    issue = ir.async_get(hass).async_get_issue(DOMAIN, ISSUE)
    assert issue is not None
    flow = await async_create_fix_flow(hass, ISSUE, issue.data)
    assert isinstance(flow, ForgottenSessionFlow)
    flow.hass, flow.issue_id, flow.handler = hass, ISSUE, DOMAIN
    return flow


async def test_a_repair_stops_it_where_it_went_idle(hass: HomeAssistant, bench: Bench) -> None:
    """The user is asked, and one click gives the right figures."""
    await bench.set_up(idle_power=80, idle_timeout=1500)
    await bench.ask("start_session", name="overnight")
    end = await bench.run(1800, 400)
    await bench.run(1620, 80)
    flow = await _flow(hass)
    menu = await flow.async_step_init()
    assert menu["type"] is FlowResultType.MENU
    assert (menu["description_placeholders"] or {})["session"] == "overnight"
    assert (await flow.async_step_stop())["type"] is FlowResultType.CREATE_ENTRY
    session = (await bench.ask("list_sessions"))["sessions"][0]
    ended = datetime.fromisoformat(session["ended_at"])
    assert 0 <= (ended - end).total_seconds() <= 120
    assert session["energy_kwh"] == pytest.approx(0.2, rel=0.02)
    assert ir.async_get(hass).async_get_issue(DOMAIN, ISSUE) is None


async def test_a_repair_that_cannot_be_done_says_why(hass: HomeAssistant, bench: Bench) -> None:
    """So long ago only the recorder could tell, which this home does not have."""
    await bench.set_up(idle_power=80)
    await _forgotten(bench)
    flow = await _flow(hass)
    result = await flow.async_step_stop()
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "not_stopped")
    assert "recorder" in (result["description_placeholders"] or {})["error"]
    assert bench.panel.shows("status") == "training"


async def test_a_session_that_is_left_alone_is_not_asked_about_again(hass: HomeAssistant, bench: Bench) -> None:
    """Until it was busy, over a restart too."""
    await bench.set_up(idle_power=80)
    await _forgotten(bench)
    flow = await _flow(hass)
    assert (await flow.async_step_leave())["type"] is FlowResultType.CREATE_ENTRY
    await bench.run(600)
    await bench.panel.reload()
    await bench.run(600)
    assert ir.async_get(hass).async_get_issue(DOMAIN, ISSUE) is None
    await bench.run(600, 400)
    await bench.run(3 * 3600, 80)
    assert ir.async_get(hass).async_get_issue(DOMAIN, ISSUE) is not None


async def test_net_energy_is_what_training_used_on_top(bench: Bench) -> None:
    """Beside the gross, never in its place."""
    await bench.set_up(idle_power=80)
    await bench.run(600)
    started = await bench.ask("start_session")
    assert (started["net_energy_kwh"], started["net_cost"]) == (0, 0)
    await bench.run(3600, 400)
    await bench.ask("stop_session")
    await bench.run(600, 80)
    session = await bench.ask("get_session", session_id=started["id"])
    assert session["energy_kwh"] == pytest.approx(0.4, rel=0.01)
    assert session["net_energy_kwh"] == pytest.approx(0.32, rel=0.01)
    assert session["net_cost"] == pytest.approx(0.064, rel=0.01)
    assert float(bench.panel.shows("net_energy")) == pytest.approx(session["net_energy_kwh"])


async def test_a_rig_without_idle_power_has_no_net(bench: Bench) -> None:
    """What is not known is not zero."""
    await bench.set_up()
    session = await bench.ask("start_session")
    assert (session["net_energy_kwh"], session["net_cost"]) == (None, None)
    assert bench.panel.entity_id("net_energy") is None


async def _learned(bench: Bench) -> str:
    """Return what the options say of the power at rest."""
    form = await bench.hass.config_entries.options.async_init(bench.entry.entry_id)
    assert "idle_power" not in suggested(form)
    return str((form["description_placeholders"] or {})["learned_idle_power"])


async def test_idle_power_is_learned_and_shown_before_it_is_used(bench: Bench) -> None:
    """From the quiet times before sessions: the options say it, and the user enters it."""
    await bench.set_up()
    for _ in range(3):
        assert await _learned(bench) == "-"
        await bench.run(1800, 80)
        await bench.ask("start_session")
        await bench.run(600, 400)
        await bench.ask("stop_session")
        await bench.run(600, 80)
    assert await _learned(bench) == "80 W"
    await bench.ask("start_session")
    assert bench.panel.entity_id("net_energy") is None
    await bench.run(600, 400)
    await bench.run(3 * 3600, 80)
    assert bench.events[-1] == "idle"

"""The sensors: exact figures, unknown where nothing is known, back after a restart."""

from collections.abc import Generator
from decimal import Decimal
from typing import Any
from unittest.mock import PropertyMock, patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    snapshot_platform,
)
from syrupy.assertion import SnapshotAssertion

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Details
from homeassistant.const import EVENT_STATE_CHANGED, Platform
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .meters import FakeMeter
from .panel import REFERENCE, Panel, async_set_up_only

# What the session sensors show; the totals and the status go on without one.
OF_SESSION = (
    "session_energy",
    "session_cost",
    "cost_per_step",
    "steps_per_currency",
    "energy_per_step",
    "session_steps",
)
OF_MONEY = (
    "session_cost",
    "cost_per_step",
    "steps_per_currency",
    "total_cost",
    "affordable_steps",
    "affordable_runs",
)


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


@pytest.fixture
def all_enabled() -> Generator[None]:
    """Have also those sensors set up that are disabled by default."""
    enabled = "homeassistant.helpers.entity.Entity.entity_registry_enabled_default"
    with patch(enabled, new_callable=PropertyMock, return_value=True):
        yield


async def play(panel: Panel, meter: FakeMeter) -> None:
    """Play the reference run, from the switch to the steps."""
    await panel.switch(on=True)
    meter.show("351.899")
    await panel.hass.async_block_till_done()
    await panel.switch(on=False)
    await panel.enter("steps", 2000)


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.freeze_time("2026-11-02 20:00:00+00:00")
async def test_the_sensors_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Names, units, classes and precisions are what users build on."""
    await async_set_up_only(hass, rig_entry, Platform.SENSOR)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


async def test_the_reference_run_is_shown_to_the_digit(panel: Panel, meter: FakeMeter) -> None:
    """The table of the reference run, without rounding and without an exponent."""
    await play(panel, meter)
    assert panel.table() == REFERENCE


async def test_figures_are_readable_without_settings(panel: Panel, meter: FakeMeter) -> None:
    """Each figure comes with the digits that it takes to read it."""
    await play(panel, meter)
    registry = er.async_get(panel.hass)
    digits = {}
    for key in ("session_energy", "session_cost", "cost_per_step", "steps_per_currency", "affordable_runs"):
        entry = registry.async_get(panel.entity_id(key) or "")
        assert entry is not None
        digits[key] = f"{Decimal(panel.shows(key)):.{entry.options['sensor']['suggested_display_precision']}f}"
    assert digits == {
        "session_energy": "0.211",
        "session_cost": "0.0422",
        "cost_per_step": "0.0000211",
        "steps_per_currency": "47393",
        "affordable_runs": "29.6",
    }


async def test_before_the_first_session_nothing_is_known(panel: Panel) -> None:
    """Unknown is not 0: an automation must not take no session for one that was free. Sums of none are 0."""
    assert set(panel.table((*OF_SESSION, "affordable_steps", "affordable_runs")).values()) == {"unknown"}
    assert panel.table(("status", "total_energy", "total_cost", "total_steps", "total_sessions")) == {
        "status": "idle",
        "total_energy": "0",
        "total_cost": "0",
        "total_steps": "0",
        "total_sessions": "0",
    }


async def test_a_start_shows_zero_at_once(panel: Panel, meter: FakeMeter) -> None:
    """The last session's figures are gone before the action answers; ratios wait until they mean something."""
    await play(panel, meter)
    await panel.switch(on=True)
    assert panel.table(OF_SESSION) == {
        "session_energy": "0",
        "session_cost": "0",
        "cost_per_step": "unknown",
        "steps_per_currency": "unknown",
        "energy_per_step": "unknown",
        "session_steps": "unknown",
    }
    session = panel.rig.book.opened()
    for key in ("session_energy", "session_cost", "session_steps"):
        assert panel.state(key).attributes["last_reset"] == session.opened.at.isoformat()
    for key in ("total_energy", "total_cost", "total_steps", "total_sessions"):
        assert "last_reset" not in panel.state(key).attributes
    assert panel.table(("total_energy", "total_sessions", "affordable_runs")) == {
        "total_energy": "0.211",
        "total_sessions": "2",
        "affordable_runs": "29.620625",
    }


async def test_the_status_follows_the_session(panel: Panel, meter: FakeMeter) -> None:
    """It also says which session it is that the other sensors show."""
    session = await panel.rig.async_start_session(Details(name="Night run", model="PonyDiffusion XL v6"))
    said = {
        "session_id": session.id,
        "name": "Night run",
        "model": "PonyDiffusion XL v6",
        "started_at": session.opened.at.isoformat(),
    }
    shown = [panel.shows("status")]
    await panel.rig.async_pause_session()
    shown.append(panel.shows("status"))
    await panel.rig.async_resume_session()
    shown.append(panel.shows("status"))
    assert shown == ["training", "paused", "training"]
    assert said.items() <= panel.state("status").attributes.items()
    meter.show("351.899")
    await panel.rig.async_stop_session()
    assert panel.shows("status") == "idle"
    assert said.items() <= panel.state("status").attributes.items()


async def test_a_session_settles_while_its_meter_is_in_doubt(panel: Panel, meter: FakeMeter) -> None:
    """A counter at 0 was reset or is at fault; the next reading tells, and the status says that it is awaited."""
    await panel.switch(on=True)
    meter.show("351.899")
    meter.show("0")
    await panel.hass.async_block_till_done()
    await panel.switch(on=False)
    assert panel.shows("status") == "settling"
    meter.show("351.899")
    await panel.hass.async_block_till_done()
    assert panel.shows("status") == "idle"
    assert panel.shows("session_energy") == "0.211"


async def test_after_a_discard_no_older_session_is_shown(panel: Panel, meter: FakeMeter) -> None:
    """The recorder would add the older one again."""
    await play(panel, meter)
    await panel.switch(on=True)
    meter.show("352")
    await panel.hass.async_block_till_done()
    await panel.rig.async_discard_session()
    assert set(panel.table(OF_SESSION).values()) == {"unknown"}
    assert "last_reset" not in panel.state("session_energy").attributes
    assert panel.shows("status") == "idle"
    assert panel.state("status").attributes["session_id"] is None
    assert panel.table(("total_energy", "total_cost", "total_steps", "total_sessions")) == {
        "total_energy": "0.211",
        "total_cost": "0.0422",
        "total_steps": "2000",
        "total_sessions": "1",
    }


@pytest.fixture
def written(hass: HomeAssistant) -> list[tuple[str, str]]:
    """Return what is written as states of sensors from now on."""
    states: list[tuple[str, str]] = []

    @callback
    def async_state_changed(event: Event[EventStateChangedData]) -> None:
        """Note a state."""
        if state := event.data["new_state"]:
            states.append((state.entity_id, state.state))

    hass.bus.async_listen(EVENT_STATE_CHANGED, async_state_changed)
    return states


async def test_a_reload_brings_every_figure_back(
    panel: Panel, meter: FakeMeter, written: list[tuple[str, str]]
) -> None:
    """Between two totals there is never a 0, which the recorder would take for a new meter."""
    await play(panel, meter)
    written.clear()
    await panel.reload()
    assert panel.table() == REFERENCE
    totals = {panel.entity_id("session_energy"), panel.entity_id("total_energy")}
    assert {state for entity_id, state in written if entity_id in totals} == {"unavailable", "0.211"}


async def test_a_crash_brings_every_figure_back(
    hass: HomeAssistant, panel: Panel, meter: FakeMeter, hass_storage: dict[str, Any]
) -> None:
    """What an action did is on disk when it answers, also when no one unloads the rig."""
    await play(panel, meter)
    kept = dict(hass_storage)
    await panel.rig.async_start_session(Details())
    await hass.config_entries.async_unload(panel.entry.entry_id)
    hass_storage.clear()
    hass_storage.update(kept)
    assert await hass.config_entries.async_setup(panel.entry.entry_id)
    await hass.async_block_till_done()
    assert panel.table() == REFERENCE


async def test_a_session_goes_on_over_a_reload(panel: Panel, meter: FakeMeter) -> None:
    """What the machine used meanwhile is its own."""
    await panel.switch(on=True)
    meter.show("351.7")
    await panel.hass.async_block_till_done()
    assert panel.shows("session_energy") == "0.012"
    await panel.hass.config_entries.async_unload(panel.entry.entry_id)
    assert panel.shows("session_energy") == "unavailable"
    meter.show("351.899")
    await panel.reload()
    assert panel.shows("status") == "training"
    assert panel.shows("session_energy") == "0.211"


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        pytest.param(2, "0.0211", id="a few steps"),
        pytest.param(20_000_000, "0.00000000211", id="more steps than a float has zeros for"),
    ],
)
async def test_a_figure_never_has_an_exponent(panel: Panel, meter: FakeMeter, steps: int, shown: str) -> None:
    """2.11e-09 is for machines; a state is read by people."""
    await play(panel, meter)
    await panel.enter("steps", steps)
    assert panel.shows("cost_per_step") == shown


async def test_without_steps_there_are_no_ratios(panel: Panel, meter: FakeMeter) -> None:
    """Nothing is divided by zero, and nothing is infinite."""
    await play(panel, meter)
    await panel.enter("steps", 0)
    ratios = ("cost_per_step", "steps_per_currency", "energy_per_step", "affordable_steps", "affordable_runs")
    assert set(panel.table(ratios).values()) == {"unknown"}


@pytest.mark.parametrize(
    ("price", "cost_per_step"),
    [pytest.param(0, "0", id="free energy"), pytest.param(-0.2, "-0.0000211", id="a negative price")],
)
async def test_a_step_that_costs_nothing_has_no_number(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter, price: float, cost_per_step: str
) -> None:
    """Steps that are free are without end, and no number of them is affordable."""
    hass.config_entries.async_update_entry(rig_entry, data={**rig_entry.data, "price": price})
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    panel = Panel(hass, rig_entry)
    await play(panel, meter)
    assert panel.table(("cost_per_step", "steps_per_currency", "affordable_steps", "affordable_runs")) == {
        "cost_per_step": cost_per_step,
        "steps_per_currency": "unknown",
        "affordable_steps": "unknown",
        "affordable_runs": "unknown",
    }


async def test_money_is_shown_where_there_is_a_price(panel: Panel, meter: FakeMeter) -> None:
    """A rig without a price has no sensors of money; one that gets a price has them back as they were."""
    await play(panel, meter)
    price = panel.entry.data["price"]
    registry = er.async_get(panel.hass)
    registry.async_update_entity(panel.entity_id("total_cost") or "", new_entity_id="sensor.spent")
    panel.hass.config_entries.async_update_entry(panel.entry, data={"meters": panel.entry.data["meters"]})
    await panel.reload()
    assert [key for key in OF_MONEY if panel.entity_id(key)] == []
    assert panel.shows("session_energy") == "0.211"
    panel.hass.config_entries.async_update_entry(panel.entry, data={**panel.entry.data, "price": price})
    await panel.reload()
    assert panel.table() == REFERENCE
    assert panel.entity_id("total_cost") == "sensor.spent"


async def test_money_is_in_the_currency_of_home_assistant(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter
) -> None:
    """The unit of every figure of money follows it, and so do the names."""
    await hass.config.async_update(currency="USD")
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    panel = Panel(hass, rig_entry)
    units = {key: panel.state(key).attributes["unit_of_measurement"] for key in OF_MONEY}
    assert units == {
        "session_cost": "USD",
        "cost_per_step": "USD/step",
        "steps_per_currency": "steps/USD",
        "total_cost": "USD",
        "affordable_steps": "steps",
        "affordable_runs": "runs",
    }
    assert panel.state("steps_per_currency").name == "Tower Steps per USD"


async def test_what_few_look_at_is_disabled(panel: Panel) -> None:
    """These would be written at every reading for no one."""
    registry = er.async_get(panel.hass)
    entries = er.async_entries_for_config_entry(registry, panel.entry.entry_id)
    disabled = {entry.translation_key for entry in entries if entry.disabled_by}
    assert disabled == {"session_duration", "average_power", "step_rate"}


@pytest.mark.usefixtures("all_enabled")
async def test_time_and_power(
    hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A run of two hours, its duration in hours, its power and its steps per second."""
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    panel = Panel(hass, rig_entry)
    await panel.switch(on=True)
    freezer.tick(7200)
    await play(panel, meter)
    assert panel.table(("session_duration", "average_power")) == {"session_duration": "2.0", "average_power": "105.5"}
    assert float(panel.shows("step_rate")) == pytest.approx(2000 / 7200)


async def test_two_rigs_count_on_their_own(hass: HomeAssistant, panel: Panel, meter: FakeMeter) -> None:
    """Each has a device, entities and a session of its own."""
    other_meter = FakeMeter(hass, "sensor.other_energy")
    other_meter.show(5)
    other = MockConfigEntry(domain=DOMAIN, title="Lab", data={"meters": [other_meter.entity_id]})
    other.add_to_hass(hass)
    assert await hass.config_entries.async_setup(other.entry_id)
    lab = Panel(hass, other)
    await lab.switch(on=True)
    await play(panel, meter)
    other_meter.show(6)
    await hass.async_block_till_done()
    assert panel.table() == REFERENCE
    assert lab.table(("status", "session_energy", "total_sessions")) == {
        "status": "training",
        "session_energy": "1",
        "total_sessions": "1",
    }


async def test_states_are_written_before_an_action_answers(hass: HomeAssistant, panel: Panel, meter: FakeMeter) -> None:
    """Whoever acts and then looks sees what was done."""
    meter.show("351.7")
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    await panel.rig.async_start_session(Details())
    changed = {event.data["entity_id"] for event in changes}
    assert {panel.entity_id("status"), panel.entity_id("session_energy")} <= changed
    assert (panel.shows("status"), panel.shows("session", "switch")) == ("training", "on")

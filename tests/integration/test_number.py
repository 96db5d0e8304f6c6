"""The numbers: steps told by hand, and what could be afforded by."""

from decimal import Decimal

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, snapshot_platform
from syrupy.assertion import SnapshotAssertion

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from .meters import FakeMeter
from .panel import REFERENCE, Panel, async_set_up_only


@pytest.fixture
def panel(hass: HomeAssistant, rig: MockConfigEntry) -> Panel:
    """Return the rig's entities."""
    return Panel(hass, rig)


@pytest.fixture
async def ran(panel: Panel, meter: FakeMeter) -> Panel:
    """Return the rig after the reference run, its steps not told yet."""
    await panel.switch(on=True)
    meter.show("351.899")
    await panel.hass.async_block_till_done()
    await panel.switch(on=False)
    return panel


async def test_the_numbers_of_a_rig(
    hass: HomeAssistant, entity_registry: er.EntityRegistry, snapshot: SnapshotAssertion, rig_entry: MockConfigEntry
) -> None:
    """Names, units, limits and defaults are what users build on."""
    await async_set_up_only(hass, rig_entry, Platform.NUMBER)
    await snapshot_platform(hass, entity_registry, snapshot, rig_entry.entry_id)


async def test_steps_report_the_running_session(panel: Panel) -> None:
    """Nobody needs an action for that."""
    await panel.switch(on=True)
    assert panel.shows("steps", "number") == "unknown"
    await panel.enter("steps", 150)
    assert panel.shows("steps", "number") == panel.shows("session_steps") == "150"
    assert panel.rig.book.opened().steps == 150


async def test_steps_correct_the_last_session(ran: Panel) -> None:
    """Whoever forgot them, or mistyped them, enters them afterwards, also over a reload."""
    await ran.enter("steps", 2001)
    await ran.reload()
    await ran.enter("steps", 2000)
    assert ran.table() == REFERENCE
    assert ran.shows("steps", "number") == "2000"


async def test_steps_need_a_session(panel: Panel) -> None:
    """Before the first one there is nothing to correct, and the user is told so."""
    with pytest.raises(ServiceValidationError) as refused:
        await panel.enter("steps", 2000)
    assert refused.value.translation_key == "no_session"
    assert "session" in str(refused.value)
    assert panel.shows("steps", "number") == "unknown"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        pytest.param("steps", 1.5, "1.5 is not a number of steps", id="a part of a step"),
        pytest.param("steps", float("nan"), "nan is not a number of steps", id="steps that are no number"),
        pytest.param("steps_per_run", 0.5, "range", id="less than a step in a run"),
        pytest.param("steps_per_run", 1600.5, "1600.5 is not a number of steps", id="a part of a step in a run"),
        pytest.param("budget", float("nan"), "nan is not an amount of money", id="money that is no number"),
        pytest.param("budget", -1, "range", id="debts"),
        pytest.param("steps", 1e13, "range", id="more steps than anyone trains"),
    ],
)
async def test_nonsense_is_refused(ran: Panel, key: str, value: float, said: str) -> None:
    """The user reads why, and the number stays what it was."""
    before = ran.shows(key, "number")
    with pytest.raises(ServiceValidationError, match=said):
        await ran.enter(key, value)
    assert ran.shows(key, "number") == before


async def test_a_budget_affords_steps(ran: Panel) -> None:
    """A budget and the length of a run change what is affordable, and nothing else."""
    await ran.enter("steps", 2000)
    await ran.enter("budget", 0.1)
    await ran.enter("steps_per_run", 100)
    assert ran.rig.budget == Decimal("0.1")
    assert ran.table() == REFERENCE | {"affordable_steps": "4739", "affordable_runs": "47.39"}
    await ran.enter("budget", 0)
    assert ran.table(("affordable_steps", "affordable_runs")) == {"affordable_steps": "0", "affordable_runs": "0"}


async def test_aims_are_kept(panel: Panel) -> None:
    """They are the user's, and outlive a restart."""
    await panel.enter("budget", 12.34)
    await panel.enter("steps_per_run", 500)
    await panel.reload()
    assert (panel.shows("budget", "number"), panel.shows("steps_per_run", "number")) == ("12.34", "500")


async def test_without_a_price_there_is_nothing_to_afford(hass: HomeAssistant, rig_entry: MockConfigEntry) -> None:
    """Only the steps are left to enter."""
    hass.config_entries.async_update_entry(rig_entry, data={"meters": rig_entry.data["meters"]})
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    panel = Panel(hass, rig_entry)
    keys = ("steps", "budget", "steps_per_run")
    assert [key for key in keys if panel.entity_id(key, "number")] == ["steps"]

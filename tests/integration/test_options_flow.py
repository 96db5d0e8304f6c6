"""A rig's options, and whether every question is explained."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DEFAULTS
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .forms import TEXTS, ask, said, suggested
from .meters import FakeMeter

# What becomes of a rig that is set up is no question.
pytestmark = pytest.mark.usefixtures("setups", "home")


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        pytest.param({}, {"max_power": 25, "boundary_correction": True}, id="the defaults"),
        pytest.param(
            {"max_power": 3, "boundary_correction": False, "power_entity": "sensor.watts"},
            {"max_power": 3, "boundary_correction": False, "power_entity": "sensor.watts"},
            id="what was chosen",
        ),
    ],
)
async def test_options_show_what_is_in_force(
    hass: HomeAssistant, tower: MockConfigEntry, options: dict[str, Any], shown: dict[str, Any]
) -> None:
    """A default is no secret."""
    hass.config_entries.async_update_entry(tower, options=options)
    form = await hass.config_entries.options.async_init(tower.entry_id)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "init")
    assert suggested(form) == DEFAULTS | shown


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"max_power": 2.5}, id="a power"),
        pytest.param({"max_power": 1000}, id="the largest power"),
        pytest.param({"power_entity": "sensor.watts"}, id="an entity without an entry in the registry"),
        pytest.param({"boundary_correction": False}, id="nothing is corrected"),
        pytest.param({}, id="nothing, so the default"),
    ],
)
async def test_options_are_kept(hass: HomeAssistant, tower: MockConfigEntry, options: dict[str, Any]) -> None:
    """A field that is cleared goes back to its default."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], options)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert tower.options == options
    await hass.async_block_till_done()


@pytest.mark.parametrize("power", [0.0, -1.0, 1000.1, float("nan"), float("inf")])
async def test_an_impossible_power_is_explained_and_can_be_mended(
    hass: HomeAssistant, tower: MockConfigEntry, power: float
) -> None:
    """No rig draws nothing, and none draws what a village does."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"max_power": power})
    assert list(said(result, TEXTS["options"]["error"])) == ["max_power"]
    assert repr(suggested(result)) == repr({"max_power": power})
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"max_power": 1})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("entity", "fault"),
    [
        pytest.param("sensor.nowhere", "power_missing", id="none that there is"),
        pytest.param("sensor.off", "power_disabled", id="a disabled one"),
        pytest.param("sensor.tower_energy", "power_own", id="one of ours"),
        pytest.param("sensor.plug", "power_no_power_unit", id="the energy itself"),
    ],
)
async def test_an_entity_that_shows_no_power_is_explained(
    hass: HomeAssistant, tower: MockConfigEntry, entity: str, fault: str
) -> None:
    """Who takes the energy for the power is told so before anything hangs on it."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"power_entity": entity})
    texts = said(result, TEXTS["options"]["error"])
    assert result["errors"] == {"power_entity": fault}
    assert entity in texts["power_entity"]
    assert not tower.options


async def test_a_power_entity_may_be_renamed(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """It is remembered by its entry in the registry, and shown by the name that it has now."""
    power = FakeMeter(hass, "sensor.plug_power", unit_of_measurement="W")
    power.register()
    power.show(80)
    form = await hass.config_entries.options.async_init(tower.entry_id)
    await hass.config_entries.options.async_configure(form["flow_id"], {"power_entity": power.entity_id})
    power.rename("sensor.tower_power")
    await hass.async_block_till_done()
    form = await hass.config_entries.options.async_init(tower.entry_id)
    assert suggested(form)["power_entity"] == "sensor.tower_power"


@pytest.mark.parametrize("step", ["config.user", "config.reconfigure", "options.init"])
async def test_every_field_has_a_name_and_a_description(hass: HomeAssistant, tower: MockConfigEntry, step: str) -> None:
    """Nobody is asked a question that is not explained."""
    forms = {
        "config.user": ask(hass),
        "config.reconfigure": tower.start_reconfigure_flow(hass),
        "options.init": hass.config_entries.options.async_init(tower.entry_id),
    }
    form = await forms.pop(step)
    for unasked in forms.values():
        unasked.close()
    where, name = step.split(".")
    texts = TEXTS[where]["step"][name]
    schema = form["data_schema"]
    assert schema is not None
    fields = {str(marker) for marker in schema.schema}
    assert fields == set(texts["data"]) == set(texts["data_description"])


OPTIONS: dict[str, object] = {
    "idle_power": 75,
    "idle_timeout": 3600,
    "session_budget": 2.5,
    "silence_timeout": 900,
    "carbon_intensity": 350,
    "power_entity": "sensor.watts",
    "start_above": 150,
    "start_after": 60,
    "stop_below": 120,
    "stop_after": 300,
    "minimum_energy": 0.01,
    "minimum_time": 120,
    "keep_sessions": 1000,
}


async def test_all_options_are_kept_and_shown(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """What was entered once is what the form shows next time."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], OPTIONS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    form = await hass.config_entries.options.async_init(tower.entry_id)
    assert suggested(form) == DEFAULTS | OPTIONS


@pytest.mark.parametrize(
    ("options", "errors"),
    [
        ({"idle_power": -1}, {"idle_power": "watts_out_of_range"}),
        ({"idle_timeout": 1.5}, {"idle_timeout": "time_out_of_range"}),
        ({"silence_timeout": 10**9}, {"silence_timeout": "time_out_of_range"}),
        ({"session_budget": 0}, {"session_budget": "budget_out_of_range"}),
        ({"carbon_intensity": float("nan")}, {"carbon_intensity": "intensity_out_of_range"}),
        (
            {"carbon_intensity": 1, "carbon_intensity_entity": "sensor.watts"},
            {"carbon_intensity_entity": "intensity_no_unit"},
        ),
        ({"carbon_intensity_entity": "sensor.nothing"}, {"carbon_intensity_entity": "intensity_missing"}),
        ({"carbon_intensity_entity": "sensor.off"}, {"carbon_intensity_entity": "intensity_disabled"}),
        ({"carbon_intensity_entity": "sensor.tower_energy"}, {"carbon_intensity_entity": "intensity_own"}),
        (
            {"carbon_intensity": 1, "carbon_intensity_entity": "sensor.grid"},
            {"carbon_intensity_entity": "intensity_twice"},
        ),
        ({"start_above": 150}, {"start_above": "start_without_power"}),
        ({"stop_below": 150}, {"stop_below": "stop_without_start"}),
        (
            {"power_entity": "sensor.watts", "start_above": 100, "stop_below": 101},
            {"stop_below": "stop_above_start"},
        ),
        ({"power_entity": "sensor.watts", "start_above": 0}, {"start_above": "threshold_out_of_range"}),
        ({"idle_power": 25_001}, {"idle_power": "idle_above_largest"}),
        ({"idle_power": 2001, "max_power": 2}, {"idle_power": "idle_above_largest"}),
        (
            {"power_entity": "sensor.watts", "idle_power": 150, "start_above": 150},
            {"idle_power": "idle_above_start"},
        ),
        ({"minimum_energy": 2000}, {"minimum_energy": "energy_out_of_range"}),
        ({"keep_sessions": -1}, {"keep_sessions": "count_out_of_range"}),
    ],
    ids=str,
)
async def test_what_cannot_be_is_explained(
    hass: HomeAssistant, tower: MockConfigEntry, options: dict[str, object], errors: dict[str, str]
) -> None:
    """Each field says what is wrong with it, and nothing is kept."""
    FakeMeter(hass, "sensor.grid", unit_of_measurement="gCO2eq/kWh").show(300)
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], options)
    assert result["errors"] == errors
    assert all(said(result, TEXTS["options"]["error"]).values())
    assert not tower.options


async def test_a_budget_needs_a_price(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """Without one there is no cost to compare it with."""
    hass.config_entries.async_update_entry(tower, data={"meters": tower.data["meters"]})
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"session_budget": 1})
    assert result["errors"] == {"session_budget": "budget_without_price"}

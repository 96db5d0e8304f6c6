"""The conditions: whether a session is running on a rig, and whether it costs too much."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
import voluptuous as vol

from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers.typing import ConfigType
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml

from .bench import Bench
from .calls import ask
from .panel import Panel

AUTOMATION = """
alias: Asked
triggers:
  - trigger: event
    event_type: asked
conditions:
  - condition: training_energy.{condition}
    target: {{entity_id: {entity_id}}}
    options: {options}
actions:
  - action: test.met
"""


@pytest.fixture
def met(hass: HomeAssistant) -> list[ServiceCall]:
    """Return how often the condition was met."""
    return async_mock_service(hass, "test", "met")


def _automation(condition: str, entity_id: str, options: str = "{}") -> ConfigType:
    """Return an automation with a condition, as its user would write it."""
    parsed = parse_yaml(AUTOMATION.format(condition=condition, entity_id=entity_id, options=options))
    assert isinstance(parsed, dict)
    return parsed


async def _automate(hass: HomeAssistant, condition: str, entity_id: str, options: str = "{}") -> None:
    """Set the automation up."""
    config = {"automation": [_automation(condition, entity_id, options)]}
    assert await async_setup_component(hass, "automation", config)
    await hass.async_block_till_done()


async def _is_met(hass: HomeAssistant, met: list[ServiceCall]) -> bool:
    """Return whether the condition is met now."""
    met.clear()
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    return bool(met)


async def test_a_session_is_running(hass: HomeAssistant, rig: MockConfigEntry, met: list[ServiceCall]) -> None:
    """It is while it trains, while it pauses, and after the rig was loaded again."""
    await _automate(hass, "is_running", "switch.tower_session")
    assert not await _is_met(hass, met)
    await ask(hass, "start_session")
    assert await _is_met(hass, met)
    await ask(hass, "pause_session")
    assert await _is_met(hass, met)
    await Panel(hass, rig).reload()
    assert await _is_met(hass, met)
    await ask(hass, "stop_session")
    assert not await _is_met(hass, met)


async def test_a_session_has_been_running_for_long(hass: HomeAssistant, bench: Bench, met: list[ServiceCall]) -> None:
    """The time counts from the start, whatever the session did since."""
    await bench.set_up()
    await _automate(hass, "is_running", "switch.tower_session", '{for: "00:10:00"}')
    await bench.ask("start_session")
    await bench.run(300)
    assert not await _is_met(hass, met)
    await bench.run(300)
    assert await _is_met(hass, met)


async def test_a_session_is_over_its_budget(hass: HomeAssistant, bench: Bench, met: list[ServiceCall]) -> None:
    """It is from the moment that it costs more, for as long as it is the last one started."""
    await bench.set_up(session_budget=0.02)
    await _automate(hass, "is_over_budget", "binary_sensor.tower_over_budget")
    await bench.ask("start_session")
    assert not await _is_met(hass, met)
    await bench.run(1800, 400)
    assert await _is_met(hass, met)
    await bench.ask("start_session", replace=True)
    assert not await _is_met(hass, met)


@pytest.mark.parametrize(
    ("condition", "entity_id", "other"),
    [
        pytest.param("is_running", "sensor.tower_status", "switch Session", id="running"),
        pytest.param("is_over_budget", "binary_sensor.tower_meter_problem", "binary_sensor Over budget", id="problem"),
    ],
)
async def test_what_could_never_be_met_is_refused(
    hass: HomeAssistant, rig: MockConfigEntry, *, condition: str, entity_id: str, other: str
) -> None:
    """A condition that is never met keeps an automation from running, without a word."""
    with pytest.raises(vol.Invalid, match=f"{entity_id} is not what this is about. Choose a rig, or its {other}"):
        await async_validate_config_item(hass, "test", _automation(condition, entity_id))

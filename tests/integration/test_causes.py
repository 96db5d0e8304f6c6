"""On whose behalf the figures change, as the logbook says it."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.causes import cause
from custom_components.training_energy.const import DOMAIN
from homeassistant.core import Context, HomeAssistant

SAID = ("switch.tower_session", "sensor.tower_status", "sensor.tower_session_energy", "event.tower_session")


@pytest.mark.parametrize(
    ("domain", "action", "data"),
    [
        pytest.param(DOMAIN, "start_session", {}, id="an action"),
        pytest.param("switch", "turn_on", {"entity_id": "switch.tower_session"}, id="the switch"),
    ],
)
async def test_what_follows_from_a_start_is_said_on_its_behalf(
    hass: HomeAssistant, rig: MockConfigEntry, domain: str, action: str, data: dict[str, str]
) -> None:
    """Who looks up why a session runs finds the user or the automation that started it."""
    context = Context()
    await hass.services.async_call(domain, action, data, blocking=True, context=context)
    for entity_id in SAID:
        state = hass.states.get(entity_id)
        assert state is not None
        assert state.context.id == context.id, entity_id


async def test_each_deed_is_said_on_its_own_behalf(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """Who stopped a session is not who started it, and afterwards nobody is."""
    for action in ("start_session", "stop_session"):
        context = Context()
        await hass.services.async_call(DOMAIN, action, {}, blocking=True, context=context)
        state = hass.states.get("sensor.tower_status")
        assert state is not None
        assert state.context.id == context.id
        assert cause() is None

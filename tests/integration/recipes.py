"""The automations of the pages, set up for the rig of the examples."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import timedelta
from typing import Final

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.pages import Example, examples

from .calls import Answer, ask

RIG: Final = "Training PC"
YAML: Final = examples("yaml")
AUTOMATIONS: Final = [example for example in YAML if isinstance(example.parsed, dict) and "triggers" in example.parsed]

type Automate = Callable[[], Awaitable[None]]


async def act(hass: HomeAssistant, action: str, **data: object) -> Answer:
    """Call one of our actions on the rig and return its answer."""
    return await ask(hass, action, **{"rig": RIG, **data})


async def wait(hass: HomeAssistant, freezer: FrozenDateTimeFactory, *, minutes: float) -> None:
    """Let time pass, and whatever waits for it happen."""
    freezer.tick(timedelta(minutes=minutes))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


@pytest.fixture
async def automate(hass: HomeAssistant, example: Example) -> AsyncGenerator[Automate]:
    """Return how to set the automation up that the test runs; in the end it has to have been set off."""

    async def automate() -> None:
        """Set it up."""
        assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: [example.parsed]})
        await hass.async_block_till_done()

    yield automate
    [automation] = hass.states.async_all(AUTOMATION)
    assert automation.attributes["last_triggered"] is not None

"""The automations of the pages, set up for the rig of the examples."""

from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.pages import examples

from .calls import Answer, ask

RIG: Final = "Training PC"
YAML: Final = [example for example in examples("yaml") if example.page.stem != "contributing"]
AUTOMATIONS: Final = [example for example in YAML if isinstance(example.parsed, dict) and "triggers" in example.parsed]


async def act(hass: HomeAssistant, action: str, **data: object) -> Answer:
    """Call one of our actions on the rig and return its answer."""
    return await ask(hass, action, **{"rig": RIG, **data})


async def automate(hass: HomeAssistant, alias: str) -> None:
    """Set the automation of a page with this alias up."""
    found = [example.parsed for example in AUTOMATIONS if alias in example.text]
    assert len(found) == 1
    assert await async_setup_component(hass, "automation", {"automation": found})
    await hass.async_block_till_done()

"""The tools of Assist: what a language model may ask of a rig, and do with it."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
import voluptuous as vol

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.llm import async_get_tools
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant, SupportsResponse
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component

from .calls import Answer, ask
from .meters import FakeMeter
from .panel import Panel

PREFIX = "training_energy__"
ASSISTANT = "conversation"
CONTEXT = Context(user_id="ann")


class Assistant:
    """A model that was given the tools of Assist."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Be there."""
        self.hass = hass

    async def _api(self) -> llm.APIInstance:
        """Return what it is offered right now."""
        context = llm.LLMContext(platform="test", context=CONTEXT, language="en", assistant=ASSISTANT, device_id=None)
        return await llm.async_get_api(self.hass, llm.LLM_API_ASSIST, context)

    async def tools(self) -> dict[str, llm.Tool]:
        """Return our tools that it is offered."""
        offered = {tool.name: tool for tool in (await self._api()).tools}
        return {name.removeprefix(PREFIX): tool for name, tool in offered.items() if name.startswith(PREFIX)}

    async def use(self, tool: str, **args: object) -> Answer:
        """Use one of our tools, and return what it answers."""
        answer: Any = await (await self._api()).async_call_tool(llm.ToolInput(PREFIX + tool, args))
        if not hasattr(llm, "ToolResult"):
            return dict(answer)
        assert answer.error is ("error" in answer.data)
        return dict(answer.data)


@pytest.fixture
async def assistant(hass: HomeAssistant, rig: MockConfigEntry) -> Assistant:
    """Return an assistant that may turn the rig's switch."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "llm", {})
    async_expose_entity(hass, ASSISTANT, "switch.tower_session", should_expose=True)
    return Assistant(hass)


@pytest.fixture
async def second(hass: HomeAssistant, rig: MockConfigEntry) -> MockConfigEntry:
    """Return another rig."""
    meter = FakeMeter(hass, "sensor.second_energy")
    reference = meter.register().id
    meter.show(1)
    entry = MockConfigEntry(domain=DOMAIN, title="Laptop", data={"meters": [reference]})
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def test_it_tells_what_a_run_cost(assistant: Assistant, rig: MockConfigEntry, meter: FakeMeter) -> None:
    """Started and stopped by voice, through a reload, with the figures of the reference run."""
    started = await assistant.use("start_session", name="LoRA")
    assert (started["rig"], started["name"], started["status"]) == ("Tower", "LoRA", "training")
    await Panel(assistant.hass, rig).reload()
    meter.show("351.899")
    stopped = await assistant.use("stop_session", steps=2000)
    assert stopped["outcome"] == "completed"
    answer = await assistant.use("last_session")
    assert answer == {"sessions": [stopped]}
    figures = (stopped["energy_kwh"], stopped["cost"], stopped["currency"], stopped["cost_per_step"])
    assert figures == (0.211, 0.0422, "EUR", 0.0000211)
    assert "metadata" not in stopped


async def test_it_acts_for_whoever_asked(hass: HomeAssistant, assistant: Assistant) -> None:
    """The logbook names the person, as for everything that Assist does."""
    await assistant.use("start_session")
    state = hass.states.get("switch.tower_session")
    assert state is not None
    assert state.context is CONTEXT


async def test_it_says_what_was_refused(assistant: Assistant) -> None:
    """The model passes on the text that anyone else would read."""
    assert await assistant.use("stop_session") == {"error": "No session is running on this rig. Start one first"}
    assert await assistant.use("last_session") == {"sessions": []}
    assert "expected int" in (await assistant.use("stop_session", steps="many"))["error"]


async def test_it_estimates(hass: HomeAssistant, assistant: Assistant) -> None:
    """What some steps would cost is for the action to say."""
    calls = async_mock_service(
        hass, DOMAIN, "estimate", response={"energy_kwh": 0.2, "cost": 0.04}, supports_response=SupportsResponse.ONLY
    )
    assert await assistant.use("estimate", steps=2000) == {"energy_kwh": 0.2, "cost": 0.04}
    assert calls[0].data == {"rig": "Tower", "steps": 2000}


async def test_a_rig_that_is_not_exposed_is_no_business_of_it(hass: HomeAssistant, assistant: Assistant) -> None:
    """Who may not turn the switch gets no tool that does."""
    async_expose_entity(hass, ASSISTANT, "switch.tower_session", should_expose=False)
    assert await assistant.tools() == {}


async def test_one_of_two_rigs_has_to_be_named(
    hass: HomeAssistant, assistant: Assistant, second: MockConfigEntry
) -> None:
    """Where both are exposed; where one is, it is the one that is meant."""
    async_expose_entity(hass, ASSISTANT, "switch.laptop_session", should_expose=True)
    assert "rig" in (await assistant.use("start_session"))["error"]
    assert (await assistant.use("start_session", rig="Laptop"))["rig"] == "Laptop"
    async_expose_entity(hass, ASSISTANT, "switch.laptop_session", should_expose=False)
    assert (await assistant.use("start_session"))["rig"] == "Tower"
    assert "error" in await assistant.use("stop_session", rig="Laptop")
    assert (await ask(hass, "list_sessions", rig="Laptop"))["total"] == 1


async def test_the_tools_say_what_they_are(assistant: Assistant) -> None:
    """Their names and origin are what Home Assistant goes by, and reading changes nothing."""
    tools = await assistant.tools()
    assert set(tools) == {"last_session", "start_session", "stop_session", "estimate"}
    for name, tool in tools.items():
        assert tool.description
        assert tool.title
        assert tool.integration == DOMAIN
        assert isinstance(tool.parameters, vol.Schema)
        if hasattr(llm, "ToolAnnotations"):
            assert tool.annotations.read_only is (name in ("last_session", "estimate"))
            assert not tool.annotations.destructive


async def test_other_apis_get_none_of_them(hass: HomeAssistant, assistant: Assistant) -> None:
    """They belong to Assist."""
    context = llm.LLMContext(platform="test", context=None, language="en", assistant=ASSISTANT, device_id=None)
    assert async_get_tools(hass, context, "other") is None

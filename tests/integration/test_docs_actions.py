"""Whether the actions of the pages run, as a script that somebody has pasted them into."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
import re
from typing import Any, Final

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
    async_mock_service,
)

from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.claims import runs
from tests.rules.pages import Example

from .meters import FakeMeter
from .recipes import act

# What the page says that there is where the actions are pasted.
VARIABLES: Final = {"title": "LoRA: completed", "message": "0.211 kWh"}
# They are about a session that is over, or that there has been; the others but a start are about one that runs.
OVER: Final = {"update_session", "delete_session", "estimate", "compare_sessions", "list_sessions", "export_sessions"}
# What a template looks at.
NAMED: Final = re.compile(r"'(?P<entity>[a-z_]+\.[a-z0-9_]+)'")
STARTS: Final = {"start_session", "import_sessions"}


def steps(example: Example) -> list[dict[str, Any]]:
    """Return the actions of an example, one after the other."""
    parsed = example.parsed
    if isinstance(parsed, dict):
        inner = parsed.get("actions", [parsed])
        assert isinstance(inner, list)
        return inner
    assert isinstance(parsed, list)
    return parsed


async def paste(hass: HomeAssistant, example: Example) -> Any:  # noqa: ANN401  whatever the last of them answers
    """Run the actions as a script of their own, and return what the last of them answered."""
    sequence = list(steps(example))
    answers = [step["response_variable"] for step in sequence if "response_variable" in step]
    if answers:
        sequence.append({"stop": "all done", "response_variable": answers[-1]})
    assert await async_setup_component(hass, "script", {"script": {"pasted": {"sequence": sequence}}})
    return await hass.services.async_call("script", "pasted", VARIABLES, blocking=True, return_response=bool(answers))


def called(example: Example) -> Iterator[str]:
    """Yield what an example calls."""
    for step in steps(example):
        if "action" in step:
            yield str(step["action"])


async def _prepare(hass: HomeAssistant, meter: FakeMeter, example: Example) -> None:
    """Have the session that the example is about, running or over, and whatever is not ours at hand."""
    for action in called(example):
        domain, _, name = action.partition(".")
        if domain not in ("training_energy", "calendar"):
            async_mock_service(hass, domain, name)
    [first, *_] = steps(example)
    ours = str(first["action"]).removeprefix("training_energy.")
    if ours in STARTS:
        return
    about = first.get("data", {})
    await act(hass, "start_session", key=about.get("key"), model=about.get("model"))
    if ours in OVER:
        meter.show("351.899")
        await act(hass, "stop_session", steps=2000)


@runs(kind="actions")
async def test_actions_run_to_their_end(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    example: Example,
) -> None:
    """Each of them is called, none is refused, and one that answers has something to say."""
    await _prepare(hass, meter, example)
    calls = async_capture_events(hass, EVENT_CALL_SERVICE)
    pasted = asyncio.create_task(paste(hass, example))
    while not pasted.done():
        for _ in range(50):
            await asyncio.sleep(0)
        freezer.tick(timedelta(hours=1))
        async_fire_time_changed(hass)
    answer = await pasted
    assert bool(answer) == ("response_variable" in example.text)
    done = [f"{call.data['domain']}.{call.data['service']}" for call in calls]
    assert [action for action in done if action != "script.pasted"] == list(called(example))
    if "training_energy.stop_session" in done:
        assert (await act(hass, "list_sessions"))["sessions"][0]["steps"] == 2000


# A template that looks at the clock leaves a timer.
@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["by the clock"])
@runs(kind="configuration")
async def test_configuration_makes_entities_that_show_something(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, example: Example
) -> None:
    """As it stands on the page, in configuration.yaml; a session of the rig, and what else it names, is there."""
    assert isinstance(example.parsed, dict)
    await act(hass, "start_session")
    meter.show("351.899")
    await act(hass, "stop_session", steps=2000)
    for entity_id in NAMED.findall(example.text):
        if hass.states.get(entity_id) is None:
            hass.states.async_set(entity_id, "peak" if entity_id.startswith("select.") else "1")
    before = {state.entity_id for state in hass.states.async_all()}
    for section in example.parsed:
        assert await async_setup_component(hass, section, example.parsed)
    await hass.async_block_till_done()
    made = [state for state in hass.states.async_all() if state.entity_id not in before]
    assert made
    assert [state for state in made if state.state in ("unavailable", "unknown")] == []

"""Whether Home Assistant takes the examples of the pages, and they do what they say."""

from http import HTTPStatus
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
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.const import DOMAIN
from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.components.template.config import async_validate_config_section
from homeassistant.const import EVENT_STATE_CHANGED, MAJOR_VERSION, MINOR_VERSION
from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.script import async_validate_actions_config
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
from tests.rules.pages import Call, Example, calls, examples

from .meters import FakeMeter

RIG: Final = "Training PC"
YAML: Final = [example for example in examples("yaml") if example.page.stem != "contributing"]
AUTOMATIONS: Final = [example for example in YAML if isinstance(example.parsed, dict) and "triggers" in example.parsed]
TEMPLATES: Final = [example for example in YAML if isinstance(example.parsed, dict) and "template" in example.parsed]
OTHERS: Final = [
    example
    for example in YAML
    if example not in (*AUTOMATIONS, *TEMPLATES) and not (isinstance(example.parsed, dict) and "type" in example.parsed)
]

# Home Assistant leaves the timer of a trigger that waits for a time of day.
WAITS = pytest.mark.parametrize("expected_lingering_timers", [True], ids=["waits"])


@pytest.fixture
async def training_pc(hass: HomeAssistant, meter: FakeMeter) -> MockConfigEntry:
    """Return the rig of the examples, set up and idle."""
    data, options = {"meters": [meter.register().id], "price": 0.2}, {"session_budget": 10}
    entry = MockConfigEntry(domain=DOMAIN, title=RIG, data=data, options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def _act(hass: HomeAssistant, action: str, **data: object) -> dict[str, Any]:
    """Call one of our actions and return its answer."""
    data = {"rig": RIG, **data}
    answer: Any = await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
    return dict(answer)


async def _automate(hass: HomeAssistant, alias: str) -> None:
    """Set the automation of a page with this alias up."""
    found = [example.parsed for example in AUTOMATIONS if alias in example.text]
    assert len(found) == 1
    assert await async_setup_component(hass, "automation", {"automation": found})
    await hass.async_block_till_done()


@pytest.mark.parametrize("example", AUTOMATIONS, ids=str)
async def test_automation_is_valid(hass: HomeAssistant, example: Example) -> None:
    """An automation that Home Assistant does not take is set up as broken, with a repair."""
    assert isinstance(example.parsed, dict)
    config = await async_validate_config_item(hass, "example", example.parsed)
    assert config is not None
    assert config.validation_error is None


@pytest.mark.parametrize("example", TEMPLATES, ids=str)
async def test_template_entity_is_valid(hass: HomeAssistant, example: Example) -> None:
    """A section of configuration.yaml is taken as it stands on the page."""
    assert isinstance(example.parsed, dict)
    for section in example.parsed["template"]:
        await async_validate_config_section(hass, section)


@pytest.mark.parametrize("example", OTHERS, ids=str)
async def test_sequence_of_actions_is_valid(hass: HomeAssistant, example: Example) -> None:
    """What is neither an automation nor a card can be pasted as actions of either."""
    parsed = example.parsed
    actions = parsed["actions"] if isinstance(parsed, dict) and "actions" in parsed else parsed
    assert await async_validate_actions_config(hass, cv.SCRIPT_SCHEMA(actions))


@pytest.mark.parametrize("call", calls(), ids=str)
async def test_call_is_accepted(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, call: Call
) -> None:
    """Whatever an example calls does what it was called for."""
    data = render_complex(cv.template_complex(call.data), {"ran": {"returncode": 0}})
    if call.action != "start_session":
        await _act(hass, "start_session", key=data.get("key"), model=data.get("model"))
    if call.action == "resume_session":
        await _act(hass, "pause_session")
    if call.action in ("update_session", "delete_session", "estimate"):
        meter.show("351.899")
        await _act(hass, "stop_session", steps=2000)
    if call.action == "record_session":
        # All that it wants beside what the example gives is a recorder; test_history has one.
        with pytest.raises(ServiceValidationError, match="The recorder of Home Assistant is not running"):
            await _act(hass, call.action, **data)
    else:
        assert await hass.services.async_call(DOMAIN, call.action, data, blocking=True, return_response=True)


async def test_entities_of_the_examples_exist(hass: HomeAssistant, training_pc: MockConfigEntry) -> None:
    """The examples name the entities as they are called for a rig of that name."""
    named = {
        entity_id
        for example in YAML
        for entity_id in re.findall(
            r"\b(?:binary_sensor|calendar|event|number|sensor|switch)\.training_pc_\w+", example.text
        )
    }
    ours = {entry.entity_id for entry in er.async_entries_for_config_entry(er.async_get(hass), training_pc.entry_id)}
    assert named - {"sensor.training_pc_power"} <= ours


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_python_compiles(example: Example) -> None:
    """An example in Python is Python."""
    compile(example.text, str(example), "exec")


async def test_end_of_a_session_is_told_once(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter
) -> None:
    """The message of the page comes once for a session, with the figures of the reference run."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await _automate(hass, "Tell what a training run cost")
    await _act(hass, "start_session", name="LoRA")
    meter.show("351.899")
    await _act(hass, "stop_session", steps=2000)
    await hass.async_block_till_done()
    assert [message.data["title"] for message in messages] == ["LoRA: completed"]
    assert messages[0].data["message"] == "0.211 kWh in 0:00:00, 0.0422 USD, 2000 steps"


async def test_end_of_a_session_without_a_name_is_told(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter
) -> None:
    """A session of the switch has no name and no steps, and its message does not stumble over that."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await _automate(hass, "Tell what a training run cost")
    for service in ("turn_on", "turn_off"):
        target = {"entity_id": "switch.training_pc_session"}
        await hass.services.async_call("switch", service, target, blocking=True)
    await hass.async_block_till_done()
    assert [message.data["title"] for message in messages] == ["Training: completed"]
    assert messages[0].data["message"] == "0.0 kWh in 0:00:00, 0.0 USD"


async def test_start_and_stop_of_a_session_are_told(hass: HomeAssistant, training_pc: MockConfigEntry) -> None:
    """Each by its own trigger, and what settles in the same moment is not told as well."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await _automate(hass, "Tell when a run starts and stops")
    await _act(hass, "start_session", name="LoRA")
    await _act(hass, "stop_session", outcome="failed")
    await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == ["LoRA: started", "LoRA: failed"]


async def test_an_expensive_session_is_told_once(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter
) -> None:
    """It is told when it costs more than half a unit of money, not at each reading that follows."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await _automate(hass, "Warn when a session costs more than 50 cents")
    await _act(hass, "start_session", name="LoRA")
    for kwh in (353, 355, 356):
        meter.show(kwh)
        await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == ["LoRA has cost 0.8624 USD so far."]


@pytest.mark.parametrize(
    ("alias", "watts", "before", "after"),
    [
        pytest.param("Start a session when the GPU is busy", 400, "off", "on", id="busy"),
        pytest.param("Stop the session when the GPU has been idle for long", 60, "on", "off", id="idle"),
    ],
)
async def test_power_starts_and_stops_a_session(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    *,
    alias: str,
    watts: int,
    before: str,
    after: str,
) -> None:
    """The power has to stay where it is for the time that the page says."""
    hass.states.async_set("sensor.training_pc_power", "130", {"unit_of_measurement": "W"})
    if before == "on":
        await _act(hass, "start_session")
    await _automate(hass, alias)
    hass.states.async_set("sensor.training_pc_power", str(watts), {"unit_of_measurement": "W"})
    await hass.async_block_till_done()
    assert hass.states.is_state("switch.training_pc_session", before)
    freezer.tick(16 * 60)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert hass.states.is_state("switch.training_pc_session", after)


@WAITS
@pytest.mark.parametrize(
    ("returncode", "outcome"), [pytest.param(0, "completed", id="success"), pytest.param(1, "failed", id="failure")]
)
async def test_command_is_bracketed_by_a_session(
    hass: HomeAssistant, training_pc: MockConfigEntry, returncode: int, outcome: str
) -> None:
    """The session says how the command went."""
    async_mock_service(
        hass,
        "shell_command",
        "benchmark",
        response={"returncode": returncode},
        supports_response=SupportsResponse.OPTIONAL,
    )
    await _automate(hass, "Short benchmark every night")
    await hass.services.async_call(
        "automation", "trigger", {"entity_id": "automation.short_benchmark_every_night"}, blocking=True
    )
    await hass.async_block_till_done()
    listed = await _act(hass, "list_sessions")
    assert [session["outcome"] for session in listed["sessions"]] == [outcome]


@WAITS
async def test_week_is_added_up(hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter) -> None:
    """The message of the page adds up energy and money of all sessions."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await _automate(hass, "Tell on Sunday what the week's training cost")
    for kwh in ("352.688", "354.688"):
        await _act(hass, "start_session")
        meter.show(kwh)
        await _act(hass, "stop_session")
    automation = {"entity_id": "automation.tell_on_sunday_what_the_week_s_training_cost"}
    await hass.services.async_call("automation", "trigger", automation, blocking=True)
    await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == ["2 sessions, 3.0 kWh, 0.6 USD"]


async def test_refusal_over_rest_is_what_the_page_says(
    hass: HomeAssistant, training_pc: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Whoever calls from a shell has only the status and the body to go by."""
    assert await async_setup_component(hass, "api", {})
    client = await hass_client()
    path = "/api/services/training_energy/{}?return_response"
    refused = await client.post(path.format("stop_session"), json={"rig": RIG})
    if (MAJOR_VERSION, MINOR_VERSION) < (2026, 10):
        assert refused.status == HTTPStatus.INTERNAL_SERVER_ERROR
    else:
        assert refused.status == HTTPStatus.BAD_REQUEST
        assert await refused.json() == {"message": "No session is running on this rig. Start one first"}
    for action, data in (("stop_session", {"rig": RIG, "step": 1}), ("end_session", {})):
        unknown = await client.post(path.format(action), json=data)
        assert (unknown.status, await unknown.text()) == (HTTPStatus.BAD_REQUEST, "400: Bad Request")


async def test_stop_writes_the_states_before_it_answers(hass: HomeAssistant, training_pc: MockConfigEntry) -> None:
    """What the page says of every action: the states are there when it answers."""
    await _act(hass, "start_session")
    written = async_capture_events(hass, EVENT_STATE_CHANGED)
    await _act(hass, "stop_session")
    assert "sensor.training_pc_status" in {event.data["entity_id"] for event in written}
    assert hass.states.is_state("sensor.training_pc_status", "idle")

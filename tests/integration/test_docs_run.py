"""Whether the automations of the pages do what they say."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from homeassistant.core import HomeAssistant, SupportsResponse
from tests.rules.claims import runs

from .meters import FakeMeter
from .recipes import Automate, act, wait

# Home Assistant leaves the timer of a trigger that waits for a time of day.
WAITS = pytest.mark.parametrize("expected_lingering_timers", [True], ids=["waits"])


@runs(alias="Tell what a training run cost")
async def test_end_of_a_session_is_told_once(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate
) -> None:
    """The message of the page comes once for a session, with the figures of the reference run."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", name="LoRA")
    meter.show("351.899")
    await act(hass, "stop_session", steps=2000)
    await hass.async_block_till_done()
    assert [message.data["title"] for message in messages] == ["LoRA: completed"]
    assert messages[0].data["message"] == "0.211 kWh in 0:00:00, 0.0422 USD, 2000 steps"


@runs(alias="Tell what a training run cost")
async def test_end_of_a_session_without_a_name_is_told(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate
) -> None:
    """A session of the switch has no name and no steps, and its message does not stumble over that."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    for service in ("turn_on", "turn_off"):
        target = {"entity_id": "switch.training_pc_session"}
        await hass.services.async_call("switch", service, target, blocking=True)
    await hass.async_block_till_done()
    assert [message.data["title"] for message in messages] == ["Training: completed"]
    assert messages[0].data["message"] == "0.0 kWh in 0:00:00, 0.0 USD"


@runs(alias="Tell when a run starts and stops")
async def test_start_and_stop_of_a_session_are_told(
    hass: HomeAssistant, training_pc: MockConfigEntry, automate: Automate
) -> None:
    """Each by its own trigger, and what settles in the same moment is not told as well."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", name="LoRA")
    await act(hass, "stop_session", outcome="failed")
    await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == ["LoRA: started", "LoRA: failed"]


@runs(alias="Short benchmark every night")
@WAITS
@pytest.mark.parametrize(
    ("returncode", "outcome"), [pytest.param(0, "completed", id="success"), pytest.param(1, "failed", id="failure")]
)
async def test_command_is_bracketed_by_a_session(
    hass: HomeAssistant, training_pc: MockConfigEntry, returncode: int, outcome: str, *, automate: Automate
) -> None:
    """The session says how the command went."""
    async_mock_service(
        hass,
        "shell_command",
        "benchmark",
        response={"returncode": returncode},
        supports_response=SupportsResponse.OPTIONAL,
    )
    await automate()
    await hass.services.async_call(
        "automation", "trigger", {"entity_id": "automation.short_benchmark_every_night"}, blocking=True
    )
    await hass.async_block_till_done()
    listed = await act(hass, "list_sessions")
    assert [session["outcome"] for session in listed["sessions"]] == [outcome]


@runs(alias="Tell on Sunday what the week's training cost")
@WAITS
async def test_week_is_added_up(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate
) -> None:
    """The message of the page adds up energy and money of all sessions."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    for kwh in ("352.688", "354.688"):
        await act(hass, "start_session")
        meter.show(kwh)
        await act(hass, "stop_session")
    automation = {"entity_id": "automation.tell_on_sunday_what_the_week_s_training_cost"}
    await hass.services.async_call("automation", "trigger", automation, blocking=True)
    await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == ["2 sessions, 3.0 kWh, 0.6 USD"]


async def _runs(hass: HomeAssistant, meter: FakeMeter, *kwh: float) -> None:
    """Train a thousand steps of one model, several times."""
    for reading in kwh:
        await act(hass, "start_session", name="LoRA", model="PonyDiffusion XL v6")
        meter.show(reading)
        await act(hass, "stop_session", steps=1000)
    await hass.async_block_till_done()


@runs(alias="Tell how a run compares with the one before")
async def test_a_run_is_compared_with_the_one_before(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate
) -> None:
    """The first of a model has none before it; the second is told to be better or worse."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await _runs(hass, meter, 351.888, 352.068)
    assert [message.data["message"] for message in messages] == [
        "0.2 kWh per 1000 steps",
        "0.18 kWh per 1000 steps, -10 % against the run before",
    ]


@runs(alias="Start the nightly run if it costs less than a euro")
@WAITS
@pytest.mark.parametrize(("reading", "presses"), [(351.888, 1), (354.688, 0)], ids=["cheap", "dear"])
async def test_a_run_starts_where_it_is_cheap_enough(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    reading: float,
    presses: int,
    *,
    automate: Automate,
) -> None:
    """Two thousand steps as the one thousand before them."""
    pressed = async_mock_service(hass, "button", "press")
    await _runs(hass, meter, reading)
    await automate()
    automation = {"entity_id": "automation.start_the_nightly_run_if_it_costs_less_than_a_euro"}
    await hass.services.async_call("automation", "trigger", automation, blocking=True)
    await hass.async_block_till_done()
    assert len(pressed) == presses


@runs(alias="Bring a link to last month's sessions")
@WAITS
async def test_a_link_brings_last_month(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    automate: Automate,
) -> None:
    """From its first day to its last."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    freezer.move_to("2026-12-01 16:00:00+00:00")
    await automate()
    automation = {"entity_id": "automation.bring_a_link_to_last_month_s_sessions"}
    await hass.services.async_call("automation", "trigger", automation, blocking=True)
    await hass.async_block_till_done()
    [message] = messages
    address = message.data["data"]["url"]
    assert address.startswith("/api/training_energy/export/")
    assert "after=2026-11-01" in address
    assert "before=2026-12-01" in address


@runs(alias="Warn when a run will cost more than two dollars")
async def test_a_run_that_will_cost_too_much_is_told(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    automate: Automate,
) -> None:
    """Once its projection has stayed there for two minutes."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", name="LoRA", planned_steps=2000)
    freezer.tick(600)
    meter.show("352.688")
    await act(hass, "report_progress", step=100)
    await hass.async_block_till_done()
    assert not messages
    await wait(hass, freezer, minutes=130 / 60)
    [message] = messages
    assert message.data["message"].startswith("It will cost 4.0 USD, and end at ")


@runs(alias="Tell what a run used on top of rest, and emitted")
async def test_what_a_run_used_on_top_is_told(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    automate: Automate,
) -> None:
    """And what it emitted; what the rig does not know is left out."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    for options in ({}, {"idle_power": 80, "carbon_intensity": 400}):
        hass.config_entries.async_update_entry(training_pc, options=options)
        await hass.config_entries.async_reload(training_pc.entry_id)
        await act(hass, "start_session", name="LoRA")
        freezer.tick(3600)
        reading = 351.688 + (0.4 if not options else 0.8)
        meter.show(f"{reading:.3f}")
        await act(hass, "stop_session")
        await hass.async_block_till_done()
    assert [" ".join(message.data["message"].split()) for message in messages] == [
        "0.4 kWh",
        "0.4 kWh, 0.32 of them for the training alone; 160 g of CO₂",
    ]

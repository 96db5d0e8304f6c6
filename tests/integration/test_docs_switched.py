"""Whether the automations of the pages that start, stop and guard by other entities do what they say."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from tests.rules.claims import runs

from .meters import FakeMeter
from .recipes import Automate, act, wait


@runs(alias="Count what training uses")
async def test_a_helper_starts_and_stops_a_session(
    hass: HomeAssistant, training_pc: MockConfigEntry, automate: Automate
) -> None:
    """On is a start, off is a stop with its steps."""
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"training": {}}})
    await automate()
    for service in ("turn_on", "turn_off"):
        target = {"entity_id": "input_boolean.training"}
        await hass.services.async_call("input_boolean", service, target, blocking=True)
        await hass.async_block_till_done()
    [session] = (await act(hass, "list_sessions"))["sessions"]
    assert (session["name"], session["outcome"], session["steps"]) == ("Nightly LoRA", "completed", 2000)


@runs(alias="Warn when the meter is away during a session")
async def test_a_silent_meter_is_told(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    automate: Automate,
) -> None:
    """By its name, and only while a session runs."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    for _ in range(2):
        meter.show("unavailable")
        await wait(hass, freezer, minutes=11)
        meter.show("351.688")
        await hass.async_block_till_done()
        if not messages:
            await act(hass, "start_session")
    assert [message.data["message"] for message in messages] == ["No energy from sensor.plug_energy."]


@runs(alias="Tell when a run gets expensive")
async def test_a_run_that_gets_expensive_is_told(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate
) -> None:
    """At the amount, and again when its budget is gone; a jump counts when the next reading confirms it."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", budget=0.8)
    for kwh in (354.688, 354.788, 356.288, 356.388):
        meter.show(str(kwh))
        await hass.async_block_till_done()
    assert [message.data["message"] for message in messages] == [
        "The run has cost 0.62 so far.",
        "The run has cost 0.94 so far.",
    ]


@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["by the clock"])
@runs(alias="Keep the room cool while it trains")
async def test_the_room_is_cooled_while_it_trains(
    hass: HomeAssistant, training_pc: MockConfigEntry, freezer: FrozenDateTimeFactory, *, automate: Automate
) -> None:
    """Once it has trained for ten minutes, not before."""
    freezer.move_to("2026-11-02 18:05:00+00:00")
    turned_on = async_mock_service(hass, "fan", "turn_on")
    await automate()
    await act(hass, "start_session")
    await wait(hass, freezer, minutes=5)
    assert turned_on == []
    await wait(hass, freezer, minutes=10)
    assert [call.data["entity_id"] for call in turned_on] == [["fan.office"]]


@pytest.mark.parametrize("expected_lingering_timers", [True], ids=["by the clock"])
@runs(alias="Remind every ten minutes that the budget is gone")
async def test_a_budget_that_is_gone_is_told_again(
    hass: HomeAssistant,
    training_pc: MockConfigEntry,
    meter: FakeMeter,
    freezer: FrozenDateTimeFactory,
    *,
    automate: Automate,
) -> None:
    """Every ten minutes, while the session runs."""
    freezer.move_to("2026-11-02 18:05:00+00:00")
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", budget=0.1)
    await wait(hass, freezer, minutes=5)
    assert messages == []
    for kwh in ("352.688", "352.788"):
        meter.show(kwh)
    for _ in range(2):
        await wait(hass, freezer, minutes=10)
    await act(hass, "stop_session")
    await wait(hass, freezer, minutes=10)
    assert [message.data["message"] for message in messages] == ["The run goes on, and its budget is gone."] * 2

"""Whether the automations that watch over sessions do what their page says."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from homeassistant.core import HomeAssistant
from tests.rules.claims import runs

from .bench import Bench
from .meters import FakeMeter
from .recipes import Automate, act


@pytest.fixture
async def pc(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> Bench:
    """Return the rig of the examples on a bench, with all that is watched turned on."""
    bench = Bench(hass, training_pc, meter, freezer)
    return await bench.set_up(session_budget=0.02, idle_power=80, idle_timeout=1200, silence_timeout=900)


@runs(alias="Interrupt the training when its budget is gone")
async def test_a_training_is_interrupted_when_its_budget_is_gone(
    hass: HomeAssistant, pc: Bench, automate: Automate
) -> None:
    """Once, and the session says why it ended."""
    interrupted = async_mock_service(hass, "shell_command", "interrupt_training")
    await automate()
    await act(hass, "start_session", key="k")
    await pc.run(1500, 400)
    assert len(interrupted) == 1
    assert (await act(hass, "get_session", key="k"))["outcome"] == "cancelled"


@runs(alias="Stop a forgotten session where it went idle")
async def test_a_forgotten_session_is_stopped_where_it_went_idle(
    hass: HomeAssistant, pc: Bench, automate: Automate
) -> None:
    """Not when that was noticed."""
    await automate()
    started = await act(hass, "start_session", key="k")
    await pc.run(600, 400)
    await pc.run(1500, 80)
    session = await act(hass, "get_session", key="k")
    assert 600 <= session["duration_s"] <= 700
    assert session["notes"] == "Stopped where it went idle."
    assert session["id"] == started["id"]


@runs(alias="Tell me that a training run has fallen silent")
async def test_a_silent_trainer_is_told_of(hass: HomeAssistant, pc: Bench, automate: Automate) -> None:
    """With how far it had come."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    await automate()
    await act(hass, "start_session", name="LoRA")
    await act(hass, "report_progress", step=300)
    await pc.run(1000, 400)
    assert [message.data["title"] for message in messages] == ["LoRA has fallen silent"]
    assert messages[0].data["message"] == "After 300 steps. It is closed at its last report."

"""The blueprints, imported and run as a user would."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
import shutil
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_mock_service

from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.components.blueprint.schemas import BLUEPRINT_SCHEMA
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from tests.rules.claims import runs
from tests.rules.conftest import ROOT
from tests.rules.pages import Example

from .bench import Bench
from .calls import ask
from .meters import FakeMeter

FOLDER = ROOT / "blueprints" / "automation"
BLUEPRINTS = sorted(FOLDER.glob("*.yaml"))

type Automate = Callable[..., Any]


@pytest.fixture
def automate(hass: HomeAssistant, tmp_path_factory: pytest.TempPathFactory) -> Automate:
    """Return how to set an automation up by a blueprint, in a configuration folder of its own."""
    folder = tmp_path_factory.mktemp("config")
    hass.config.config_dir = str(folder)
    shutil.copytree(FOLDER, folder / "blueprints" / "automation" / "training_energy")

    async def automate(name: str, **inputs: object) -> None:
        """Set one up, and see that it works."""
        config = {"use_blueprint": {"path": f"training_energy/{name}.yaml", "input": inputs}, "alias": name}
        valid = await async_validate_config_item(hass, name, config)
        assert valid is not None
        assert valid.validation_error is None
        assert await async_setup_component(hass, "automation", {"automation": [config]})
        await hass.async_block_till_done()
        assert hass.states.get(f"automation.{name}") is not None

    return automate


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_a_blueprint_can_be_imported(path: Path) -> None:
    """From the address that it gives for itself, which is where it lies; each of its inputs has a name."""
    blueprint = Blueprint(
        load_yaml_dict(str(path)), path=path.name, expected_domain="automation", schema=BLUEPRINT_SCHEMA
    )
    assert blueprint.validate() is None
    assert str(blueprint.metadata["source_url"]).endswith(f"/blob/main/{path.relative_to(ROOT)}")
    assert all(field["name"] for field in blueprint.inputs.values())


async def test_a_run_that_is_over_is_told(bench: Bench, automate: Automate) -> None:
    """Once, with its final figures; not again after a restart, and not for less than is wanted."""
    await bench.set_up()
    messages = async_mock_service(bench.hass, "notify", "phone")
    tell = [{"action": "notify.phone", "data": {"title": "{{ title }}", "message": "{{ message }}"}}]
    await automate("tell_when_finished", session=bench.panel.entity_id("session", "event"), tell=tell, minimum=0.05)
    await bench.ask("start_session", name="LoRA")
    await bench.run(1800, 400)
    await bench.ask("stop_session", steps=1000)
    await bench.run(1200, 80)
    await bench.panel.reload()
    await bench.ask("start_session", name="short")
    await bench.run(120, 400)
    await bench.ask("stop_session")
    await bench.run(1200, 80)
    assert [message.data["title"] for message in messages] == ["LoRA: completed"]
    message = " ".join(messages[0].data["message"].split())
    assert message == "0.2 kWh in 0:30:00, 0.04 EUR, 1000 steps at 0.04 EUR per 1000"


@runs(alias="Tell me what a run cost")
async def test_the_automation_of_the_page_is_one(
    hass: HomeAssistant, training_pc: MockConfigEntry, meter: FakeMeter, *, automate: Automate, example: Example
) -> None:
    """As it stands there, for whoever writes YAML."""
    messages = async_mock_service(hass, "notify", "mobile_app_phone")
    assert isinstance(example.parsed, dict)
    used = example.parsed["use_blueprint"]
    await automate(used["path"].removeprefix("training-energy/").removesuffix(".yaml"), **used["input"])
    await ask(hass, "start_session", name="LoRA")
    meter.show("351.899")
    await ask(hass, "stop_session", steps=2000)
    await hass.async_block_till_done()
    assert [message.data["title"] for message in messages] == ["LoRA: completed"]
    assert " ".join(messages[0].data["message"].split()).startswith("0.211 kWh in 0:00:00, 0.0422 EUR, 2000 steps")


async def test_a_run_without_price_and_steps_is_told(bench: Bench, automate: Automate) -> None:
    """What is not known is left out, and the notification of Home Assistant does where nothing else is chosen."""
    bench.hass.config_entries.async_update_entry(bench.entry, data={"meters": bench.entry.data["meters"]})
    await bench.set_up()
    calls = async_capture_events(bench.hass, EVENT_CALL_SERVICE)
    await automate("tell_when_finished", session=bench.panel.entity_id("session", "event"))
    assert await async_setup_component(bench.hass, "persistent_notification", {})
    await bench.panel.switch(on=True)
    await bench.run(600, 400)
    await bench.panel.switch(on=False)
    await bench.run(1200, 80)
    [told] = [call.data["service_data"] for call in calls if call.data["domain"] == "persistent_notification"]
    assert (told["title"], told["message"].strip()) == ("Training: completed", "0.067 kWh in 0:10:00")


@pytest.mark.parametrize("stops_itself", [False, True], ids=["left to the automation", "by the script"])
async def test_a_budget_that_is_gone_stops_the_training(
    bench: Bench, automate: Automate, *, stops_itself: bool
) -> None:
    """The script is told once and may save; then the session is over, if it is not already."""
    await bench.set_up(session_budget=0.02)
    interrupted = []

    async def async_interrupt(call: ServiceCall) -> None:
        """Be the script that is interrupted."""
        interrupted.append(call)
        if stops_itself:
            await bench.ask("stop_session", key="k", outcome="failed")

    bench.hass.services.async_register("shell_command", "interrupt_training", async_interrupt)
    await automate(
        "stop_at_budget",
        session=bench.panel.entity_id("session", "event"),
        stop_training=[{"action": "shell_command.interrupt_training"}],
        # Longer, and the bench would wait for it while its clock stands still.
        grace={"seconds": 0},
    )
    await bench.ask("start_session", key="k")
    await bench.run(1020, 400)
    session = await bench.ask("get_session", key="k")
    assert session["outcome"] == ("failed" if stops_itself else "cancelled")
    await bench.run(600)
    assert len(interrupted) == 1


async def test_power_starts_and_stops_a_session(bench: Bench, automate: Automate) -> None:
    """From when it rose until it fell, each time; what somebody else started is left alone."""
    await bench.set_up()
    await automate("start_by_power", status=bench.panel.entity_id("status"), power="sensor.plug_power")
    await bench.run(605)
    for _ in range(2):
        begin = bench.now
        end = await bench.run(1200, 400)
        await bench.run(1200, 80)
        session = (await bench.ask("list_sessions"))["sessions"][0]
        started, ended = (datetime.fromisoformat(session[key]) for key in ("started_at", "ended_at"))
        assert abs((started - begin).total_seconds()) <= 30
        assert abs((ended - end).total_seconds()) <= 30
        assert session["name"].startswith("Run of 20")
    assert (await bench.ask("list_sessions"))["total"] == 2
    await bench.ask("start_session", name="mine")
    await bench.run(600, 400)
    await bench.run(1200, 80)
    assert bench.panel.shows("status") == "training"


async def test_power_starts_nothing_where_a_condition_forbids_it(bench: Bench, automate: Automate) -> None:
    """Nobody wants to pay for a game as a training run."""
    await bench.set_up()
    await automate(
        "start_by_power",
        status=bench.panel.entity_id("status"),
        power="sensor.plug_power",
        only_if=[{"condition": "template", "value_template": "{{ false }}"}],
    )
    await bench.run(60)
    await bench.run(1200, 400)
    assert bench.events == []

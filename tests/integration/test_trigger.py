"""The triggers: real automations that fire when something happens on a rig, and only then."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
import voluptuous as vol

from custom_components.training_energy.trigger import TRIGGERS
from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.typing import ConfigType
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml

from .bench import Bench
from .calls import ask
from .meters import FakeMeter
from .panel import Panel

AUTOMATION = """
alias: "{trigger}"
triggers:
  - trigger: training_energy.{trigger}
    target: {target}
    options: {options}
actions:
  - action: test.told
    data:
      trigger: "{trigger}"
      state: "{{{{ trigger.to_state.state }}}}"
      id: "{{{{ trigger.to_state.attributes.id }}}}"
      name: "{{{{ trigger.to_state.attributes.name }}}}"
      energy: "{{{{ trigger.to_state.attributes.energy }}}}"
      cost: "{{{{ trigger.to_state.attributes.cost }}}}"
      steps: "{{{{ trigger.to_state.attributes.steps }}}}"
      outcome: "{{{{ trigger.to_state.attributes.outcome }}}}"
mode: queued
"""


@pytest.fixture
def told(hass: HomeAssistant) -> list[ServiceCall]:
    """Return what the automations have told."""
    return async_mock_service(hass, "test", "told")


def _automation(trigger: str, options: str = "{}", target: str = "{entity_id: event.tower_session}") -> ConfigType:
    """Return the automation of a trigger, as its user would write it."""
    parsed = parse_yaml(AUTOMATION.format(trigger=trigger, options=options, target=target))
    assert isinstance(parsed, dict)
    return parsed


async def _automate(hass: HomeAssistant, *automations: ConfigType) -> None:
    """Set automations up."""
    assert await async_setup_component(hass, "automation", {"automation": list(automations)})
    await hass.async_block_till_done()


def _triggers(told: list[ServiceCall]) -> list[str]:
    """Return which triggers have fired."""
    return [call.data["trigger"] for call in told]


@pytest.mark.usefixtures("freezer")
async def test_a_session_starts_stops_and_settles(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, told: list[ServiceCall]
) -> None:
    """Each is told once, even where all of it happens in the same millisecond."""
    await _automate(hass, *(_automation(trigger) for trigger in TRIGGERS if trigger != "cost_above"))
    session = await ask(hass, "start_session", name="LoRA")
    meter.show("351.899")
    await ask(hass, "stop_session", steps=2000)
    await hass.async_block_till_done()
    assert _triggers(told) == ["session_started", "session_stopped", "session_settled"]
    settled = told[-1].data
    assert (settled["id"], settled["name"], settled["outcome"]) == (session["id"], "LoRA", "completed")
    assert (settled["energy"], settled["cost"], settled["steps"]) == (0.211, 0.0422, 2000)


async def test_a_pause_is_none_of_them(hass: HomeAssistant, rig: MockConfigEntry, told: list[ServiceCall]) -> None:
    """The event entity tells more than there are triggers for."""
    await ask(hass, "start_session")
    await _automate(hass, *(_automation(trigger) for trigger in TRIGGERS if trigger != "cost_above"))
    await ask(hass, "pause_session")
    await ask(hass, "resume_session")
    await hass.async_block_till_done()
    assert not told


async def test_nothing_is_told_again_after_a_reload(
    hass: HomeAssistant, rig: MockConfigEntry, told: list[ServiceCall]
) -> None:
    """The event entity comes back with what it said last, which happened once."""
    await _automate(hass, _automation("session_started"), _automation("session_stopped"))
    await ask(hass, "start_session")
    await Panel(hass, rig).reload()
    await ask(hass, "stop_session")
    await hass.async_block_till_done()
    assert _triggers(told) == ["session_started", "session_stopped"]


async def test_the_very_first_session_is_told(
    hass: HomeAssistant, rig: MockConfigEntry, told: list[ServiceCall]
) -> None:
    """Before it, the event entity is unknown."""
    assert hass.states.is_state("event.tower_session", "unknown")
    await _automate(hass, _automation("session_started"))
    await ask(hass, "start_session")
    await hass.async_block_till_done()
    assert _triggers(told) == ["session_started"]


async def test_a_new_name_is_nothing_that_happens(
    hass: HomeAssistant, rig: MockConfigEntry, told: list[ServiceCall], entity_registry: er.EntityRegistry
) -> None:
    """The entity's state is written with the same event once more."""
    await _automate(hass, _automation("session_started"))
    await ask(hass, "start_session")
    entity_registry.async_update_entity("event.tower_session", name="Run")
    await hass.async_block_till_done()
    assert _triggers(told) == ["session_started"]


async def test_a_device_stands_for_its_entity(
    hass: HomeAssistant, rig: MockConfigEntry, told: list[ServiceCall], device_registry: dr.DeviceRegistry
) -> None:
    """Whoever chooses the rig, or the room that it is in, need not know the entity."""
    (device,) = dr.async_entries_for_config_entry(device_registry, rig.entry_id)
    target = f"{{device_id: {device.id}}}"
    await _automate(
        hass, _automation("session_started", target=target), _automation("cost_above", "{above: 0.5}", target)
    )
    await ask(hass, "start_session")
    await hass.async_block_till_done()
    assert _triggers(told) == ["session_started"]


async def test_a_budget_is_exceeded(hass: HomeAssistant, bench: Bench, told: list[ServiceCall]) -> None:
    """It is told once, with what the session costs."""
    await bench.set_up(session_budget=0.02)
    await _automate(hass, _automation("budget_exceeded"))
    await bench.ask("start_session", name="long")
    await bench.run(1800, 400)
    assert _triggers(told) == ["budget_exceeded"]
    assert told[0].data["cost"] > 0.02


COST = "{entity_id: sensor.tower_session_cost}"


async def test_a_cost_rises_above_an_amount(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, told: list[ServiceCall]
) -> None:
    """It is told once for each session that gets that far, not with each reading, nor after a reload.

    A jump within milliseconds may be a spike: the next reading confirms it.
    """
    await _automate(hass, _automation("cost_above", "{above: 0.5}", COST))
    await ask(hass, "start_session")
    for kwh in (352.0, 354.0, 355.0, 356.0):
        meter.show(kwh)
        await hass.async_block_till_done()
    assert [call.data["state"] for call in told] == [0.8624]
    await Panel(hass, rig).reload()
    meter.show(357)
    await hass.async_block_till_done()
    assert len(told) == 1
    await ask(hass, "start_session", replace=True)
    meter.show(359.4)
    await hass.async_block_till_done()
    assert len(told) == 1
    for kwh in (359.6, 359.7):
        meter.show(kwh)
        await hass.async_block_till_done()
    assert len(told) == 2


async def test_a_spike_costs_nothing(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, told: list[ServiceCall]
) -> None:
    """Whoever stops the training by this trigger must not do so for one wild value."""
    await _automate(hass, _automation("cost_above", "{above: 0.5}", COST))
    await ask(hass, "start_session")
    for kwh in (352, 952, 352.001, 352.002):
        meter.show(kwh)
        await hass.async_block_till_done()
    assert not told


async def test_a_price_that_comes_late_is_told(
    hass: HomeAssistant, meter: FakeMeter, rig_entry: MockConfigEntry, told: list[ServiceCall]
) -> None:
    """While there is no price, the cost is unknown; what it then is was above nothing before."""
    FakeMeter(hass, "sensor.tariff", unit_of_measurement="EUR/kWh", device_class=None).show("unavailable")
    data = {"meters": rig_entry.data["meters"], "price_entity": "sensor.tariff"}
    hass.config_entries.async_update_entry(rig_entry, data=data)
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    await _automate(hass, _automation("cost_above", "{above: 0.1}", COST))
    session = await ask(hass, "start_session")
    for kwh in (353, 353.002):
        meter.show(kwh)
        await hass.async_block_till_done()
    assert hass.states.is_state("sensor.tower_session_cost", "unknown")
    assert not told
    await ask(hass, "update_session", session_id=session["id"], price=0.5)
    await hass.async_block_till_done()
    assert [call.data["state"] for call in told] == [0.657]


@pytest.mark.parametrize(
    ("trigger", "options", "target", "complaint"),
    [
        pytest.param("session_started", "{}", "{entity_id: switch.tower_session}", "or its event Session", id="switch"),
        pytest.param(
            "cost_above", "{above: 1}", "{entity_id: sensor.tower_total_cost}", "or its sensor Session cost", id="total"
        ),
        pytest.param("cost_above", "{}", COST, "required key not provided", id="no amount"),
        pytest.param("cost_above", "{above: nan}", COST, "value must be at least 0", id="no number"),
    ],
)
async def test_what_could_never_fire_is_refused(
    hass: HomeAssistant, rig: MockConfigEntry, *, trigger: str, options: str, target: str, complaint: str
) -> None:
    """An automation that silently does nothing is worse than one that says what is wrong."""
    with pytest.raises(vol.Invalid, match=complaint):
        await async_validate_config_item(hass, "test", _automation(trigger, options, target))


async def test_an_entity_that_is_gone_is_no_mistake(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """A rig that was removed may be set up again under the same name."""
    config = await async_validate_config_item(
        hass, "test", _automation("cost_above", "{above: 1}", "{entity_id: sensor.gone}")
    )
    assert config is not None
    assert config.validation_error is None

"""How an action finds the rig that it is for."""

import asyncio
import re
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from custom_components.training_energy.store import RigFile
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .calls import ask
from .meters import FakeMeter


@pytest.fixture
async def laptop(hass: HomeAssistant, rig: MockConfigEntry) -> MockConfigEntry:
    """Return a second rig, beside the tower."""
    assert rig.title == "Tower"
    FakeMeter(hass, "sensor.laptop_energy").show(5)
    entry = MockConfigEntry(domain=DOMAIN, title="Laptop", data={"meters": ["sensor.laptop_energy"]})
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    return entry


async def _refused(hass: HomeAssistant, text: str, **data: object) -> None:
    """See an action refused with a text."""
    with pytest.raises(ServiceValidationError, match=re.escape(text)):
        await ask(hass, "start_session", **data)


@pytest.mark.parametrize("name", ["Tower", " tower ", "TOWER"], ids=repr)
@pytest.mark.usefixtures("laptop")
async def test_rig_is_found_by_its_name(hass: HomeAssistant, name: str) -> None:
    """A name is taken as people write it."""
    assert (await ask(hass, "start_session", rig=name))["rig"] == "Tower"


async def test_rig_is_found_by_its_name_as_it_is_shown(hass: HomeAssistant, laptop: MockConfigEntry) -> None:
    """A browser draws two blanks as one, and who copies the name copies one."""
    hass.config_entries.async_update_entry(laptop, title="My  laptop")
    assert (await ask(hass, "start_session", rig="my laptop"))["rig"] == "My  laptop"


async def test_an_action_waits_for_a_rig_that_is_being_reloaded(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """A price that is changed in the middle of a run must not cost the script its stop."""
    session = await ask(hass, "start_session")
    may_write = asyncio.Event()

    async def write(_file: RigFile, _data: dict[str, Any]) -> None:
        await may_write.wait()

    with patch.object(RigFile, "_async_write_data", write):
        reload = hass.async_create_task(hass.config_entries.async_reload(rig.entry_id))
        stop = hass.async_create_task(ask(hass, "stop_session"))
        await asyncio.sleep(0)
        assert not stop.done()
        may_write.set()
        assert await reload
    assert (await stop)["id"] == session["id"]


async def test_rig_is_found_by_its_entry(hass: HomeAssistant, laptop: MockConfigEntry) -> None:
    """The user interface knows a rig by its config entry."""
    assert (await ask(hass, "start_session", rig=laptop.entry_id))["rig"] == "Laptop"


async def test_rigs_know_nothing_of_each_other(hass: HomeAssistant, laptop: MockConfigEntry) -> None:
    """Each rig has its own sessions, its own keys and its own costs."""
    tower = await ask(hass, "start_session", rig="Tower", key="run")
    other = await ask(hass, "start_session", rig=laptop.title, key="run")
    assert tower["id"] != other["id"]
    assert (tower["cost"], other["cost"]) == (0.0, None)
    await _refused(hass, "is running on this rig", rig="Laptop", key="another")
    for rig in ("Tower", "Laptop"):
        assert (await ask(hass, "list_sessions", rig=rig))["total"] == 1


@pytest.mark.usefixtures("laptop")
async def test_one_of_several_rigs_must_be_named(hass: HomeAssistant) -> None:
    """Nobody guesses which machine is training."""
    await _refused(hass, "Tower, Laptop")


@pytest.mark.usefixtures("laptop")
async def test_unknown_rig_is_told_which_there_are(hass: HomeAssistant) -> None:
    """A mistyped name is easily mended."""
    await _refused(hass, "There is no rig Nonesuch. There is: Tower, Laptop", rig="Nonesuch")


@pytest.mark.usefixtures("rig")
async def test_entry_of_another_integration_is_no_rig(hass: HomeAssistant) -> None:
    """An id is not enough, it must be one of ours."""
    stranger = MockConfigEntry(domain="sun", title="Sun")
    stranger.add_to_hass(hass)
    await _refused(hass, f"There is no rig {stranger.entry_id}. There is: Tower", rig=stranger.entry_id)


async def test_rigs_of_the_same_name_are_told_apart_by_id(hass: HomeAssistant, laptop: MockConfigEntry) -> None:
    """Whoever renames a rig in the user interface can give it another one's name."""
    hass.config_entries.async_update_entry(laptop, title="Tower")
    await _refused(hass, "give the ID of its config entry", rig="Tower")
    assert (await ask(hass, "start_session", rig=laptop.entry_id))["rig"] == "Tower"


async def test_rig_that_is_not_loaded_is_refused(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """A rig without ears cannot measure."""
    await hass.config_entries.async_unload(rig.entry_id)
    await _refused(hass, "The rig Tower is not loaded")
    await _refused(hass, "The rig Tower is not loaded", rig="Tower")


async def test_disabled_rig_is_in_nobodys_way(hass: HomeAssistant, laptop: MockConfigEntry) -> None:
    """With one rig left, it need not be named; the other one is said to be off."""
    await hass.config_entries.async_set_disabled_by(laptop.entry_id, ConfigEntryDisabler.USER)
    assert (await ask(hass, "start_session"))["rig"] == "Tower"
    await _refused(hass, "The rig Laptop is not loaded", rig="Laptop")


async def test_without_a_rig_one_is_asked_for(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """The actions are there before the first rig is, and say what to do."""
    await hass.config_entries.async_remove(rig.entry_id)
    await _refused(hass, "There is no rig. Add one")
    await _refused(hass, "There is no rig. Add one", rig="Tower")


async def test_a_rig_that_is_reloaded_while_a_call_waits_is_asked_again(
    hass: HomeAssistant, rig: MockConfigEntry
) -> None:
    """A start that waits for its turn must not open a session on a rig that is no more."""
    before: TrainingEnergyCoordinator = rig.runtime_data
    async with before.async_opening():
        call = hass.async_create_task(ask(hass, "start_session", name="LoRA"))
        await asyncio.sleep(0)
        assert await hass.config_entries.async_reload(rig.entry_id)
    session = await call
    assert rig.runtime_data is not before
    assert (await ask(hass, "get_session", session_id=session["id"]))["status"] == "training"

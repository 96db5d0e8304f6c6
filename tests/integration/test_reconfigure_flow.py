"""A rig's meters and price, changed."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from .forms import TEXTS, answer, registry_id, said, suggested
from .meters import FakeMeter

# What becomes of a rig that is set up is no question.
pytestmark = pytest.mark.usefixtures("setups", "home")


def _run(hass: HomeAssistant, rig: MockConfigEntry, *, session: object | None) -> None:
    """Have a rig loaded, with a session open or none."""
    rig.mock_state(hass, ConfigEntryState.LOADED)
    rig.runtime_data = SimpleNamespace(book=SimpleNamespace(open=session), async_close=AsyncMock())


@pytest.mark.parametrize(
    ("changes", "stored"),
    [
        pytest.param({"meters": ["sensor.plug"], "price": 0.3}, {"price": 0.3}, id="another price"),
        pytest.param(
            {"meters": ["sensor.plug"], "price_entity": "sensor.tariff"},
            {"price_entity": "sensor.tariff"},
            id="a tariff",
        ),
        pytest.param({"meters": ["sensor.plug"]}, {}, id="no price any more"),
        pytest.param({"meters": ["sensor.away"]}, {"meters": ["sensor.away"]}, id="another meter"),
    ],
)
async def test_a_rig_is_reconfigured(
    hass: HomeAssistant, tower: MockConfigEntry, changes: dict[str, Any], stored: dict[str, Any]
) -> None:
    """The form shows what there is, and what is sent replaces it."""
    _run(hass, tower, session=None)
    form = await tower.start_reconfigure_flow(hass)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "reconfigure")
    assert suggested(form) == {"meters": ["sensor.plug"], "price": 0.2}
    result = await answer(hass, form, changes)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert tower.data == {"meters": [registry_id(hass, "sensor.plug")]} | stored
    assert tower.title == "Tower"
    await hass.async_block_till_done()


@pytest.fixture
def market(hass: HomeAssistant, tower: MockConfigEntry) -> FakeMeter:
    """Return a registered tariff that the rig takes its price from."""
    tariff = FakeMeter(hass, "sensor.market", unit_of_measurement="EUR/MWh")
    data = {"meters": tower.data["meters"], "price_entity": tariff.register().id}
    hass.config_entries.async_update_entry(tower, data=data)
    return tariff


async def test_reconfiguring_shows_the_tariff_by_its_present_name(
    hass: HomeAssistant, tower: MockConfigEntry, market: FakeMeter
) -> None:
    """A rename leaves nothing to be chosen again."""
    market.rename("sensor.exchange")
    form = await tower.start_reconfigure_flow(hass)
    assert suggested(form) == {"meters": ["sensor.plug"], "price_entity": "sensor.exchange"}


async def test_what_is_gone_is_lost_to_nobody_who_changes_something_else(
    hass: HomeAssistant, tower: MockConfigEntry, market: FakeMeter
) -> None:
    """The form shows it by its last name; a price has to be taken out, or chosen anew, with open eyes."""
    before = dict(tower.data)
    market.unregister()
    FakeMeter(hass, "sensor.plug").unregister()
    _run(hass, tower, session=object())
    form = await tower.start_reconfigure_flow(hass)
    assert suggested(form) == {"meters": ["sensor.plug"], "price_entity": "sensor.market"}
    result = await answer(hass, form, suggested(form))
    assert said(result, TEXTS["config"]["error"]) == {
        "price_entity": "There is no entity sensor.market. Choose one that exists."
    }
    assert tower.data == before
    result = await answer(hass, form, {"meters": ["sensor.plug"], "price": 0.4})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == {"meters": before["meters"], "price": 0.4}


async def test_an_entity_that_was_made_anew_is_another_meter(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """It counts from somewhere else, also under the same name: it is chosen where no session runs."""
    before = dict(tower.data)
    FakeMeter(hass, "sensor.plug").unregister()
    anew = FakeMeter(hass, "sensor.plug").register("anew")
    _run(hass, tower, session=object())
    form = await tower.start_reconfigure_flow(hass)
    result = await answer(hass, form, suggested(form))
    assert "Stop it first" in said(result, TEXTS["config"]["error"])["meters"]
    assert tower.data == before
    _run(hass, tower, session=None)
    result = await answer(hass, form, suggested(form))
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == before | {"meters": [anew.id]}


@pytest.mark.parametrize(
    ("bad", "field", "text"),
    [
        pytest.param({"meters": ["sensor.watts"]}, "meters", "does not count energy", id="a meter of power"),
        pytest.param({"meters": ["sensor.lab", "sensor.nas"]}, "meters", "The rig Lab has", id="another rig's meters"),
        pytest.param({"price": float("nan")}, "price", "an ordinary number", id="a price that is no number"),
    ],
)
async def test_a_bad_change_is_explained_and_can_be_mended(
    hass: HomeAssistant, tower: MockConfigEntry, bad: dict[str, Any], field: str, text: str
) -> None:
    """A rig is left as it was until the answers are good."""
    before = dict(tower.data)
    form = await tower.start_reconfigure_flow(hass)
    result = await answer(hass, form, {"meters": ["sensor.plug"]} | bad)
    assert result["step_id"] == "reconfigure"
    assert text in said(result, TEXTS["config"]["error"])[field]
    assert tower.data == before
    result = await answer(hass, form, {"meters": ["sensor.plug"], "price": 0.5})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == before | {"price": 0.5}
    await hass.async_block_till_done()


async def test_meters_stay_while_a_session_runs(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """A session that began on one meter cannot end on another; a new price is fine."""
    _run(hass, tower, session=object())
    form = await tower.start_reconfigure_flow(hass)
    result = await answer(hass, form, {"meters": ["sensor.plug", "sensor.nas"]})
    assert "Stop it first" in said(result, TEXTS["config"]["error"])["meters"]
    result = await answer(hass, form, {"meters": ["sensor.plug"], "price": 0.4})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data["price"] == 0.4


async def test_meters_change_once_the_session_is_over(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """A rig that is idle takes any meter."""
    _run(hass, tower, session=None)
    result = await answer(hass, await tower.start_reconfigure_flow(hass), {"meters": ["sensor.nas"]})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == {"meters": ["sensor.nas"]}


async def test_meters_stay_while_nobody_knows_of_a_session(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """A rig that is not loaded may have a session on disk."""
    result = await answer(hass, await tower.start_reconfigure_flow(hass), {"meters": ["sensor.nas"]})
    assert "Enable or reload it first" in said(result, TEXTS["config"]["error"])["meters"]


async def test_a_meter_that_is_gone_stays_while_a_session_runs(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """It may come back, and what it counted meanwhile is the session's."""
    gone = FakeMeter(hass, "sensor.gone")
    data = {**tower.data, "meters": [*tower.data["meters"], gone.register().id]}
    gone.unregister()
    hass.config_entries.async_update_entry(tower, data=data)
    _run(hass, tower, session=object())
    result = await answer(hass, await tower.start_reconfigure_flow(hass), {"meters": ["sensor.plug"], "price": 0.4})
    assert "Stop it first" in said(result, TEXTS["config"]["error"])["meters"]


async def test_a_meter_keeps_what_it_is_known_by(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """A meter that got a registry entry meanwhile is not taken for a new one."""
    hass.config_entries.async_update_entry(tower, data={**tower.data, "meters": ["sensor.plug"]})
    _run(hass, tower, session=object())
    result = await answer(hass, await tower.start_reconfigure_flow(hass), {"meters": ["sensor.plug"], "price": 0.4})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == {"meters": ["sensor.plug"], "price": 0.4}

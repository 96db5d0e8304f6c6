"""The questions that set a rig up, answered well and badly."""

from typing import Any
from unittest.mock import AsyncMock

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component

from .forms import TEXTS, answer, ask, registry_id, said, suggested

# What becomes of a rig that is set up is no question.
pytestmark = pytest.mark.usefixtures("setups", "home")

GOOD = {"name": "Tower", "meters": ["sensor.plug"]}


@pytest.mark.parametrize(
    ("extra", "stored"),
    [
        pytest.param({}, {}, id="no price"),
        pytest.param({"price": 0.2}, {"price": 0.2}, id="a price"),
        pytest.param({"price": 0}, {"price": 0}, id="free energy"),
        pytest.param({"price": -0.01}, {"price": -0.01}, id="a negative price"),
        pytest.param({"price_entity": "sensor.tariff"}, {"price_entity": "sensor.tariff"}, id="a price entity"),
        pytest.param({"price_entity": "input_number.price"}, {"price_entity": "input_number.price"}, id="a helper"),
        pytest.param(
            {"price_entity": "sensor.tariff_away"},
            {"price_entity": "sensor.tariff_away"},
            id="a price entity that is unavailable right now",
        ),
    ],
)
async def test_a_rig_is_set_up(
    hass: HomeAssistant, setups: AsyncMock, extra: dict[str, Any], stored: dict[str, Any]
) -> None:
    """One form is all that it takes."""
    form = await ask(hass)
    assert (form["type"], form["step_id"], form["errors"]) == (FlowResultType.FORM, "user", {})
    result = await answer(hass, form, {"name": " Tower ", "meters": ["sensor.plug"], **extra})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Tower"
    assert result["data"] == {"meters": [registry_id(hass, "sensor.plug")], **stored}
    assert result["options"] == {}
    await hass.async_block_till_done()
    assert setups.call_count == 2  # this rig and, with the integration, the Lab


@pytest.mark.parametrize(
    "meters",
    [
        pytest.param(["sensor.plug", "sensor.nas"], id="several meters"),
        pytest.param(["sensor.nas"], id="one of another rig's meters"),
        pytest.param(["sensor.away"], id="a meter that is unavailable right now"),
        pytest.param(["sensor.loading"], id="a registered meter that has no state yet"),
    ],
)
async def test_a_meter_is_accepted(hass: HomeAssistant, meters: list[str]) -> None:
    """What will count energy may be silent today."""
    result = await answer(hass, await ask(hass), {"name": "Tower", "meters": meters})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_meter_may_be_named_by_its_registry_id(hass: HomeAssistant) -> None:
    """Home Assistant's own selector lets both pass."""
    plug = registry_id(hass, "sensor.plug")
    result = await answer(hass, await ask(hass), {"name": "Tower", "meters": [plug]})
    assert result["data"] == {"meters": [plug]}


@pytest.mark.parametrize(
    ("bad", "field", "text"),
    [
        pytest.param({"name": " "}, "name", "Give the rig a name.", id="no name"),
        pytest.param({"name": "x" * 256}, "name", "at most 255", id="a name too long"),
        pytest.param({"name": "x\x1b[2J"}, "name", "control character", id="a name that would clear a terminal"),
        pytest.param({"name": " lAB"}, "name", "Another rig has this name", id="a name that is taken"),
        pytest.param({"meters": []}, "meters", "at least one", id="no meter"),
        pytest.param({"meters": ["sensor.plug"] * 2}, "meters", "chosen twice", id="a meter twice"),
        pytest.param({"meters": ["sensor.none"]}, "meters", "no entity sensor.none", id="no such meter"),
        pytest.param({"meters": ["sensor.off"]}, "meters", "sensor.off is disabled", id="a disabled meter"),
        pytest.param({"meters": ["sensor.watts"]}, "meters", "(unit: W)", id="a meter of power"),
        pytest.param({"meters": ["sensor.unitless"]}, "meters", "(unit: -)", id="a meter of nothing"),
        pytest.param(
            {"meters": ["sensor.plug", "sensor.watts"]}, "meters", "sensor.watts does not", id="one bad meter of two"
        ),
        pytest.param({"meters": ["sensor.measurement"]}, "meters", "as a measurement", id="a meter that measures"),
        pytest.param({"meters": ["sensor.tower_energy"]}, "meters", "cannot measure itself", id="a rig as a meter"),
        pytest.param({"meters": ["sensor.nas", "sensor.lab"]}, "meters", "The rig Lab has", id="another rig's meters"),
        pytest.param({"price": float("nan")}, "price", "an ordinary number", id="a price that is no number"),
        pytest.param({"price": float("inf")}, "price", "an ordinary number", id="an infinite price"),
        pytest.param(
            {"price": 0.2, "price_entity": "sensor.tariff"}, "price_entity", "not both", id="a price and a price entity"
        ),
        pytest.param(
            {"price_entity": "sensor.none"}, "price_entity", "no entity sensor.none", id="no such price entity"
        ),
        pytest.param({"price_entity": "sensor.off"}, "price_entity", "is disabled", id="a disabled price entity"),
        pytest.param(
            {"price_entity": "sensor.tower_energy"}, "price_entity", "belongs to Training", id="a rig as a price"
        ),
        pytest.param(
            {"price_entity": "sensor.tariff_text"}, "price_entity", "not show a number", id="a price in words"
        ),
        pytest.param({"price_entity": "sensor.plug"}, "price_entity", "is in kWh, which", id="a meter as a price"),
        pytest.param(
            {"price_entity": "sensor.tariff_abroad"}, "price_entity", "uses EUR. Choose a price in EUR", id="USD"
        ),
        pytest.param(
            {"price_entity": "sensor.tariff_away_abroad"},
            "price_entity",
            "is in USD/kWh",
            id="another currency, unavailable right now",
        ),
    ],
)
async def test_a_bad_answer_is_explained_and_can_be_mended(
    hass: HomeAssistant, bad: dict[str, Any], field: str, text: str
) -> None:
    """The form stays as it was filled in, says what is wrong where, and takes a better answer."""
    form = await ask(hass)
    result = await answer(hass, form, GOOD | bad)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "user")
    complaints = said(result, TEXTS["config"]["error"])
    assert list(complaints) == [field]
    assert text in complaints[field]
    assert repr(suggested(result)) == repr(GOOD | bad)
    result = await answer(hass, form, GOOD)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_each_field_has_its_own_complaint(hass: HomeAssistant) -> None:
    """Two wrong entities are both named."""
    bad = {"name": "", "meters": ["sensor.watts"], "price_entity": "sensor.tariff_abroad"}
    complaints = said(await answer(hass, await ask(hass), bad), TEXTS["config"]["error"])
    assert list(complaints) == ["price_entity", "meters", "name"]
    assert "sensor.watts" in complaints["meters"]
    assert "sensor.tariff_abroad" in complaints["price_entity"]


# Home Assistant's own server keeps itself under a plain name, which aiohttp advises against.
@pytest.mark.filterwarnings("ignore::aiohttp.web_exceptions.NotAppKeyWarning")
async def test_a_program_sets_a_rig_up_over_rest(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """Two requests, with the fields flat, make a rig."""
    for component in ("config", "webhook", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    client = await hass_client()
    response = await client.post("/api/config/config_entries/flow", json={"handler": DOMAIN})
    flow = await response.json()
    url = f"/api/config/config_entries/flow/{flow['flow_id']}"
    response = await client.post(url, json={"name": "Tower"})
    assert (await response.json())["errors"] == {"meters": "meters_none"}
    response = await client.post(url, json={"name": "Tower", "meters": ["sensor.plug"], "price": 0.2})
    assert (await response.json())["type"] == "create_entry"


@pytest.mark.filterwarnings("ignore::aiohttp.web_exceptions.NotAppKeyWarning")
async def test_no_list_offers_what_a_rig_shows_itself(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, tower: MockConfigEntry
) -> None:
    """A rig's own energy and money look like a meter and a price to Home Assistant."""
    for component in ("config", "webhook", "websocket_api"):
        assert await async_setup_component(hass, component, {})
    client, lists = await hass_client(), []
    for path, handler in (("", DOMAIN), ("options/", tower.entry_id)):
        response = await client.post(f"/api/config/config_entries/{path}flow", json={"handler": handler})
        selectors = [field.get("selector", {}) for field in (await response.json())["data_schema"]]
        lists += [each["entity"] for each in selectors if "entity" in each]
    assert [each["exclude_entities"] for each in lists] == [["sensor.tower_energy"]] * 4

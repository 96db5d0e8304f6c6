"""The questions, answered well and badly."""

from collections.abc import Mapping
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy import config_flow
from custom_components.training_energy.const import DOMAIN
from homeassistant.components.energy.data import async_get_manager
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from .conftest import FakeMeter

TEXTS = json.loads((Path(config_flow.__file__).parent / "translations/en.json").read_text())

# What becomes of a rig that is set up is no question.
pytestmark = pytest.mark.usefixtures("setups")

GOOD = {"name": "Tower", "meters": ["sensor.plug"]}


@pytest.fixture(autouse=True)
def home(hass: HomeAssistant) -> None:
    """Furnish a home with meters and tariffs, good and bad, and a rig called Lab."""
    FakeMeter(hass, "sensor.plug").register()
    FakeMeter(hass, "sensor.loading").register()
    FakeMeter(hass, "sensor.tower_energy").register(DOMAIN)
    for name, value, attributes in (
        ("sensor.plug", 1, {}),
        ("sensor.nas", 1000, {"unit_of_measurement": "Wh"}),
        ("sensor.away", "unavailable", {}),
        ("sensor.watts", 400, {"unit_of_measurement": "W"}),
        ("sensor.unitless", 400, {"unit_of_measurement": None}),
        ("sensor.measurement", 1, {"state_class": "measurement"}),
        ("sensor.tower_energy", 1, {}),
        ("sensor.lab", 1, {}),
        ("sensor.tariff", 0.2, {"unit_of_measurement": "EUR/kWh"}),
        ("sensor.tariff_away", "unavailable", {"unit_of_measurement": None}),
        ("sensor.tariff_away_abroad", "unavailable", {"unit_of_measurement": "USD/kWh"}),
        ("sensor.tariff_abroad", 0.2, {"unit_of_measurement": "USD/kWh"}),
        ("sensor.tariff_text", "cheap", {"unit_of_measurement": "EUR/kWh"}),
        ("input_number.price", 0.3, {"unit_of_measurement": None}),
    ):
        FakeMeter(hass, name).show(value, **attributes)
    registry = er.async_get(hass)
    registry.async_get_or_create(
        "sensor", "plug", "off", suggested_object_id="off", disabled_by=er.RegistryEntryDisabler.USER
    )
    MockConfigEntry(domain=DOMAIN, title="Lab", data={"meters": ["sensor.lab", "sensor.nas"]}).add_to_hass(hass)


def registry_id(hass: HomeAssistant, entity_id: str) -> str:
    """Return the id that the entity registry knows an entity by."""
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None
    return entry.id


def suggested(form: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form shows in its fields."""
    assert form["data_schema"] is not None
    shown = {}
    for marker in form["data_schema"].schema:
        if marker.description and "suggested_value" in marker.description:
            shown[str(marker)] = marker.description["suggested_value"]
    return shown


def said(form: ConfigFlowResult, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what the user reads below each field."""
    facts = form["description_placeholders"] or {}
    return {where: texts[key].format(**facts) for where, key in (form["errors"] or {}).items()}


async def ask(hass: HomeAssistant) -> ConfigFlowResult:
    """Open the form that sets a rig up."""
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def answer(hass: HomeAssistant, form: ConfigFlowResult, answers: dict[str, Any]) -> ConfigFlowResult:
    """Send a form."""
    return await hass.config_entries.flow.async_configure(form["flow_id"], answers)


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
        pytest.param({"name": " lAB"}, "name", "Another rig has this name", id="a name that is taken"),
        pytest.param({"meters": []}, "meters", "at least one", id="no meter"),
        pytest.param({"meters": ["sensor.plug"] * 2}, "meters", "chosen twice", id="a meter twice"),
        pytest.param({"meters": ["sensor.none"]}, "meters", "no entity sensor.none", id="no such meter"),
        pytest.param({"meters": ["sensor.off"]}, "meters", "sensor.off is disabled", id="a disabled meter"),
        pytest.param({"meters": ["sensor.watts"]}, "meters", "its unit is W.", id="a meter of power"),
        pytest.param({"meters": ["sensor.unitless"]}, "meters", "its unit is -.", id="a meter of nothing"),
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


def grid(**price: object) -> dict[str, Any]:
    """Return a source of the Energy dashboard."""
    return {
        "type": "grid",
        "stat_energy_from": "sensor.house",
        "stat_energy_to": None,
        "stat_cost": None,
        "entity_energy_price": None,
        "number_energy_price": None,
        "stat_compensation": None,
        "entity_energy_price_export": None,
        "number_energy_price_export": 0.08,
        "cost_adjustment_day": 0.0,
        **price,
    }


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        pytest.param([], {}, id="an empty dashboard"),
        pytest.param([grid()], {}, id="no price"),
        pytest.param([grid(number_energy_price=0.31)], {"price": 0.31}, id="a fixed price"),
        pytest.param([grid(number_energy_price=0)], {"price": 0}, id="free energy"),
        pytest.param([grid(entity_energy_price="sensor.tariff")], {"price_entity": "sensor.tariff"}, id="a tariff"),
        pytest.param([grid(number_energy_price=0.31)] * 2, {"price": 0.31}, id="one price twice"),
        pytest.param([grid(number_energy_price=0.31), grid(number_energy_price=0.2)], {}, id="two prices"),
        pytest.param([grid(number_energy_price=0.31, stat_cost="sensor.cost")], {}, id="a price that is not used"),
        pytest.param([grid(entity_energy_price="sensor.tariff_abroad")], {}, id="a tariff that we cannot use"),
        pytest.param([grid(entity_energy_price="sensor.none")], {}, id="a tariff that is gone"),
        pytest.param([grid(number_energy_price=float("inf"))], {}, id="a price without end"),
        pytest.param(
            [{"type": "solar", "stat_energy_from": "sensor.roof", "config_entry_solar_forecast": None}],
            {},
            id="the sun",
        ),
    ],
)
async def test_the_price_of_the_energy_dashboard_is_suggested(
    hass: HomeAssistant, sources: list[Any], shown: dict[str, Any]
) -> None:
    """It is shown to be sent or cleared, and never taken from whoever leaves it out."""
    hass.config.components.add("energy")
    manager = await async_get_manager(hass)
    await manager.async_update({**manager.default_preferences(), "energy_sources": sources})
    form = await ask(hass)
    assert suggested(form) == shown
    result = await answer(hass, form, GOOD)
    assert result["data"] == {"meters": [registry_id(hass, "sensor.plug")]}


async def test_nothing_is_suggested_before_the_dashboard_is_set_up(hass: HomeAssistant) -> None:
    """A home that never opened the Energy dashboard has no preferences."""
    hass.config.components.add("energy")
    assert suggested(await ask(hass)) == {}


# Home Assistant's own server keeps itself under a plain name, which aiohttp advises against.
@pytest.mark.filterwarnings("ignore::aiohttp.web_exceptions.NotAppKeyWarning")
async def test_a_program_sets_a_rig_up_over_rest(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """Two requests, with the fields flat, make a rig."""
    assert await async_setup_component(hass, "config", {})
    client = await hass_client()
    response = await client.post("/api/config/config_entries/flow", json={"handler": DOMAIN})
    flow = await response.json()
    url = f"/api/config/config_entries/flow/{flow['flow_id']}"
    response = await client.post(url, json={"name": "Tower"})
    assert (await response.json())["errors"] == {"meters": "meters_none"}
    response = await client.post(url, json={"name": "Tower", "meters": ["sensor.plug"], "price": 0.2})
    assert (await response.json())["type"] == "create_entry"


@pytest.fixture
def tower(hass: HomeAssistant) -> MockConfigEntry:
    """Return a rig with a fixed price, not set up."""
    entry = MockConfigEntry(
        domain=DOMAIN, title="Tower", data={"meters": [registry_id(hass, "sensor.plug")], "price": 0.2}
    )
    entry.add_to_hass(hass)
    return entry


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


async def test_reconfiguring_leaves_out_what_is_gone(
    hass: HomeAssistant, tower: MockConfigEntry, market: FakeMeter
) -> None:
    """The user chooses something else in the empty fields."""
    market.unregister()
    FakeMeter(hass, "sensor.plug").unregister()
    assert suggested(await tower.start_reconfigure_flow(hass)) == {"meters": []}


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
    tower.mock_state(hass, ConfigEntryState.LOADED)
    tower.runtime_data = SimpleNamespace(book=SimpleNamespace(open=object()))
    form = await tower.start_reconfigure_flow(hass)
    result = await answer(hass, form, {"meters": ["sensor.plug", "sensor.nas"]})
    assert "Stop it first" in said(result, TEXTS["config"]["error"])["meters"]
    result = await answer(hass, form, {"meters": ["sensor.plug"], "price": 0.4})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data["price"] == 0.4


async def test_meters_change_once_the_session_is_over(hass: HomeAssistant, tower: MockConfigEntry) -> None:
    """A rig that is idle takes any meter."""
    tower.mock_state(hass, ConfigEntryState.LOADED)
    tower.runtime_data = SimpleNamespace(book=SimpleNamespace(open=None))
    result = await answer(hass, await tower.start_reconfigure_flow(hass), {"meters": ["sensor.nas"]})
    assert result["type"] is FlowResultType.ABORT
    assert tower.data == {"meters": ["sensor.nas"]}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        pytest.param({}, {"max_power": 25}, id="the default"),
        pytest.param({"max_power": 3}, {"max_power": 3}, id="what was chosen"),
    ],
)
async def test_options_show_what_is_in_force(
    hass: HomeAssistant, tower: MockConfigEntry, options: dict[str, Any], shown: dict[str, Any]
) -> None:
    """A default is no secret."""
    hass.config_entries.async_update_entry(tower, options=options)
    form = await hass.config_entries.options.async_init(tower.entry_id)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "init")
    assert suggested(form) == shown


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"max_power": 2.5}, id="a power"),
        pytest.param({"max_power": 1000}, id="the largest power"),
        pytest.param({}, id="nothing, so the default"),
    ],
)
async def test_options_are_kept(hass: HomeAssistant, tower: MockConfigEntry, options: dict[str, Any]) -> None:
    """A field that is cleared goes back to its default."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], options)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert tower.options == options
    await hass.async_block_till_done()


@pytest.mark.parametrize("power", [0.0, -1.0, 1000.1, float("nan"), float("inf")])
async def test_an_impossible_power_is_explained_and_can_be_mended(
    hass: HomeAssistant, tower: MockConfigEntry, power: float
) -> None:
    """No rig draws nothing, and none draws what a village does."""
    form = await hass.config_entries.options.async_init(tower.entry_id)
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"max_power": power})
    assert list(said(result, TEXTS["options"]["error"])) == ["max_power"]
    assert repr(suggested(result)) == repr({"max_power": power})
    result = await hass.config_entries.options.async_configure(form["flow_id"], {"max_power": 1})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


@pytest.mark.parametrize("step", ["config.user", "config.reconfigure", "options.init"])
async def test_every_field_has_a_name_and_a_description(hass: HomeAssistant, tower: MockConfigEntry, step: str) -> None:
    """Nobody is asked a question that is not explained."""
    forms = {
        "config.user": ask(hass),
        "config.reconfigure": tower.start_reconfigure_flow(hass),
        "options.init": hass.config_entries.options.async_init(tower.entry_id),
    }
    form = await forms.pop(step)
    for unasked in forms.values():
        unasked.close()
    where, name = step.split(".")
    texts = TEXTS[where]["step"][name]
    fields = {str(marker) for marker in form["data_schema"].schema}
    assert fields == set(texts["data"]) == set(texts["data_description"])

"""The price of the Energy dashboard, offered and never imposed."""

from typing import Any

import pytest

from homeassistant.components.energy.data import async_get_manager
from homeassistant.core import HomeAssistant

from .forms import answer, ask, registry_id, suggested

# What becomes of a rig that is set up is no question.
pytestmark = pytest.mark.usefixtures("setups", "home")


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
    result = await answer(hass, form, {"name": "Tower", "meters": ["sensor.plug"]})
    assert result["data"] == {"meters": [registry_id(hass, "sensor.plug")]}


async def test_nothing_is_suggested_before_the_dashboard_is_set_up(hass: HomeAssistant) -> None:
    """A home that never opened the Energy dashboard has no preferences."""
    hass.config.components.add("energy")
    assert suggested(await ask(hass)) == {}

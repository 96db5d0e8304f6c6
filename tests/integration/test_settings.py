"""What a rig's entry means once it is resolved."""

from decimal import Decimal
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Rules
from custom_components.training_energy.references import (
    async_entity_id_of,
    async_last_entity_id_of,
    async_reference_to,
)
from custom_components.training_energy.settings import Settings, settings_from
from homeassistant.core import HomeAssistant

from .meters import FakeMeter


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        pytest.param({}, {}, {}, id="no price"),
        pytest.param({"price": 0.2}, {}, {"price": Decimal("0.2")}, id="a fixed price"),
        pytest.param({"price": 0}, {}, {"price": Decimal(0)}, id="a price of nothing"),
        pytest.param(
            {"price_entity": "sensor.tariff"}, {}, {"price_entity": "sensor.tariff"}, id="a price from an entity"
        ),
        pytest.param({}, {"max_power": 2.5}, {"rules": Rules(max_power=Decimal("2.5"))}, id="a largest power"),
        pytest.param({}, {"boundary_correction": False}, {"rules": Rules(corrects=False)}, id="nothing is corrected"),
        pytest.param({}, {"power_entity": "sensor.w"}, {"power_entity": "sensor.w"}, id="a power from an entity"),
    ],
)
def test_an_entry_becomes_settings(
    hass: HomeAssistant, data: dict[str, Any], options: dict[str, Any], expected: dict[str, Any]
) -> None:
    """Whatever is left out has its default, and nothing is a float any more."""
    entry = MockConfigEntry(domain=DOMAIN, title="Tower", data={"meters": ["sensor.plug"], **data}, options=options)
    defaults = {
        "name": "Tower",
        "meters": ("sensor.plug",),
        "price": None,
        "price_entity": None,
        "currency": "EUR",
        "power_entity": None,
        "rules": Rules(),
    }
    settings = settings_from(hass, entry)
    assert settings == Settings(**(defaults | expected))
    assert settings.has_price is not expected.keys().isdisjoint({"price", "price_entity"})


async def test_a_rename_changes_no_reference(hass: HomeAssistant, meter: FakeMeter) -> None:
    """A registered entity is found again under whatever name it has."""
    reference = async_reference_to(hass, meter.entity_id)
    meter.rename("sensor.under_the_desk")
    assert async_entity_id_of(hass, reference) == "sensor.under_the_desk"
    assert async_last_entity_id_of(hass, reference) == "sensor.under_the_desk"


async def test_a_removed_entity_is_none_but_not_nameless(hass: HomeAssistant, meter: FakeMeter) -> None:
    """The user is told of an entity by the id that it had, not by a number."""
    reference = async_reference_to(hass, meter.entity_id)
    meter.unregister()
    assert async_entity_id_of(hass, reference) is None
    assert async_last_entity_id_of(hass, reference) == meter.entity_id


async def test_an_unregistered_entity_is_known_by_its_id(hass: HomeAssistant) -> None:
    """A helper from YAML has no entry in the registry and works all the same."""
    FakeMeter(hass, "sensor.yaml").show(1)
    assert async_reference_to(hass, "sensor.yaml") == "sensor.yaml"
    assert async_entity_id_of(hass, "sensor.yaml") == "sensor.yaml"


async def test_a_reference_to_nothing_is_shown_as_it_is(hass: HomeAssistant) -> None:
    """An id that the registry forgot long ago is all that there is to show."""
    assert async_last_entity_id_of(hass, "0123456789abcdef0123456789abcdef") == "0123456789abcdef0123456789abcdef"

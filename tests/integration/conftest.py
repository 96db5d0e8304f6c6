"""A Home Assistant with meters that a test can push, and a rig that reads one."""

from collections.abc import Generator
import logging
from unittest.mock import AsyncMock, patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

# Home Assistant's test tools have each statement of the recorder printed, which hides everything else.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


class FakeMeter:
    """A smart plug's counter that shows what a test tells it to."""

    def __init__(self, hass: HomeAssistant, entity_id: str, **attributes: object) -> None:
        """Plug it in, without a value yet."""
        self.hass = hass
        self.entity_id = entity_id
        self.attributes = {
            "device_class": "energy",
            "state_class": "total_increasing",
            "unit_of_measurement": "kWh",
            **attributes,
        }

    def show(self, kwh: float | str, **attributes: object) -> None:
        """Report a value, in the unit that the meter has or is given."""
        self.hass.states.async_set(self.entity_id, str(kwh), {**self.attributes, **attributes})

    def fall_silent(self) -> None:
        """Be unreachable, as a plug without Wi-Fi is."""
        self.show("unavailable")

    def vanish(self) -> None:
        """Leave Home Assistant without a state, as a removed integration does."""
        self.hass.states.async_remove(self.entity_id)

    def register(self, platform: str = "plug") -> er.RegistryEntry:
        """Get an entry in the entity registry, as a meter with a unique id has.

        Before it shows anything: the registry gives no id away that a state has already.
        """
        domain, object_id = self.entity_id.split(".")
        return er.async_get(self.hass).async_get_or_create(
            domain,
            platform,
            object_id,
            suggested_object_id=object_id,
            unit_of_measurement=str(self.attributes["unit_of_measurement"]),
            capabilities={"state_class": self.attributes["state_class"]},
        )

    def rename(self, entity_id: str) -> None:
        """Take another entity id, as its user may give it."""
        er.async_get(self.hass).async_update_entity(self.entity_id, new_entity_id=entity_id)
        self.entity_id = entity_id

    def unregister(self) -> None:
        """Lose the entry in the entity registry, and the state with it."""
        er.async_get(self.hass).async_remove(self.entity_id)
        self.vanish()


@pytest.fixture(autouse=True)
def _custom_integrations(enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration in this checkout."""


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Have snapshots written without what is new in every run."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
def meter(hass: HomeAssistant) -> FakeMeter:
    """Return a registered meter that shows the reading before the reference run."""
    plugged = FakeMeter(hass, "sensor.plug_energy")
    plugged.register()
    plugged.show("351.688")
    return plugged


@pytest.fixture
def rig_entry(hass: HomeAssistant, meter: FakeMeter) -> MockConfigEntry:
    """Return a rig's entry that Home Assistant knows but has not set up."""
    data = {"meters": [meter.register().id], "price": 0.2}
    entry = MockConfigEntry(domain=DOMAIN, entry_id="tower", title="Tower", data=data)
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def rig(hass: HomeAssistant, rig_entry: MockConfigEntry) -> MockConfigEntry:
    """Return a rig that is set up and idle."""
    assert await hass.config_entries.async_setup(rig_entry.entry_id)
    await hass.async_block_till_done()
    assert rig_entry.state is ConfigEntryState.LOADED
    return rig_entry


@pytest.fixture
def setups() -> Generator[AsyncMock]:
    """Keep rigs from being set up where a test is about the questions only."""

    async def known(hass: HomeAssistant, entry: MockConfigEntry) -> bool:
        """Have a rig that hears nothing."""
        entry.runtime_data = TrainingEnergyCoordinator(hass, entry)
        return True

    with patch("custom_components.training_energy.async_setup_entry", side_effect=known) as setup:
        yield setup


@pytest.fixture
def home(hass: HomeAssistant) -> FakeMeter:
    """Furnish a home with meters and tariffs, good and bad, and a rig called Lab.

    Return the plug, a good meter that no rig has.
    """
    plug = FakeMeter(hass, "sensor.plug")
    plug.register()
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
    return plug


@pytest.fixture
def tower(hass: HomeAssistant, home: FakeMeter) -> MockConfigEntry:
    """Return a rig with a fixed price, not set up."""
    entry = MockConfigEntry(domain=DOMAIN, title="Tower", data={"meters": [home.register().id], "price": 0.2})
    entry.add_to_hass(hass)
    return entry

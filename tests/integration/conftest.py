"""A Home Assistant with meters that a test can push, and a rig that reads one."""

from collections.abc import Generator
import logging
from unittest.mock import AsyncMock, patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.coordinator import TrainingEnergyCoordinator
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from .bench import Bench
from .calling import OPTIONS, Caller
from .meters import FakeMeter
from .recipes import RIG, automate

__all__ = ["automate"]

# Home Assistant's test tools have each statement of the recorder printed, which hides everything else.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)


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
def grid(hass: HomeAssistant) -> FakeMeter:
    """Return the carbon intensity of the grid, as Electricity Maps gives it."""
    grid = FakeMeter(
        hass, "sensor.grid", device_class=None, state_class="measurement", unit_of_measurement="gCO2eq/kWh"
    )
    grid.register()
    grid.show(400)
    return grid


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


@pytest.fixture
def bench(hass: HomeAssistant, rig_entry: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> Bench:
    """Return a rig on a bench, not set up yet."""
    return Bench(hass, rig_entry, meter, freezer)


@pytest.fixture
async def caller(bench: Bench, hass_client_no_auth: ClientSessionGenerator) -> Caller:
    """Return a trainer that calls the webhook of a rig which is set up and idle."""
    await bench.set_up(**OPTIONS)
    return Caller(bench, await hass_client_no_auth())


@pytest.fixture
async def training_pc(hass: HomeAssistant, meter: FakeMeter) -> MockConfigEntry:
    """Return the rig of the examples, set up and idle."""
    data, options = {"meters": [meter.register().id], "price": 0.2}, {"session_budget": 10}
    entry = MockConfigEntry(domain=DOMAIN, title=RIG, data=data, options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry

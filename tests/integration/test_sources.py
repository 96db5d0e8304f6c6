"""The entities that a rig reads, followed through renames and removals."""

from collections.abc import Generator
import json
from pathlib import Path
from unittest.mock import Mock

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.training_energy import sources
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Rules
from custom_components.training_energy.settings import Settings
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir

from .meters import FakeMeter

ISSUES = json.loads((Path(sources.__file__).parent / "translations/en.json").read_text())["issues"]


class Watching:
    """A rig whose sources are watched, as its coordinator does it."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know the rig, and watch nothing yet."""
        self.hass = hass
        self.entry = MockConfigEntry(domain=DOMAIN, title="Tower")
        self.changed = Mock()
        self.stop = Mock()

    def start(self, *meters: str, price_entity: str | None = None) -> None:
        """Watch these sources from now on."""
        settings = Settings(
            name="Tower",
            meters=meters,
            price=None,
            price_entity=price_entity,
            currency="EUR",
            power_entity=None,
            rules=Rules(),
        )
        self.stop = Mock(
            side_effect=sources.async_watch_sources(self.hass, self.entry, settings=settings, on_change=self.changed)
        )

    @property
    def issues(self) -> list[tuple[str, str]]:
        """Return the translation key and the entity of each repair issue of ours."""
        found = []
        for (domain, _), issue in ir.async_get(self.hass).issues.items():
            if domain == DOMAIN and issue.active and issue.translation_key:
                facts = issue.translation_placeholders or {}
                texts = ISSUES[issue.translation_key]
                assert "Tower" in texts["title"].format(**facts)
                assert facts["entity"] in texts["description"].format(**facts)
                found.append((issue.translation_key, facts["entity"]))
        return found


@pytest.fixture
def watching(hass: HomeAssistant) -> Generator[Watching]:
    """Return a rig that watches nothing yet, and leave no timer behind."""
    rig = Watching(hass)
    yield rig
    rig.stop()


@pytest.fixture
def plug(hass: HomeAssistant) -> FakeMeter:
    """Return a meter without an entry in the registry, silent so far."""
    return FakeMeter(hass, "sensor.plug")


async def wait(hass: HomeAssistant, freezer: FrozenDateTimeFactory, minutes: float) -> None:
    """Let time pass."""
    freezer.tick(minutes * 60)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def test_a_rename_is_followed(hass: HomeAssistant, watching: Watching, meter: FakeMeter) -> None:
    """The coordinator learns of it once, and the user has nothing to do."""
    watching.start(meter.register().id)
    meter.rename("sensor.under_the_desk")
    await hass.async_block_till_done()
    watching.changed.assert_called_once_with()
    meter.show(1)
    await hass.async_block_till_done()
    assert watching.issues == []


async def test_another_entity_changes_nothing(hass: HomeAssistant, watching: Watching, meter: FakeMeter) -> None:
    """The registry is busy with entities that are none of ours."""
    watching.start(meter.register().id)
    stranger = FakeMeter(hass, "sensor.stranger")
    stranger.register()
    stranger.rename("sensor.stranger_still")
    await hass.async_block_till_done()
    watching.changed.assert_not_called()


async def test_a_removed_meter_is_told_at_once_until_it_is_back(
    hass: HomeAssistant, watching: Watching, meter: FakeMeter
) -> None:
    """Nothing but its user brings an entity back that the registry lost."""
    watching.start(meter.register().id)
    meter.unregister()
    await hass.async_block_till_done()
    watching.changed.assert_called_once_with()
    assert watching.issues == [("meter_gone", "sensor.plug_energy")]
    meter.register()
    meter.show(1)
    await hass.async_block_till_done()
    assert watching.changed.call_count == 2
    assert watching.issues == []


async def test_a_meter_removed_before_the_start_is_told(watching: Watching, meter: FakeMeter) -> None:
    """A registry id that stands for nothing needs no time to prove it."""
    reference = meter.register().id
    meter.unregister()
    watching.start(reference)
    assert watching.issues == [("meter_gone", "sensor.plug_energy")]


async def test_a_disabled_meter_is_told(
    hass: HomeAssistant, watching: Watching, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """It keeps its place in the registry and loses its state."""
    watching.start(meter.register().id)
    er.async_get(hass).async_update_entity(meter.entity_id, disabled_by=er.RegistryEntryDisabler.USER)
    meter.vanish()
    await wait(hass, freezer, 6)
    assert watching.issues == [("meter_gone", "sensor.plug_energy")]


@pytest.mark.parametrize(
    ("away", "told"),
    [
        pytest.param(4, False, id="a reload of YAML"),
        pytest.param(6, True, id="an integration that was removed"),
    ],
)
async def test_a_meter_without_a_state_gets_time(
    hass: HomeAssistant, watching: Watching, plug: FakeMeter, freezer: FrozenDateTimeFactory, *, away: int, told: bool
) -> None:
    """What is back within minutes is no reason to call the user."""
    plug.show(1)
    watching.start("sensor.plug")
    plug.vanish()
    await wait(hass, freezer, away)
    assert watching.issues == ([("meter_gone", "sensor.plug")] if told else [])
    plug.show(2)
    await wait(hass, freezer, 10)
    assert watching.issues == []


async def test_time_counts_from_the_start_of_home_assistant(
    hass: HomeAssistant, watching: Watching, freezer: FrozenDateTimeFactory
) -> None:
    """However long it takes to start, integrations that load late are not missed."""
    hass.set_state(CoreState.starting)
    watching.start("sensor.plug")
    await wait(hass, freezer, 30)
    assert watching.issues == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    await wait(hass, freezer, 4)
    assert watching.issues == []
    await wait(hass, freezer, 2)
    assert watching.issues == [("meter_gone", "sensor.plug")]


async def test_silence_is_no_repair(
    hass: HomeAssistant, watching: Watching, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """An unreachable plug comes back by itself."""
    watching.start(meter.register().id)
    meter.fall_silent()
    await wait(hass, freezer, 60)
    assert watching.issues == []


async def test_a_meter_in_watts_is_told_until_it_counts_again(
    hass: HomeAssistant, watching: Watching, plug: FakeMeter
) -> None:
    """A unit that changes under a rig stops its counting, which nobody would see."""
    plug.show(1)
    watching.start("sensor.plug")
    plug.show(400, unit_of_measurement="W")
    await hass.async_block_till_done()
    assert watching.issues == [("meter_unusable", "sensor.plug")]
    plug.show(1100, unit_of_measurement="Wh")
    await hass.async_block_till_done()
    assert watching.issues == []


@pytest.mark.parametrize("unit", ["USD/kWh", "EUR", "EUR/m³", "gold/kWh"])
async def test_a_price_that_cannot_be_used_is_told(hass: HomeAssistant, watching: Watching, unit: str) -> None:
    """Costs go on by estimate, and only the user can tell what the price means."""
    tariff = FakeMeter(hass, "sensor.tariff", unit_of_measurement="EUR/kWh")
    tariff.show(0.2)
    watching.start(price_entity="sensor.tariff")
    assert watching.issues == []
    tariff.show(0.3, unit_of_measurement=unit)
    await hass.async_block_till_done()
    assert watching.issues == [("price_entity_unusable", "sensor.tariff")]


async def test_a_price_that_is_gone_is_told(
    hass: HomeAssistant, watching: Watching, freezer: FrozenDateTimeFactory
) -> None:
    """A tariff's integration that was removed leaves the last price for good."""
    watching.start(price_entity="sensor.tariff")
    await wait(hass, freezer, 6)
    assert watching.issues == [("price_entity_gone", "sensor.tariff")]


async def test_who_stops_watching_leaves_nothing(
    hass: HomeAssistant, watching: Watching, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A rig that is reconfigured or removed takes its issues with it."""
    watching.start(meter.register().id, "sensor.nas")
    meter.unregister()
    await hass.async_block_till_done()
    assert watching.issues == [("meter_gone", "sensor.plug_energy")]
    watching.stop()
    await wait(hass, freezer, 60)
    assert watching.issues == []

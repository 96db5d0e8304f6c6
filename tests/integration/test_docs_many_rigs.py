"""Whether Home Assistant takes what the page about many rigs has it configured with, and that does what it says."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.const import DOMAIN
from homeassistant.components.recorder import CONFIG_SCHEMA
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entityfilter import (
    FILTER_SCHEMA,
    INCLUDE_EXCLUDE_BASE_FILTER_SCHEMA,
    EntityFilter,
    convert_include_exclude_filter,
)
from tests.rules.pages import examples

from .meters import FakeMeter

CONFIGURED: dict[str, Any] = {
    section: example.parsed[section]
    for example in examples("yaml")
    if example.page.stem == "many-rigs" and isinstance(example.parsed, dict)
    for section in example.parsed
}


@pytest.fixture
async def entities(hass: HomeAssistant, meter: FakeMeter) -> dict[str, str]:
    """Return the entity ids of a rig with everything, called as the page says, by the ends of their unique ids."""
    data, options = {"meters": [meter.register().id], "price": 0.2}, {"idle_power": 60, "carbon_intensity": 400}
    entry = MockConfigEntry(domain=DOMAIN, entry_id="rig", title="Rig 1", data=data, options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    rows = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return {row.unique_id.removeprefix("rig_"): row.entity_id for row in rows}


def test_page_configures_what_it_speaks_of() -> None:
    """Each of them is looked at by a test here, or in the end-to-end tests."""
    assert set(CONFIGURED) == {"recorder", "prometheus", "scrape_configs", "influxdb"}


def test_recorder_leaves_out_what_a_session_keeps_anyway(entities: dict[str, str]) -> None:
    """And nothing else: neither totals nor meters, from whose history sessions are measured."""
    config = CONFIG_SCHEMA({"recorder": CONFIGURED["recorder"]})["recorder"]
    kept = convert_include_exclude_filter(config)
    left_out = {key for key, entity_id in entities.items() if not kept(entity_id)}
    assert left_out == {
        *("cost_per_step", "steps_per_currency", "energy_per_step"),
        *("affordable_steps", "affordable_runs", "projected_energy", "projected_cost", "projected_end"),
    }
    assert kept("sensor.plug_energy")


@pytest.mark.parametrize("section", ["prometheus", "influxdb"])
def test_all_of_a_rig_is_sent_and_nothing_else(section: str, entities: dict[str, str]) -> None:
    """The names of the rigs begin with the word that the page has them begin with."""
    sent = _filter(section)
    assert all(map(sent, entities.values()))
    assert not sent("sensor.plug_energy")


def test_scrape_asks_the_exporter_with_a_token() -> None:
    """Where Home Assistant exports, and as who may ask."""
    [job] = CONFIGURED["scrape_configs"]
    assert job["metrics_path"] == "/api/prometheus"
    assert set(job["authorization"]) == {"credentials_file"}


def _filter(section: str) -> EntityFilter:
    """Return which entities a section has sent."""
    if section == "prometheus":
        exported: EntityFilter = FILTER_SCHEMA(CONFIGURED[section]["filter"])
        return exported
    return convert_include_exclude_filter(INCLUDE_EXCLUDE_BASE_FILTER_SCHEMA.extend({}, extra=1)(CONFIGURED[section]))

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
from tests.rules.claims import runs
from tests.rules.pages import Example

from .meters import FakeMeter


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


@runs(section="recorder")
def test_recorder_leaves_out_what_a_session_keeps_anyway(entities: dict[str, str], example: Example) -> None:
    """And nothing else: neither totals nor meters, from whose history sessions are measured."""
    config = CONFIG_SCHEMA(example.parsed)["recorder"]
    kept = convert_include_exclude_filter(config)
    left_out = {key for key, entity_id in entities.items() if not kept(entity_id)}
    assert left_out == {
        *("cost_per_step", "steps_per_currency", "energy_per_step"),
        *("affordable_steps", "affordable_runs", "projected_energy", "projected_cost", "projected_end"),
    }
    assert kept("sensor.plug_energy")


@runs(section="prometheus")
def test_all_of_a_rig_is_exported_and_nothing_else(entities: dict[str, str], example: Example) -> None:
    """The names of the rigs begin with the word that the page has them begin with."""
    _all_but_a_plug(FILTER_SCHEMA(_section(example, "prometheus")["filter"]), entities)


@runs(section="influxdb")
def test_all_of_a_rig_is_sent_and_nothing_else(entities: dict[str, str], example: Example) -> None:
    """Likewise."""
    schema = INCLUDE_EXCLUDE_BASE_FILTER_SCHEMA.extend({}, extra=1)
    _all_but_a_plug(convert_include_exclude_filter(schema(_section(example, "influxdb"))), entities)


@runs(section="scrape_configs")
def test_scrape_asks_the_exporter_with_a_token(example: Example) -> None:
    """Where Home Assistant exports, and as who may ask."""
    [job] = _section(example, "scrape_configs")
    assert job["metrics_path"] == "/api/prometheus"
    assert set(job["authorization"]) == {"credentials_file"}


def _section(example: Example, name: str) -> Any:  # noqa: ANN401  whatever stands there
    """Return a part of a configuration."""
    assert isinstance(example.parsed, dict)
    return example.parsed[name]


def _all_but_a_plug(passes: EntityFilter, entities: dict[str, str]) -> None:
    """Look whether a filter lets through all of a rig, and not what belongs to others."""
    assert all(map(passes, entities.values()))
    assert not passes("sensor.plug_energy")

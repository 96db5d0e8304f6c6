"""Emissions: by a fixed carbon intensity or that of the grid."""

from decimal import Decimal

import pytest

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.readings import intensity_from
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import issue_registry as ir

from .bench import Bench
from .meters import FakeMeter


@pytest.mark.parametrize(
    ("value", "unit", "grams"),
    [
        ("350", "gCO2eq/kWh", "350"),
        ("350", "g CO₂eq/kWh", "350"),
        ("350", "gCO2e/kWh", "350"),
        ("350", "g/kWh", "350"),
        ("0.35", "kgCO2/kWh", "350"),
        ("350", "kg/MWh", "350"),
        ("-1", "g/kWh", None),
        ("350", "%", None),
        ("350", "EUR/kWh", None),
        ("350", None, None),
        ("unavailable", "g/kWh", None),
    ],
)
def test_an_intensity_is_read_in_its_own_unit(value: str, unit: str | None, grams: str | None) -> None:
    """What is no intensity says nothing."""
    read = intensity_from(State("sensor.grid", value, {"unit_of_measurement": unit}))
    assert read == (None if grams is None else Decimal(grams))


async def test_a_fixed_intensity(bench: Bench) -> None:
    """Grams for each kWh, from zero at the start."""
    await bench.set_up(carbon_intensity=350)
    started = await bench.ask("start_session")
    assert started["emissions_kg"] == 0
    assert bench.panel.shows("session_emissions") == "0"
    await bench.run(3600, 400)
    await bench.ask("stop_session")
    await bench.run(1200, 80)
    session = await bench.ask("get_session", session_id=started["id"])
    assert session["emissions_kg"] == pytest.approx(session["energy_kwh"] * 0.35)
    assert float(bench.panel.shows("session_emissions")) == pytest.approx(session["emissions_kg"])


async def test_the_intensity_in_force_counts(bench: Bench, grid: FakeMeter) -> None:
    """As with the price: each part at its own, an outage at the last, and over a restart."""
    await bench.set_up(carbon_intensity_entity="sensor.grid")
    await bench.run(600)
    started = await bench.ask("start_session")
    await bench.run(1800, 400)
    grid.show(100)
    await bench.run(900)
    grid.fall_silent()
    await bench.panel.reload()
    await bench.run(900)
    await bench.ask("stop_session")
    await bench.run(1200, 80)
    session = await bench.ask("get_session", session_id=started["id"])
    assert session["emissions_kg"] == pytest.approx(0.2 * 0.4 + 0.2 * 0.1, rel=0.01)


async def test_the_first_intensity_counts_for_what_was_before(bench: Bench, grid: FakeMeter) -> None:
    """It came late, as after a start of Home Assistant."""
    grid.show("unknown")
    await bench.set_up(carbon_intensity_entity="sensor.grid")
    started = await bench.ask("start_session")
    await bench.run(1800, 400)
    assert bench.panel.shows("session_emissions") == "unknown"
    grid.show(200)
    await bench.run(60)
    session = await bench.ask("get_session", session_id=started["id"])
    assert session["emissions_kg"] == pytest.approx(session["energy_kwh"] * 0.2)


async def test_a_rig_without_an_intensity_has_no_emissions(bench: Bench) -> None:
    """Not zero: nobody knows. One that loses it keeps those of the session that runs."""
    await bench.set_up()
    session = await bench.ask("start_session")
    assert session["emissions_kg"] is None
    assert bench.panel.entity_id("session_emissions") is None
    await bench.set_up(carbon_intensity=100)
    await bench.run(600, 400)
    assert float(bench.panel.shows("session_emissions")) > 0
    await bench.set_up()
    await bench.run(600)
    session = await bench.ask("stop_session")
    assert session["emissions_kg"] == pytest.approx(session["energy_kwh"] * 0.1)
    await bench.run(1200, 80)
    await bench.panel.reload()
    assert (await bench.ask("start_session"))["emissions_kg"] is None


async def test_an_intensity_that_is_gone_is_told(hass: HomeAssistant, bench: Bench, grid: FakeMeter) -> None:
    """The last one goes on, which only the user can change."""
    await bench.set_up(carbon_intensity_entity=grid.register().id)
    grid.unregister()
    await hass.async_block_till_done()
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"carbon_intensity_entity_tower_{bench.entry.options['carbon_intensity_entity']}"
    )
    assert issue is not None
    assert issue.translation_key == "carbon_intensity_entity_gone"

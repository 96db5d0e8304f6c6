"""The Energy dashboard: training as one of its devices, and its cost beside it."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect
import pytest

from lab import paths, websocket
from lab.home import Home
from lab.wait import until

from .browser import visit
from .meter import WallMeter
from .rig import SECONDS, Rig

PICTURES = paths.CACHE / "e2e" / "screenshots"
# kWh in the evenings of a week: a run now and then.
EVENINGS = (0.9, 0.0, 2.1, 1.4, 0.0, 3.2, 1.1)


def _remember(home: Home, statistic_id: str, *, per_kwh: float, unit: str, unit_class: str | None) -> None:
    """Give a total the statistics of a week in which there was a run in the evening."""
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    total, stats = 0.0, []
    for day, kwh in enumerate(EVENINGS):
        for hour in range(24):
            start = midnight - timedelta(days=len(EVENINGS) - day - 1, hours=12) + timedelta(hours=hour)
            if start > datetime.now(UTC) - timedelta(hours=1):
                break
            total += kwh / 4 * per_kwh if hour >= 20 else 0
            stats.append({"start": start.isoformat(), "sum": round(total, 4), "state": round(total, 4)})
    metadata = {
        "statistic_id": statistic_id,
        "source": "recorder",
        "name": None,
        "has_sum": True,
        "mean_type": 0,
        "unit_of_measurement": unit,
        "unit_class": unit_class,
    }
    websocket.ask(home.rest, "recorder/import_statistics", metadata=metadata, stats=stats)


@pytest.mark.browser
def test_training_is_a_device_of_the_energy_dashboard(home: Home, rig: Rig) -> None:
    """Its total energy is taken as it is, and its bar stands there by name; the cost has a card of its own."""
    energy, cost = (rig.entities["sensor", key] for key in ("total_energy", "total_cost"))
    _remember(home, energy, per_kwh=1, unit="kWh", unit_class="energy")
    _remember(home, cost, per_kwh=0.2, unit="USD", unit_class=None)
    devices = [{"stat_consumption": energy}]
    websocket.ask(home.rest, "energy/save_prefs", energy_sources=[], device_consumption=devices)
    until(
        lambda: websocket.ask(home.rest, "energy/validate")["device_consumption"] == [[]],
        seconds=SECONDS,
        what="the Energy dashboard has nothing to say against it",
    )
    view = {
        "title": "Training",
        "type": "sections",
        "sections": [
            {
                "type": "grid",
                "column_span": 2,
                "cards": [
                    {"type": "energy-date-selection", "grid_options": {"columns": "full"}},
                    {"type": "energy-devices-detail-graph", "title": "What training used"},
                    {
                        "type": "statistics-graph",
                        "title": "What training cost",
                        "entities": [{"entity": cost}],
                        "stat_types": ["change"],
                        "period": "day",
                        "chart_type": "bar",
                        "days_to_show": 7,
                    },
                ],
            }
        ],
    }
    websocket.ask(home.rest, "lovelace/dashboards/create", url_path="energy-and-cost", title="Energy", mode="storage")
    websocket.ask(home.rest, "lovelace/config/save", url_path="energy-and-cost", config={"views": [view]})
    with visit(home, PICTURES) as person:
        person.log_in()
        person.page.goto(f"{home.url}/energy")
        detail = person.page.locator("hui-energy-devices-detail-graph-card")
        expect(detail.get_by_text("Workstation", exact=True).first).to_be_visible()
        person.picture("energy-dashboard")
        person.page.goto(f"{home.url}/energy-and-cost")
        expect(detail.get_by_text("Workstation", exact=True).first).to_be_visible()
        cost_card = person.page.locator("hui-statistics-graph-card")
        expect(cost_card.get_by_text("Workstation Total cost").first).to_be_visible()
        person.picture("energy-and-cost", of=person.page.locator("hui-grid-section").first)
        assert person.troubles == []


def test_the_plug_is_upstream_of_its_rig(home: Home, rig: Rig, wall_meter: WallMeter) -> None:
    """As the page has it set up: Home Assistant finds nothing wrong with either, and keeps which is part of which."""
    plug, energy = wall_meter.entity, rig.entities["sensor", "total_energy"]
    for counter in (plug, energy):
        _remember(home, counter, per_kwh=1, unit="kWh", unit_class="energy")
    devices = [{"stat_consumption": plug}, {"stat_consumption": energy, "included_in_stat": plug}]
    websocket.ask(home.rest, "energy/save_prefs", energy_sources=[], device_consumption=devices)
    until(
        lambda: websocket.ask(home.rest, "energy/validate")["device_consumption"] == [[], []],
        seconds=SECONDS,
        what="the Energy dashboard has nothing to say against them",
    )
    assert websocket.ask(home.rest, "energy/get_prefs")["device_consumption"] == devices

"""A lab's rigs, as its Prometheus finds them in Home Assistant's own exporter."""

from collections.abc import Generator
from http import HTTPStatus
import re
from typing import Final
import urllib.error
import urllib.request

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample
import pytest

from lab import furnish, paths, websocket
from lab.home import Home
from lab.process import free_port

from .conftest import complaints
from .rig import Rig

PAGE: Final = (paths.ROOT / "docs" / "many-rigs.md").read_text(encoding="utf-8")
# As Prometheus asks: what it likes best comes first.
ACCEPT: Final = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1"
DISABLED: Final = ("step_rate", "average_power", "session_duration")
# What is told of any entity, whatever it shows.
ABOUT: Final = (
    "state_change_total",
    "entity_available",
    "last_updated_time_seconds",
    "entity_info",
    "state_change_created",
)
# The metrics of numbers, without the namespace, as the page has them; what is not here is no number.
METRICS: Final = {
    "session_energy": "sensor_energy_kwh",
    "net_energy": "sensor_energy_kwh",
    "projected_energy": "sensor_energy_kwh",
    "total_energy": "sensor_energy_kwh",
    "session_cost": "sensor_monetary_usd",
    "projected_cost": "sensor_monetary_usd",
    "total_cost": "sensor_monetary_usd",
    "cost_per_step": "sensor_unit_usd_per_step",
    "steps_per_currency": "sensor_unit_steps_per_usd",
    "energy_per_step": "sensor_unit_wh_per_step",
    "session_steps": "sensor_unit_steps",
    "total_steps": "sensor_unit_steps",
    "affordable_steps": "sensor_unit_steps",
    "affordable_runs": "sensor_unit_runs",
    "session_emissions": "sensor_weight_kg",
    "session_duration": "sensor_duration_h",
    "average_power": "sensor_power_w",
    "step_rate": "sensor_unit_steps_per_s",
    "total_sessions": "sensor_state",
    "projected_end": "sensor_timestamp_seconds",
}
TEXTS: Final = {"status", "meter_quality"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Generator[Home]:
    """Start a Home Assistant that exports what the page has it export."""
    port = free_port()
    assert port is not None
    home = Home(tmp_path_factory.mktemp("home"), port)
    [yaml] = re.findall(r"^```yaml\n(prometheus:\n.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    home.prepare(yaml=yaml, components=[paths.INTEGRATION])
    try:
        home.start()
        yield home
    finally:
        home.process.stop()
    assert complaints(home) == []


@pytest.fixture(scope="module")
def rigs(home: Home) -> list[Rig]:
    """Set up two rigs with the same sort of names, one of them in letters of its own, the first with all options."""
    names = {"Rig 1": "sensor.plug_1", "Rig Ω 塔": "sensor.plug_2"}
    for plug in names.values():
        count(home, plug, "351.688")
    rigs = [
        Rig(home, home.rest.configure(furnish.DOMAIN, name=name, meters=[plug], price=0.2), name)
        for name, plug in names.items()
    ]
    rigs[0].set_options(idle_power=60, carbon_intensity=400, session_budget=0.01)
    for key in DISABLED:
        entity_id = rigs[0].entities["sensor", key]
        websocket.ask(home.rest, "config/entity_registry/update", entity_id=entity_id, disabled_by=None)
    home.rest.post(f"/api/config/config_entries/entry/{rigs[0].entry_id}/reload", {})
    for rig, steps in zip(rigs, (2000, 500), strict=True):
        rig.ask("start_session", name="LoRA", planned_steps=4000)
        count(home, names[rig.name], "351.788")
        rig.ask("report_progress", step=steps)
        count(home, names[rig.name], "351.899")
    return rigs


def count(home: Home, plug: str, kwh: str) -> None:
    """Have a plug show what it has counted."""
    attributes = {"unit_of_measurement": "kWh", "device_class": "energy", "state_class": "total_increasing"}
    home.rest.post(f"/api/states/{plug}", {"state": kwh, "attributes": attributes})


def scraped(home: Home) -> list[Sample]:
    """Return what a scrape finds, as the parser of Prometheus reads it."""
    headers = {"Accept": ACCEPT, "Authorization": f"Bearer {home.rest.token}"}
    request = urllib.request.Request(f"{home.url}/api/prometheus", headers=headers)  # noqa: S310  http on loopback
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  http on loopback
        assert answer.headers.get_content_type() == "text/plain"
        text = answer.read().decode()
    return [sample for family in text_string_to_metric_families(text) for sample in family.samples]


def figures(home: Home) -> dict[str, Sample]:
    """Return what is scraped of the figures themselves, by entity; each entity has one."""
    samples = [sample for sample in scraped(home) if "entity" in sample.labels and not sample.name.endswith(ABOUT)]
    by_entity = {sample.labels["entity"]: sample for sample in samples}
    assert len(by_entity) == len(samples)
    return by_entity


def test_who_has_no_token_scrapes_nothing(home: Home) -> None:
    """What a lab's machines use is nobody else's business."""
    for headers in ({}, {"Authorization": "Bearer guessed"}):
        request = urllib.request.Request(f"{home.url}/api/prometheus", headers=headers)  # noqa: S310  http on loopback
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)  # noqa: S310  http on loopback
        with refused.value as answer:
            assert answer.code == HTTPStatus.UNAUTHORIZED
            assert b"homeassistant_" not in answer.read()


def test_every_number_of_a_rig_is_a_metric(home: Home, rigs: list[Rig]) -> None:
    """With a name, a value and labels that one can ask for; what is no number, or not known, is not there."""
    found = figures(home)
    for rig in rigs:
        keys = {key: entity_id for (domain, key), entity_id in rig.entities.items() if domain == "sensor"}
        assert set(keys) <= set(METRICS) | TEXTS
        for key, entity_id in keys.items():
            state = home.rest.state(entity_id)
            if state is None or key in TEXTS or state["state"] in ("unknown", "unavailable"):
                assert entity_id not in found
                continue
            sample = found[entity_id]
            assert sample.name == f"homeassistant_{METRICS[key]}"
            assert sample.labels == {
                "entity": entity_id,
                "domain": "sensor",
                "friendly_name": state["attributes"]["friendly_name"],
            }
            assert sample.labels["friendly_name"].startswith(rig.name)
            if key != "projected_end":
                assert sample.value == pytest.approx(float(state["state"]), rel=1e-9)
    shown = {key for (domain, key), entity_id in rigs[0].entities.items() if domain == "sensor" and entity_id in found}
    assert shown == set(METRICS)


def test_rigs_are_told_apart_and_training_is_seen(home: Home, rigs: list[Rig]) -> None:
    """Same plug, same energy, other steps; and whether a session runs is a number, which a status is not."""
    found = figures(home)
    values = [[found[rig.entities["sensor", key]].value for rig in rigs] for key in ("session_steps", "session_energy")]
    assert values == [[2000, 500], [pytest.approx(0.211), pytest.approx(0.211)]]
    assert rigs[1].entities["sensor", "total_energy"] == "sensor.rig_o_ta_total_energy"
    for rig in rigs:
        switch = found[rig.entities["switch", "session"]]
        assert (switch.name, switch.value) == ("homeassistant_switch_state", 1)
    over = found[rigs[0].entities["binary_sensor", "over_budget"]]
    assert (over.name, over.value) == ("homeassistant_binary_sensor_state", 1)


def test_rooms_are_labels_of_their_own(home: Home, rigs: list[Rig]) -> None:
    """A rig in an area has it in a metric beside, by which sums over rooms are joined."""
    area = websocket.ask(home.rest, "config/area_registry/create", name="Cellar")["area_id"]
    devices = websocket.ask(home.rest, "config/device_registry/list")
    device = next(row["id"] for row in devices if rigs[0].entry_id in row["config_entries"])
    websocket.ask(home.rest, "config/device_registry/update", device_id=device, area_id=area)
    areas = {
        sample.labels["entity"]: sample.labels["area"]
        for sample in scraped(home)
        if sample.name == "homeassistant_entity_info"
    }
    assert areas[rigs[0].entities["sensor", "total_energy"]] == "cellar"
    assert rigs[1].entities["sensor", "total_energy"] not in areas


def test_metrics_of_the_page_are_those_of_home_assistant(home: Home, rigs: list[Rig]) -> None:
    """A query with a name that nobody exports finds nothing, and says nothing."""
    names = {sample.name for sample in scraped(home)}
    told = set(re.findall(r"\bhomeassistant_\w+", PAGE))
    assert {f"homeassistant_{metric}" for metric in METRICS.values()} <= told
    assert told <= names


def test_what_is_not_known_any_more_is_no_metric_any_more(home: Home, rigs: list[Rig]) -> None:
    """A discarded session's figures go, and all of a rig with the rig."""
    session_energy = rigs[1].entities["sensor", "session_energy"]
    rigs[1].ask("discard_session")
    found = figures(home)
    assert session_energy not in found
    assert found[rigs[1].entities["switch", "session"]].value == 0
    available = {s.labels["entity"]: s.value for s in scraped(home) if s.name == "homeassistant_entity_available"}
    assert available[session_energy] == 0
    home.rest.delete(f"/api/config/config_entries/entry/{rigs[1].entry_id}")
    gone = set(rigs[1].entities.values())
    assert not gone & {sample.labels.get("entity") for sample in scraped(home)}

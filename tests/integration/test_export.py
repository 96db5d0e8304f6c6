"""Sessions as files: what is in them, and where they are downloaded."""

import csv
from datetime import timedelta
from http import HTTPStatus
from io import StringIO
import json
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.training_energy import formats
from custom_components.training_energy.formats import COLUMNS
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from .bench import Bench

# Each of them would be run by a spreadsheet, or be taken for the mark that keeps it from that.
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "'quoted'")


@pytest.fixture
async def trained(bench: Bench) -> Bench:
    """Return a rig that has done two sessions and does a third one."""
    await bench.set_up()
    for name in ("one", "two"):
        await bench.ask("start_session", name=name, key=name, model="SDXL", tags=["lora", "=night"], parent="one")
        await bench.run(600, 400)
        await bench.ask("stop_session", steps=100, notes='Said "so", twice.\nAnd once more')
        await bench.run(1500, 80)
    await bench.ask("start_session", name="three")
    return bench


def _table(text: str) -> list[dict[str, str]]:
    """Return a table as Python reads it."""
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


async def test_json_has_the_sessions_as_they_are(trained: Bench) -> None:
    """Those that are over, the oldest first, each as it is got by itself."""
    answer = await trained.ask("export_sessions", format="json")
    file = json.loads(answer["content"])
    ids = {session["name"]: session["id"] for session in (await trained.ask("list_sessions"))["sessions"]}
    assert answer["format"] == "json"
    assert file == {
        "format": "training_energy",
        "version": 1,
        "rig": "Tower",
        "exported_at": dt_util.utcnow().isoformat(),
        "sessions": [await trained.ask("get_session", session_id=ids[name]) for name in ("one", "two")],
    }


async def test_csv_is_a_table_that_spreadsheets_read(trained: Bench) -> None:
    """A row for each session, in UTF-8 that says so."""
    answer = await trained.ask("export_sessions")
    text = answer["content"]
    assert text.startswith("\ufeffid,rig,name,")
    assert "\r\n" in text
    table = _table(text)
    assert [row["name"] for row in table] == ["one", "two"]
    whole = await trained.ask("get_session", key="two")
    row = table[1]
    assert row["tags"] == "lora; '=night"
    assert row["notes"] == 'Said "so", twice.\nAnd once more'
    assert row["started_at"] == whole["started_at"]
    assert row["planned_steps"] == ""
    assert row["settled"] == "true"
    for field in ("energy_kwh", "cost", "cost_per_step", "step_rate"):
        assert float(row[field]) == whole[field]
        assert set(row[field]) <= set("0123456789.")


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_session_is_exported_once_its_figures_are_final(bench: Bench, form: str) -> None:
    """Imported elsewhere it is final, so what may still change waits for the next export."""

    async def exported() -> list[str]:
        """Return the names of the sessions in a file of now."""
        return [record["name"] for record in formats.read((await bench.ask("export_sessions", format=form))["content"])]

    await bench.set_up()
    await bench.run(1500, 80)
    await bench.ask("start_session", name="one")
    await bench.run(610, 400)
    stopped = await bench.ask("stop_session")
    assert (stopped["status"], await exported()) == ("settling", [])
    await bench.run(1500, 80)
    assert await exported() == ["one"]


async def test_every_flat_field_has_a_column(trained: Bench) -> None:
    """What a record gets later is not forgotten here."""
    record = await trained.ask("get_session", key="one")
    assert set(COLUMNS) == set(record) - {"segments", "curve", "flags", "lineage"}
    assert len(COLUMNS) == len(set(COLUMNS))


async def test_no_text_is_run_as_a_formula(bench: Bench) -> None:
    """A text that looks like one is marked, a number is none, and reading takes the mark away again."""
    await bench.set_up()
    for name in FORMULAS:
        await bench.ask("start_session", name=name, notes=name)
        await bench.ask("stop_session")
        await bench.run(30)
    text = (await bench.ask("export_sessions"))["content"]
    assert [row["name"] for row in _table(text)] == [f"'{name}" for name in FORMULAS]
    assert [record["notes"] for record in formats.read(text)] == list(FORMULAS)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(2.11e-05, "0.0000211", id="small"),
        pytest.param(-2.5, "-2.5", id="negative"),
        pytest.param(1e22, "10000000000000000000000", id="large"),
        pytest.param(7, "7", id="whole"),
    ],
)
def test_numbers_are_written_in_digits(number: float, expected: str) -> None:
    """A spreadsheet shows 2.11E-05 as it pleases."""
    record = {**dict.fromkeys(COLUMNS), "cost": number}
    text = formats.written(formats.Form.CSV, [record], rig="", at=dt_util.utcnow())
    assert _table(text)[0]["cost"] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"name": "TWO"}, ["two"], id="name"),
        pytest.param({"tag": "lora", "model": "sdxl"}, ["one", "two"], id="tag and model"),
        pytest.param({"before": "2026-01-01"}, [], id="time"),
    ],
)
async def test_export_has_what_is_asked_for(
    hass: HomeAssistant,
    trained: Bench,
    hass_client_no_auth: ClientSessionGenerator,
    *,
    asked: dict[str, str],
    expected: list[str],
) -> None:
    """In the answer and in the download, which needs no sign-in within the hour."""
    answer = await trained.ask("export_sessions", **asked)
    assert [row["name"] for row in _table(answer["content"])] == expected
    client = await hass_client_no_auth()
    response = await client.get(answer["url"])
    assert response.status == HTTPStatus.OK
    assert (await response.read()).decode() == answer["content"]
    today = dt_util.now().date().isoformat()
    assert response.headers["Content-Disposition"] == f'attachment; filename="training-energy-tower-{today}.csv"'
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


async def test_large_file_is_only_downloaded(
    hass: HomeAssistant, trained: Bench, hass_client: ClientSessionGenerator
) -> None:
    """An answer of many megabytes would hold up whoever shows it."""
    with patch("custom_components.training_energy.export.LARGEST_CONTENT", 100):
        answer = await trained.ask("export_sessions", format="json")
    assert answer["content"] is None
    response = await (await hass_client()).get(answer["url"])
    assert len((await response.json())["sessions"]) == 2


async def test_address_is_good_for_an_hour(
    hass: HomeAssistant,
    trained: Bench,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """And for nothing else than it was made for."""
    url = (await trained.ask("export_sessions"))["url"]
    client = await hass_client_no_auth()
    for other in (url.split("?")[0], url.replace("format=csv", "format=json"), f"{url}&name=one"):
        assert (await client.get(other)).status == HTTPStatus.UNAUTHORIZED
    freezer.tick(timedelta(hours=1, seconds=1))
    assert (await client.get(url)).status == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("tower", HTTPStatus.OK, id="nothing but the rig"),
        pytest.param("attic", HTTPStatus.NOT_FOUND, id="no such rig"),
        pytest.param("tower?format=xls", HTTPStatus.BAD_REQUEST, id="no such form"),
        pytest.param("tower?after=noon", HTTPStatus.BAD_REQUEST, id="no time"),
        pytest.param("tower?limit=5", HTTPStatus.BAD_REQUEST, id="no such filter"),
        pytest.param("tower?tag=a&tag=b", HTTPStatus.BAD_REQUEST, id="a filter twice"),
    ],
)
async def test_download_answers_to_what_is_asked(
    hass: HomeAssistant, trained: Bench, hass_client: ClientSessionGenerator, *, path: str, expected: HTTPStatus
) -> None:
    """Whoever may ask Home Assistant something may ask for the file, too."""
    response = await (await hass_client()).get(f"/api/training_energy/export/{path}")
    assert response.status == expected


async def test_rig_that_is_not_running_has_no_download(
    hass: HomeAssistant, trained: Bench, hass_client: ClientSessionGenerator
) -> None:
    """Nor does something that is no rig."""
    client = await hass_client()
    await hass.config_entries.async_unload(trained.entry.entry_id)
    assert (await client.get("/api/training_energy/export/tower")).status == HTTPStatus.NOT_FOUND


async def test_form_that_there_is_not_is_refused(trained: Bench) -> None:
    """With those that there are."""
    with pytest.raises(ServiceValidationError, match="csv, json"):
        await trained.ask("export_sessions", format="xls")


async def test_http_comes_with_the_integration(hass: HomeAssistant, trained: Bench) -> None:
    """The address needs somebody who answers to it."""
    assert await async_setup_component(hass, "http", {})
    assert "http" in hass.config.components

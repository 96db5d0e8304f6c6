"""The pages of a history as a table asks for them: any order, any filter, each run beside the one before it."""

from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.training_energy.catalogue import async_leaf
from custom_components.training_energy.inputs import Inputs
from custom_components.training_energy.marks import MOST_CHOICES
from custom_components.training_energy.order import Row
from homeassistant.core import HomeAssistant

from .attic import PLAIN, Attic, file_of
from .bench import Bench

# What can be large; a list leaves it out.
LARGE = ("metadata", "segments", "curve", "lineage")

RUNS: tuple[dict[str, Any], ...] = (
    {"name": "alpha", "model": "SDXL", "energy_kwh": 0.4, "cost": 0.08, "tags": ["lora"]},
    {"name": "Bravo", "model": "SDXL", "energy_kwh": 0.6, "cost": 0.12, "tags": ["Night", "lora"]},
    {"name": "charlie", "model": "Llama", "energy_kwh": 2, "cost": 0.4, "steps": 500, "outcome": "failed"},
    {"name": None, "model": "sdxl", "energy_kwh": 0.5, "cost": 0.1, "currency": "USD", "tags": ["night"]},
    {"name": "Echo", "energy_kwh": 0.3, "cost": None, "steps": None},
    {"name": "delta", "model": "llama", "energy_kwh": 0.9, "cost": None, "steps": 300},
)
DAY = timedelta(days=1)


def records(*runs: dict[str, Any]) -> list[dict[str, Any]]:
    """Return runs as records of one a day, each an hour longer than the one before."""
    start, end = (datetime.fromisoformat(PLAIN[field]) for field in ("started_at", "ended_at"))
    times = [(start + i * DAY, end + i * DAY + timedelta(hours=i)) for i in range(len(runs))]
    return [
        {**PLAIN, "id": str(i), "started_at": begin.isoformat(), "ended_at": finish.isoformat(), **run}
        for i, (run, (begin, finish)) in enumerate(zip(runs, times, strict=True))
    ]


@pytest.fixture
async def attic(hass: HomeAssistant) -> Attic:
    """Return a rig with some runs in its history."""
    attic = await Attic(hass).set_up()
    await attic.ask("import_sessions", content=file_of(*records(*RUNS)))
    return attic


class Reader:
    """Whoever leafs through a history."""

    def __init__(self, connect: WebSocketGenerator, token: str | None = None) -> None:
        """Connect when something is asked, with a token of somebody else's if one is given."""
        self._connect = connect
        self._token = token
        self._client: Any = None

    async def asks(self, **data: object) -> dict[str, Any]:
        """Ask for a page and return the whole answer."""
        if self._client is None:
            self._client = await (self._connect() if self._token is None else self._connect(access_token=self._token))
        await self._client.send_json_auto_id({"type": "training_energy/sessions", **data})
        answer: dict[str, Any] = await self._client.receive_json()
        return answer

    async def reads(self, **data: object) -> dict[str, Any]:
        """Ask for a page that there is."""
        answer = await self.asks(**data)
        assert answer["success"], answer
        page: dict[str, Any] = answer["result"]
        return page

    async def ids(self, **data: object) -> str:
        """Return the ids of the sessions of a page."""
        return "".join(session["id"] for session in (await self.reads(**data))["sessions"])


@pytest.fixture
def reader(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Reader:
    """Return somebody who looks at a dashboard."""
    return Reader(hass_ws_client)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, "543210", id="the newest first"),
        pytest.param({"descending": False}, "012345", id="the oldest first"),
        pytest.param({"sort": "energy"}, "251304", id="by energy"),
        pytest.param({"sort": "energy", "descending": False}, "403152", id="by energy, the least first"),
        pytest.param({"sort": "cost"}, "210543", id="by cost, foreign and unknown money last"),
        pytest.param({"sort": "cost", "descending": False}, "012543", id="by cost, the unknown last as well"),
        pytest.param({"sort": "name", "descending": False}, "012543", id="by name, whatever its capitals"),
        pytest.param({"sort": "model", "descending": False}, "523104", id="by model, alike ones newest first"),
        pytest.param({"sort": "model"}, "310524", id="by model backwards"),
        pytest.param({"sort": "steps"}, "310254", id="by steps"),
        pytest.param({"sort": "cost_per_step"}, "210543", id="by cost per step"),
        pytest.param({"sort": "energy_per_step"}, "251304", id="by energy per step"),
        pytest.param({"sort": "duration"}, "543210", id="by duration"),
        pytest.param({"sort": "energy", "limit": 2, "offset": 1}, "51", id="a page of them"),
        pytest.param({"offset": 6}, "", id="past the end"),
    ],
)
@pytest.mark.usefixtures("attic")
async def test_a_page_is_sorted_as_asked(reader: Reader, asked: dict[str, object], expected: str) -> None:
    """What a session has no figure of comes last either way."""
    assert await reader.ids(**asked) == expected
    assert (await reader.reads(**asked))["total"] == len(RUNS)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"model": "SDXL"}, "310", id="a model"),
        pytest.param({"tag": "night"}, "31", id="a tag"),
        pytest.param({"name": "LPH"}, "0", id="part of a name"),
        pytest.param({"outcome": "failed"}, "2", id="an outcome"),
        pytest.param({"after": "2026-03-05"}, "54", id="since a day"),
        pytest.param({"before": "2026-03-02T08:00:00Z"}, "0", id="before a time"),
        pytest.param({"name": "nothing"}, "", id="nothing"),
        pytest.param({"name": "", "model": None}, "543210", id="what is left empty"),
    ],
)
@pytest.mark.usefixtures("attic")
async def test_a_page_has_what_is_asked_for(reader: Reader, asked: dict[str, object], expected: str) -> None:
    """The total counts what is left, the choices are those of the whole history."""
    page = await reader.reads(**asked)
    assert "".join(session["id"] for session in page["sessions"]) == expected
    assert page["total"] == len(expected)
    assert page["models"] == ["llama", "sdxl"]
    assert page["tags"] == ["night", "lora"]


async def test_items_are_those_of_the_list_with_their_change(attic: Attic, reader: Reader) -> None:
    """By cost per step in one currency, else by energy per step; none for the first of a model, or without one."""
    page = await reader.reads()
    assert {session["id"]: session.pop("change_percent") for session in page["sessions"]} == {
        "0": None,
        "1": pytest.approx(50),
        "2": None,
        "3": pytest.approx(-100 / 6),
        "4": None,
        "5": pytest.approx(-25),
    }
    listed = (await attic.ask("list_sessions"))["sessions"]
    assert page["sessions"] == listed
    assert not set(LARGE) & set(listed[0])


@pytest.mark.usefixtures("attic")
async def test_a_change_is_told_also_of_a_run_whose_predecessor_is_elsewhere(reader: Reader) -> None:
    """Whichever page or filter it is shown on."""
    (session,) = (await reader.reads(name="bravo"))["sessions"]
    assert session["change_percent"] == pytest.approx(50)
    (session,) = (await reader.reads(limit=1, offset=4))["sessions"]
    assert session["change_percent"] == pytest.approx(50)


async def test_a_figure_that_is_corrected_sorts_anew(attic: Attic, reader: Reader) -> None:
    """What is remembered of a session goes with its old figures, and with the session itself."""
    assert await reader.ids(sort="steps") == "310254"
    await attic.ask("update_session", session_id="5", steps=5000)
    assert await reader.ids(sort="steps") == "531024"
    await attic.ask("delete_session", session_id="3")
    assert await reader.ids(sort="steps") == "51024"
    assert await reader.ids(sort="cost", descending=False) == "01254"


async def test_free_energy_is_not_divided_by(attic: Attic, reader: Reader) -> None:
    """A run that cost nothing says nothing of how much dearer the next one is."""
    free = {**PLAIN, "model": "New", "cost": 0}
    rest = [
        {**free, "id": f"n{i}", "started_at": f"2026-05-0{i} 08:00", "ended_at": f"2026-05-0{i} 09:00"} for i in (1, 2)
    ]
    await attic.ask("import_sessions", content=file_of(*rest))
    (session, _) = (await reader.reads(model="New"))["sessions"]
    assert session["change_percent"] is None


async def test_a_session_that_runs_is_among_them(bench: Bench) -> None:
    """With its figures of now; it is not compared before it is over."""

    async def reads(**data: object) -> Any:  # noqa: ANN401  JSON
        """Return the sessions of a page; a login would not last as long as this takes."""
        return (await async_leaf(bench.panel.rig, Inputs(data)))["sessions"]

    await bench.set_up()
    await bench.run(1500, 80)
    await bench.ask("start_session", name="first", model="SDXL")
    await bench.run(610, 400)
    await bench.ask("stop_session", steps=100, outcome="failed")
    await bench.run(1200, 80)
    await bench.ask("start_session", name="second", model="SDXL")
    await bench.run(1210, 400)
    await bench.ask("report_progress", steps_done=100)
    second, first = await reads(sort="energy")
    assert (first["name"], second["name"]) == ("first", "second")
    assert (second["status"], second["steps"], second["change_percent"]) == ("training", 100, None)
    assert [one["name"] for one in await reads(outcome="failed")] == ["first"]
    await bench.ask("stop_session", steps=100)
    second, _ = await reads()
    assert second["status"] == "settling"
    assert second["change_percent"] > 0


async def test_a_broken_session_is_left_out(attic: Attic, reader: Reader) -> None:
    """A file that was edited by hand costs no more than that session, and those after it their comparison."""
    attic.panel.rig.archive.rows[0]["charge"] = "broken"
    page = await reader.reads(sort="energy")
    assert [session["id"] for session in page["sessions"]] == ["2", "5", "1", "3", "4"]
    assert [session["change_percent"] for session in page["sessions"]][2] is None


@pytest.mark.parametrize(
    ("asked", "key", "message"),
    [
        pytest.param({"sort": "luck"}, "field_not_one_of", "sort", id="sorted by what there is not"),
        pytest.param({"limit": 501}, "field_not_whole", "from 1 to 500", id="too many at once"),
        pytest.param({"after": "soon"}, "field_not_a_time", "soon", id="no time"),
        pytest.param({"outcome": "great"}, "field_not_one_of", "great", id="no outcome"),
        pytest.param({"rig": "Cellar"}, "unknown_rig", "Cellar", id="no such rig"),
    ],
)
@pytest.mark.usefixtures("attic")
async def test_what_cannot_be_is_refused_in_words(
    reader: Reader, caplog: pytest.LogCaptureFixture, asked: dict[str, object], key: str, message: str
) -> None:
    """The card can say them in the user's language, and the log is for faults."""
    error = (await reader.asks(**asked))["error"]
    assert (error["translation_domain"], error["translation_key"]) == ("training_energy", key)
    assert message in error["message"]
    assert "Error handling message" not in caplog.text


@pytest.mark.usefixtures("attic")
async def test_everyone_in_the_house_may_read(
    hass_ws_client: WebSocketGenerator, hass_read_only_access_token: str
) -> None:
    """Also who may not change anything."""
    assert (await Reader(hass_ws_client, hass_read_only_access_token).reads(rig="Attic"))["total"] == len(RUNS)


async def test_choices_are_few(attic: Attic, reader: Reader) -> None:
    """The latest of them, where each run has a model of its own."""
    runs = records(*({"model": f"M{i}", "tags": [f"t{i}"]} for i in range(60)))
    await attic.ask("import_sessions", content=file_of(*({**run, "id": f"x{run['id']}"} for run in runs)))
    page = await reader.reads()
    assert len(page["models"]) == len(page["tags"]) == MOST_CHOICES
    assert page["models"][0] == "M59"


async def test_ten_thousand_sessions_are_read_once(
    attic: Attic, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page needs none but its own; the first order by a figure reads all, and no later one does."""
    rig = attic.panel.rig
    newest = rig.archive.rows[-1]
    opened = newest["spans"][0]
    begin = datetime.fromisoformat(opened["opened"]["at"])
    rows: list[Row] = []
    for hour in range(10_000):
        at = (begin - timedelta(hours=hour)).isoformat()
        spans = [opened | {"opened": opened["opened"] | {"at": at}}]
        rows.append(newest | {"id": str(hour), "spans": spans, "steps": hour + 1})
    monkeypatch.setattr(rig.archive, "_order", rows[::-1])
    took: dict[str, float] = {}
    for name, asked in (
        ("connecting", {}),
        ("first", {}),
        ("sorted", {"sort": "energy_per_step"}),
        ("next", {"sort": "energy_per_step", "offset": 25}),
    ):
        started = perf_counter()
        page = await reader.reads(**asked)
        took[name] = perf_counter() - started
        assert page["total"] == len(rows)
    assert took["next"] < took["sorted"] / 2
    assert took["first"] < took["sorted"] / 2

"""The histories of several Home Assistants, put together in one."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import permutations
import json
from pathlib import Path
from typing import Final

import pytest

from lab import furnish, paths, websocket
from lab.home import Home
from lab.process import free_port
from lab.rest import Json, RefusedError
from tests.rules.claims import runs
from tests.rules.pages import Example

from .conftest import complaints
from .rig import Rig

TOTALS: Final = ("total_energy", "total_cost", "total_steps", "total_sessions")
# Two runs of the same night in two rooms, by trainers that know nothing of each other.
NIGHT: Final = "id,key,name,started_at,ended_at,energy_kwh,cost,currency,steps\n"
EARLY: Final = "early,nightly,LoRA,2026-03-01T18:00:00+00:00,2026-03-01T20:00:00+00:00,0.5,0.1,USD,1000\n"
LATE: Final = "late,nightly,LoRA,2026-03-01T19:00:00+00:00,2026-03-01T21:00:00+00:00,0.7,0.21,EUR,1500\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Two rooms with a Home Assistant each, and an office that wants to know of both."""

    room_a: Home
    room_b: Home
    office: Home


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """Start all three at once, and have the second room pay in euros."""
    homes = [_prepared(tmp_path_factory.mktemp("home")) for _ in range(3)]
    try:
        for home in homes:
            home.process.start()
        for home in homes:
            home.process.wait_until_running(home.rest)
        websocket.ask(homes[1].rest, "config/core/update", currency="EUR")
        yield House(room_a=homes[0], room_b=homes[1], office=homes[2])
    finally:
        with ThreadPoolExecutor() as together:
            list(together.map(lambda home: home.process.stop(), homes))
    assert [line for home in homes for line in complaints(home)] == []


def _prepared(folder: Path) -> Home:
    """Return a home that is ready to be started."""
    port = free_port()
    assert port is not None
    home = Home(folder, port)
    home.prepare(yaml="", components=[paths.INTEGRATION])
    return home


def install(home: Home, name: str) -> Rig:
    """Set a rig up on a plug of its own."""
    plug = f"sensor.plug_of_{name.replace(' ', '_').lower()}"
    count(home, plug, "100")
    entry_id = home.rest.configure(furnish.DOMAIN, name=name, meters=[plug], price=0.2)
    return Rig(home, entry_id, name)


def count(home: Home, plug: str, kwh: str) -> None:
    """Have a plug show what it has counted."""
    attributes = {"unit_of_measurement": "kWh", "device_class": "energy", "state_class": "total_increasing"}
    home.rest.post(f"/api/states/{plug}", {"state": kwh, "attributes": attributes})


def train(rig: Rig, kwh: str, **about: object) -> str:
    """Have a rig train until its plug shows so much, and return the id of the session."""
    rig.ask("start_session", **about)
    count(rig.home, f"sensor.plug_of_{rig.name.lower()}", kwh)
    session_id: str = rig.ask("stop_session", steps=2000)["id"]
    return session_id


@pytest.fixture(scope="module")
def towers(house: House) -> list[Rig]:
    """Return two rigs of one name, in two rooms, with a live run and the run of a night each."""
    towers = [install(home, "Tower") for home in (house.room_a, house.room_b)]
    for tower, night in zip(towers, (EARLY, LATE), strict=True):
        tower.ask("import_sessions", content=NIGHT + night)
        train(tower, "100.211", name="Reference", key="reference", tags=["lora"])
    return towers


@pytest.fixture(scope="module")
def bench(house: House) -> Rig:
    """Return a rig of the first room that the office has never heard of."""
    bench = install(house.room_a, "Bench")
    train(bench, "100.5", name="Test of a card", key="reference")
    return bench


def exported(rig: Rig, form: str = "json") -> str:
    """Return all that a rig has, as a file."""
    content: str = rig.ask("export_sessions", format=form)["content"]
    return content


def held(rig: Rig) -> list[Json]:
    """Return the sessions of a rig as a list has them, the newest first, save which rig says so."""
    return [{**session, "rig": None} for session in rig.ask("list_sessions")["sessions"]]


def totals(rig: Rig) -> list[str | None]:
    """Return what a rig adds up."""
    return [rig.shows(key) for key in TOTALS]


def test_files_come_together_in_any_order_and_any_number_of_times(house: House, towers: list[Rig], bench: Rig) -> None:
    """Same names, same keys, same hours, two currencies: the same sessions and totals, to the last digit."""
    files = [exported(towers[0]), exported(bench, "csv"), exported(towers[1])]
    outcomes = []
    for number, order in enumerate(permutations(files)):
        lab = install(house.office, f"Lab {number}")
        for _ in range(2):
            for file in order:
                lab.ask("import_sessions", content=file)
        keys = [lab.ask("get_session", key=key)["id"] for key in ("nightly", "reference")]
        outcomes.append((held(lab), totals(lab), keys))
    assert outcomes == outcomes[:1] * len(outcomes)
    sessions, sums, [nightly, _] = outcomes[0]
    assert {session["id"] for session in sessions} == {
        session["id"] for rig in (*towers, bench) for session in held(rig)
    }
    # Of the two that one key opened, in two rooms, it means the one that started last.
    assert nightly == "late"
    # 0.5 + 0.211 + 0.5 + 0.7 + 0.211 kWh; what the second room paid in euros has no cost in dollars.
    assert sums == ["2.122", "0.2422", "8500", "5"]
    assert {(session["id"], session["cost"]) for session in sessions if session["currency"] == "EUR"} >= {
        ("late", 0.21)
    }
    assert [session["currency"] for session in sessions].count("EUR") == 2


def test_a_rig_that_is_not_there_takes_nothing(house: House, towers: list[Rig], bench: Rig) -> None:
    """A file says whose it is, and that asks nobody: the action does."""
    lab = install(house.office, "Somewhere")
    with pytest.raises(RefusedError, match="Bench"):
        house.office.rest.ask("training_energy.import_sessions", rig="Bench", content=exported(bench))
    lab.ask("import_sessions", content=exported(bench))
    [session] = lab.ask("list_sessions")["sessions"]
    assert session["rig"] == "Somewhere"
    assert json.loads(exported(lab))["rig"] == "Somewhere"


def test_what_was_corrected_later_stays_as_it_came(house: House, towers: list[Rig]) -> None:
    """Until it is corrected where it came to, too: then the rig adds up what the room does."""
    lab = install(house.office, "Corrected")
    lab.ask("import_sessions", content=exported(towers[0]))
    before, sums = held(lab), totals(lab)
    towers[0].ask("update_session", session_id="early", steps=1200, name="LoRA, corrected")
    assert lab.ask("import_sessions", content=exported(towers[0]))["imported"] == 0
    assert (held(lab), totals(lab)) == (before, sums)
    lab.ask("update_session", session_id="early", steps=1200, name="LoRA, corrected")
    assert held(lab) == held(towers[0])
    assert totals(lab) == totals(towers[0])


@runs(page="many-rigs", language="python")
def test_program_of_the_page_says_where_a_session_came_from(
    house: House,
    towers: list[Rig],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    example: Example,
) -> None:
    """By a tag, for which one can ask; and it can run every night."""
    lab = install(house.office, "Lab")
    program = example.text
    for name, home in {"office": house.office, "room-a": house.room_a, "room-b": house.room_b}.items():
        program = program.replace(f"http://{name}.local:8123", home.url)
        monkeypatch.setenv(f"{name.upper().replace('-', '_')}_TOKEN", home.rest.token)
    for _ in range(2):
        exec(compile(program, "many-rigs.md", "exec"), {})  # noqa: S102  our own page
    assert capsys.readouterr().out.split("\n") == [
        "Room A: 2 new, 0 known",
        "Room B: 2 new, 0 known",
        "Room A: 0 new, 2 known",
        "Room B: 0 new, 2 known",
        "",
    ]
    for room, tower in zip(("Room A", "Room B"), towers, strict=True):
        found = lab.ask("list_sessions", tag=room)["sessions"]
        assert [session["id"] for session in found] == [session["id"] for session in held(tower)]
    groups = {group["group"] for group in lab.ask("compare_sessions", group_by="tag")["groups"]}
    assert groups >= {"Room A", "Room B", "lora"}

"""Files of a rig that somebody has changed: it runs with what makes sense, and says what does not."""

from collections.abc import Callable, Iterator
from copy import deepcopy
import json
from pathlib import Path
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.catalogue import Sort, async_leaf
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.inputs import Inputs
from custom_components.training_energy.store import VERSION
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import json_bytes
from tests.integration.bench import Bench

from .junk import JUNK, TEXTS, is_json
from .stand import Stand, is_clear
from .tally import Fate, count, examples

ANYTHING = (JUNK | st.sampled_from(TEXTS) | st.sampled_from(["2026-03-01T12:00:00", "1e20", [], {}])).filter(is_json)
# What is asked of a rig after it has read its files.
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("list_sessions", {}),
    ("get_session", {"key": "one"}),
    ("compare_sessions", {"group_by": "model"}),
    ("estimate", {"steps": 100}),
    ("export_sessions", {"format": "json"}),
    ("export_sessions", {}),
    ("update_session", {"key": "one", "name": "renamed"}),
    ("start_session", {"key": "three", "replace": True}),
    ("report_progress", {"step": 7}),
    ("stop_session", {}),
    ("delete_session", {"key": "one"}),
)

type Change = Callable[[Any], None]


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


@pytest.fixture
def storage(hass_config_dir: str) -> Path:
    """Return the folder that Home Assistant keeps its data in."""
    return Path(hass_config_dir) / ".storage"


@pytest.fixture
async def stand(bench: Bench) -> Stand:
    """Return a rig with two sessions that are over, one that runs, and readings in doubt."""
    await bench.set_up(power_entity="sensor.plug_power", keep_sessions=50, start_above=300, stop_below=100)
    for name in ("one", "two"):
        await bench.ask("start_session", name=name, key=name, model="SDXL", tags=["a"], metadata={"a": 1}, budget=1)
        await bench.run(300, 400)
        await bench.ask("stop_session", steps=100, notes="notes")
        await bench.run(1500, 80)
    await bench.ask("start_session", name="running", key="running", planned_steps=2000)
    await bench.run(120, 400)
    bench.meter.show("1")
    await bench.hass.async_block_till_done()
    return Stand(bench.hass, bench.entry)


def _places(data: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  whatever a file holds
    """Yield all places of a file: what they are in, and where there."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], (dict, list)):
            yield from _places(data[key])


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Return what somebody does to one place of a file."""
    turn, deed = draw(st.integers(0, 2**16)), draw(st.sampled_from(["replace", "replace", "delete", "repeat", "add"]))
    value = draw(ANYTHING)

    def change(data: Any) -> None:  # noqa: ANN401  whatever a file holds
        """Change what is in that place."""
        places = list(_places(data))
        inside, key = places[turn % len(places)]
        if deed == "delete":
            del inside[key]
        elif deed == "replace":
            inside[key] = value
        elif isinstance(inside, list):
            inside.append(deepcopy(inside[key]) if deed == "repeat" else value)
        else:
            inside[f"{key}_more"] = value

    return change


async def _kept(stand: Stand, storage: Path) -> dict[Path, Any]:
    """Return the files of a rig as they are when it is unloaded."""
    await stand.hass.config_entries.async_unload(stand.entry.entry_id)
    return {path: json.loads(path.read_text()) for path in _files(storage)}


def _files(storage: Path) -> list[Path]:
    """Return the files of all rigs, those that were set aside too."""
    return sorted(storage.glob(f"{DOMAIN}.*"))


async def _asked(stand: Stand) -> None:
    """Ask a rig all sorts of things: it answers, or says in words why it cannot."""
    for action, data in ASKED:
        try:
            answer = await stand.hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
            json_bytes(answer)
        except HomeAssistantError as error:
            is_clear(error)
    for sort in Sort:
        json_bytes(await async_leaf(stand.rig, Inputs({"sort": sort})))
    whole = {"start_date_time": "2026-02-01T00:00:00+00:00", "end_date_time": "2026-04-01T00:00:00+00:00"}
    calendar = {"entity_id": "calendar.tower_sessions", **whole}
    await stand.hass.services.async_call("calendar", "get_events", calendar, blocking=True, return_response=True)
    json_bytes([state.as_dict() for state in stand.hass.states.async_all()])


def test_changed_file_is_read_or_set_aside(hass: HomeAssistant, stand: Stand, bench: Bench, storage: Path) -> None:
    """Whatever is changed in it, the rig runs, and runs again with what it has written then."""
    kept = stand.loop.run_until_complete(_kept(stand, storage))
    assert len(kept) == 2

    async def tried(file: Path, change: list[Change]) -> None:
        """Set the rig up with a changed file."""
        if stand.entry.state is not ConfigEntryState.NOT_LOADED:
            await hass.config_entries.async_unload(stand.entry.entry_id)
        for path in _files(storage):
            path.unlink()
        data = deepcopy(kept)
        for each in change:
            if data[file]:
                each(data[file])
        for path, content in data.items():
            path.write_text(json.dumps(content))
        for _ in range(2):
            if not await hass.config_entries.async_setup(stand.entry.entry_id):
                assert stand.entry.error_reason_translation_key == "newer_store"
                break
            await hass.async_block_till_done()
            await _asked(stand)
            # Long enough that a session starts by itself, after the last one that there was.
            await bench.run(90, 400)
            await hass.config_entries.async_unload(stand.entry.entry_id)
        is_whole = stand.entry.state is ConfigEntryState.NOT_LOADED and not [
            path for path in _files(storage) if ".corrupt." in path.name
        ]
        count("stored files", Fate.DONE if is_whole else Fate.REFUSED)

    @examples(12, many=200)
    @given(file=st.sampled_from(sorted(kept)), change=st.lists(changes(), min_size=1, max_size=3))
    def changed(file: Path, change: list[Change]) -> None:
        """Try some changes."""
        stand.loop.run_until_complete(tried(file, change))

    changed()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"flags": [{}]}, id="a flag of no meter"),
        pytest.param({"flags": [None]}, id="a flag that is none"),
        pytest.param({"flags": 5}, id="flags that are a number"),
        pytest.param({"ended": {"at": "soon"}}, id="an end that is no time"),
        pytest.param({"ended": {"at": "2026-03-01T12:10:00"}}, id="an end in no zone"),
        pytest.param({"ended": {"at": "9999"}, "charge": 5}, id="an end and a charge that are none"),
        pytest.param({"spans": [{"opened": {"at": "then"}}]}, id="a start that is no time"),
        pytest.param({"charge": []}, id="no charge, though it has steps"),
    ],
)
async def test_broken_session_stands_in_nobodys_way(
    hass: HomeAssistant, stand: Stand, bench: Bench, storage: Path, broken: dict[str, Any]
) -> None:
    """The others are exported and deleted all the same, and one that is due starts by itself."""
    await _kept(stand, storage)
    path = storage / f"{DOMAIN}.tower.sessions.1"
    data = json.loads(path.read_text())
    one = next(row for row in data["data"]["sessions"] if row["details"]["name"] == "one")
    one |= broken
    path.write_text(json.dumps(data))
    assert await hass.config_entries.async_setup(stand.entry.entry_id)
    content = (await bench.ask("export_sessions", format="json"))["content"]
    assert [session["name"] for session in json.loads(content)["sessions"]] == ["two"]
    await bench.ask("discard_session")
    await bench.ask("delete_session", key="two")
    await bench.run(600, 80)
    await bench.run(90, 400)
    assert stand.rig.book.open is not None


@pytest.mark.parametrize("version", [VERSION + 1, 10**9])
async def test_newer_file_stops_the_rig_with_a_word(
    hass: HomeAssistant, stand: Stand, storage: Path, version: int
) -> None:
    """And is left as it is."""
    kept = await _kept(stand, storage)
    newer = {path: json.dumps({**file, "version": version}) for path, file in kept.items()}
    for path, content in newer.items():
        path.write_text(content)
    assert not await hass.config_entries.async_setup(stand.entry.entry_id)
    assert stand.entry.state is ConfigEntryState.SETUP_ERROR
    assert "newer" in str(stand.entry.reason)
    assert {path: path.read_text() for path in _files(storage)} == newer

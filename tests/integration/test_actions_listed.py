"""The list of a rig's sessions: which are in it, in which order, page by page."""

from datetime import UTC, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.coordinator import TrainingEnergyConfigEntry
from custom_components.training_energy.ledger import dump
from custom_components.training_energy.query import Query, Shelf, found
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from .calls import ask
from .meters import FakeMeter

# What can be large; a list leaves it out.
LARGE = ("metadata", "segments", "curve", "lineage")

MIDNIGHT = datetime(2026, 3, 1, 8, tzinfo=UTC)  # in Home Assistant's own time zone, when testing

# The sessions in the order in which they start, an hour apart; the last one runs.
SESSIONS: tuple[dict[str, Any], ...] = (
    {"name": "Alpaca one", "model": "SDXL", "tags": ["lora", "night"]},
    {"name": "Alpaca two", "model": "Llama", "tags": ["lora"]},
    {"name": None, "model": None, "tags": []},
    {"name": "Baboon", "model": "sdxl", "tags": ["full"]},
)


@pytest.fixture
def hass_storage() -> dict[str, object]:
    """Have Home Assistant write real files instead of the test tools' dictionary."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own to write them to."""
    return hass_tmp_config_dir


@pytest.fixture
async def sessions(
    hass: HomeAssistant, rig: MockConfigEntry, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> TrainingEnergyConfigEntry:
    """Return a rig that has done some sessions and does another one."""
    freezer.move_to(MIDNIGHT)
    for number, session in enumerate(SESSIONS):
        if number:
            await ask(hass, "stop_session")
        await ask(hass, "start_session", metadata={"number": number}, **session)
        freezer.tick(timedelta(hours=1))
        meter.show(352 + number)
    return rig


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, [3, 2, 1, 0], id="all, the newest first"),
        pytest.param({"model": "SDXL"}, [3, 0], id="of a model, whatever its capitals"),
        pytest.param({"model": "SDX"}, [], id="of no part of a model"),
        pytest.param({"name": "ALPACA"}, [1, 0], id="with this in their name"),
        pytest.param({"tag": "Lora"}, [1, 0], id="with a tag"),
        pytest.param({"tag": "lor"}, [], id="with no part of a tag"),
        pytest.param({"tag": "lora", "model": "llama"}, [1], id="with all that is asked for"),
        pytest.param({"after": "2026-03-01T09:00:00+00:00"}, [3, 2, 1], id="from a time on"),
        pytest.param({"after": "2026-03-01 01:00:00"}, [3, 2, 1], id="from a local time on"),
        pytest.param({"after": "2026-03-01"}, [3, 2, 1, 0], id="from a day on"),
        pytest.param({"before": "2026-03-01"}, [], id="before a day"),
        pytest.param({"before": "2026-03-01T09:00:00Z"}, [0], id="before a time"),
        pytest.param({"after": datetime(2026, 3, 1, 9, tzinfo=UTC)}, [3, 2, 1], id="from a datetime on"),
        pytest.param({"after": "2026-03-01T08:00:00.000001Z"}, [3, 2, 1], id="a microsecond later"),
        pytest.param({"after": "2026-03-01T09:00Z", "before": "2026-03-01T10:00Z"}, [1], id="between two times"),
    ],
)
@pytest.mark.usefixtures("sessions")
async def test_list_has_what_is_asked_for(hass: HomeAssistant, given: dict[str, Any], expected: list[int]) -> None:
    """Each filter narrows the list, and the total counts what is left."""
    answer = await ask(hass, "list_sessions", **given)
    assert [item["name"] for item in answer["sessions"]] == [SESSIONS[number]["name"] for number in expected]
    assert answer["total"] == len(expected)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param({"limit": 2}, [3, 2], id="the first page"),
        pytest.param({"limit": 2, "offset": 2}, [1, 0], id="the next page"),
        pytest.param({"limit": "2", "offset": 3.0}, [0], id="a last page that is not full"),
        pytest.param({"offset": 4}, [], id="past the end"),
        pytest.param({"limit": 500}, [3, 2, 1, 0], id="the largest page"),
    ],
)
@pytest.mark.usefixtures("sessions")
async def test_pages_leave_the_total_alone(hass: HomeAssistant, page: dict[str, Any], expected: list[int]) -> None:
    """Whoever pages knows from the first page on how many there are."""
    answer = await ask(hass, "list_sessions", **page)
    assert [item["name"] for item in answer["sessions"]] == [SESSIONS[number]["name"] for number in expected]
    assert answer["total"] == len(SESSIONS)


@pytest.mark.usefixtures("sessions")
async def test_items_are_the_sessions_without_what_is_large(hass: HomeAssistant) -> None:
    """A list shows the figures that the session itself shows, running or over."""
    for item in (await ask(hass, "list_sessions"))["sessions"]:
        whole = await ask(hass, "get_session", session_id=item["id"])
        assert whole["metadata"] is not None
        assert item == {key: value for key, value in whole.items() if key not in LARGE}


async def test_list_outlives_a_reload(hass: HomeAssistant, sessions: TrainingEnergyConfigEntry) -> None:
    """What is over is read back from the disk, what runs goes on; none is there twice."""
    before = await ask(hass, "list_sessions")
    await hass.config_entries.async_reload(sessions.entry_id)
    await hass.async_block_till_done()
    assert await ask(hass, "list_sessions") == before


async def test_page_reads_only_what_it_shows(sessions: TrainingEnergyConfigEntry) -> None:
    """A list is drawn each time a dashboard opens: of ten thousand sessions it must not read each.

    Here none but those on the page could be read at all, and of these not the segments.
    """
    rig = sessions.runtime_data
    current = dump(rig.book.session(rig.book.sessions[-1].id)) | {"settled": True, "segments": ["unreadable"]}
    current["details"] = current["details"] | {"tags": ["many"]}
    opened = current["spans"][0]["opened"]
    times = [(MIDNIGHT - timedelta(hours=hour)).isoformat() for hour in range(10_000)]
    rows = [current | {"id": at, "spans": [{"opened": opened | {"at": at}}]} for at in times]
    for row in rows[50:]:
        del row["currency"]
    for row in rows:
        rig.archive._put(rig.archive._volumes[0], row)  # noqa: SLF001  ten thousand real ones take minutes
    page, total = found(Shelf.of(rig), Query(tag="many"), limit=50)
    assert [session.id for session in page] == times[:50]
    assert total == len(rows)


async def test_a_broken_session_is_no_fault_of_whoever_asks_for_it(
    hass: HomeAssistant, sessions: TrainingEnergyConfigEntry
) -> None:
    """A file that was edited by hand is said to be broken, not the question to be wrong."""
    rig = sessions.runtime_data
    row = rig.archive.rows[0]
    row["spans"][0]["opened"]["ordinal"] = "first"
    with pytest.raises(HomeAssistantError, match="makes no sense") as raised:
        await ask(hass, "get_session", session_id=row["id"])
    assert not isinstance(raised.value, ServiceValidationError)

"""Files that were exports once, sent to a rig that is in the middle of something: all of it comes in, or none."""

import json
from typing import Any

from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.formats import COLUMNS, read
from custom_components.training_energy.importing import LARGEST_FILE
from homeassistant.core import HomeAssistant
from tests.integration.attic import PLAIN, file_of
from tests.integration.calls import ask

from .junk import JUNK, TEXTS
from .stand import STATES, Stand
from .tally import examples

DOOR = "import, files that were exports"
HEAD = "id,started_at,ended_at,energy_kwh,currency"
ROW = "2026-03-01T08:00:00+00:00,2026-03-01T09:00:00+00:00,0.5,EUR"
# Files that are large, deep or wide for what is in them.
BOMBS = {
    "lists without a bottom": "[" * 10**6,
    "objects without a bottom": '{"sessions": ' * 10**5,
    "a million sessions that are none": file_of(*[0] * 10**6),
    "a million columns": ",".join([HEAD, *map(str, range(10**6))]) + "\n" + f"a,{ROW}" + "," * 10**6,
    "ten rows of a million columns": ",".join([HEAD, *map(str, range(10**6))]) + ("\n" + f"a,{ROW}" + "," * 10**6) * 10,
    "a million columns of one name": ",".join([HEAD] + ["notes"] * 10**6) + "\n" + f"a,{ROW}" + ",n" * 10**6,
    "a cell without an end": f'{HEAD},notes\na,{ROW},"' + "n" * 10**6,
    "a name without an end": file_of({**PLAIN, "name": "n" * 10**6}),
    "a number without an end": file_of(PLAIN).replace("0.5", "9" * 10**6),
    "nothing but quotes": '"' * 10**6,
    "nothing but rows": f"{HEAD}\n" + "\n" * 10**6,
    "nothing at all": "\x00" * 10**6,
    "a million segments": file_of({**PLAIN, "segments": [{}] * 10**6}),
    "metadata without a bottom": file_of(PLAIN).replace(
        '"steps"', f'"metadata": {'{"a":' * 10**5}1{"}" * 10**5}, "steps"'
    ),
    "metadata of a million names": file_of({**PLAIN, "metadata": dict.fromkeys(map(str, range(10**6)), 0)}),
    "more than may be sent": " " * (LARGEST_FILE + 1),
    "an empty one": "",
}


def _mutated(text: str) -> st.SearchStrategy[str]:
    """Return a file with a piece cut out, said twice, or replaced by something else."""

    def change(places: list[int], kind: str, other: str) -> str:
        """Change one stretch of the file."""
        start, end = sorted(place % (len(text) + 1) for place in places)
        middle = {"cut": "", "twice": text[start:end] * 2, "other": other}[kind]
        return text[:start] + middle + text[end:]

    return st.builds(
        change,
        st.lists(st.integers(0, 2**16), min_size=2, max_size=2),
        st.sampled_from(["cut", "twice", "other"]),
        st.sampled_from(TEXTS) | st.text(max_size=5),
    )


def _refilled(record: dict[str, Any]) -> st.SearchStrategy[str]:
    """Return a JSON file whose session says something else in some of its fields, maybe twice."""
    changes = st.dictionaries(st.sampled_from(sorted(record)), JUNK | st.sampled_from(TEXTS), max_size=3)
    return st.builds(
        lambda changes, times: json.dumps(json.loads(file_of(record)) | {"sessions": [{**record, **changes}] * times}),
        changes,
        st.integers(1, 3),
    )


async def _exported(hass: HomeAssistant, stand: Stand) -> tuple[str, str, dict[str, Any]]:
    """Return what a rig exports, as JSON and as CSV, and the session in it."""
    await stand.bring("idle")
    as_json, as_csv = [(await ask(hass, "export_sessions", format=form))["content"] for form in ("json", "csv")]
    return as_json, as_csv, json.loads(as_json)["sessions"][0]


def test_mutated_export_comes_in_whole_or_not_at_all(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """Cut off, doubled, or with anything in its fields."""
    stand = Stand(hass, rig)
    as_json, as_csv, record = stand.loop.run_until_complete(_exported(hass, stand))

    async def send(state: str, content: str) -> None:
        """Send one file."""
        await stand.bring(state)
        await stand.call(DOOR, "import_sessions", {"content": content})

    @examples(60)
    @given(state=STATES, content=_mutated(as_json) | _mutated(as_csv) | _refilled({**record, "id": "new"}))
    def tried(state: str, content: str) -> None:
        """Try one file."""
        stand.loop.run_until_complete(send(state, content))

    tried()


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
async def test_bomb_is_refused_or_kept_small(hass: HomeAssistant, rig: MockConfigEntry, bomb: str) -> None:
    """What is large as it is sent is not larger once it is here."""
    await Stand(hass, rig).call("import, bombs", "import_sessions", {"content": bomb})
    assert sum(1 for _ in rig.runtime_data.archive.rows) <= 10


def test_columns_that_nobody_knows_are_not_taken() -> None:
    """A session of a million columns would take gigabytes before it is looked at."""
    [session] = read(BOMBS["a million columns"])
    assert set(session) <= set(COLUMNS)

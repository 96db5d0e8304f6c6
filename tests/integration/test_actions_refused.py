"""What the actions refuse: in words that say what to do, and without changing anything."""

from datetime import UTC, datetime
from math import inf, nan
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .calls import ask

pytestmark = pytest.mark.usefixtures("rig")

NESTED: dict[str, Any] = {}
for _ in range(33):
    NESTED = {"in": NESTED}

# Where steps are given.
STEPS = (
    ("start_session", "planned_steps"),
    ("start_session", "start_step"),
    ("report_progress", "step"),
    ("report_progress", "steps_done"),
    ("report_progress", "planned_steps"),
    ("stop_session", "steps"),
)

# What is no whole number from 0 to 1e12, wherever steps are given.
NO_STEPS = {
    "a part of a step": 1.5,
    "a part of a step as text": "1.5",
    "less than none": -1,
    "not a number": nan,
    "not a number as text": "NaN",
    "infinity": inf,
    "true": True,
    "a word": "many",
    "a list": [1],
    "an object": {"steps": 1},
    "more than anyone has": 10**12 + 1,
    "far more than that": "1e999999",
    "a number too long to write": 10**5000,
}

# Fields of a start and what is wrong with them; the text says so.
STARTS: dict[str, tuple[dict[str, Any], str]] = {
    "a name past the limit": ({"name": "n" * 256}, "name has 256 characters. Use at most 255"),
    "a name that is true": ({"name": True}, "name must be text, not True"),
    "a name that is a list": ({"name": ["a"]}, "name must be text, not a list"),
    "a name that is an object": ({"name": {"a": 1}}, "name must be text, not an object"),
    "a name that is not a number": ({"name": nan}, "name must be text, not nan"),
    "a name of two lines": ({"name": "one\ntwo"}, "name contains a control character"),
    "a name with half a letter": ({"name": "\ud83e"}, "name contains a control character"),
    "a model past the limit": ({"model": "m" * 256}, "model has 256 characters. Use at most 255"),
    "notes past the limit": ({"notes": "n" * 10_001}, "notes has 10001 characters. Use at most 10000"),
    "notes with a zero byte": ({"notes": "a\0b"}, "notes contains a control character"),
    "a key past the limit": ({"key": "k" * 256}, "key has 256 characters. Use at most 255"),
    "a parent that is a list": ({"parent": []}, "parent must be text, not a list"),
    "too many tags": ({"tags": [f"t{i}" for i in range(33)]}, "tags has 33 entries. Use at most 32"),
    "a tag past the limit": ({"tags": ["t" * 65]}, "tags has 65 characters. Use at most 64"),
    "tags that are an object": ({"tags": {"a": 1}}, "tags must be text, not an object"),
    "a tag that is a list": ({"tags": [["a"]]}, "tags must be text, not a list"),
    "no budget": ({"budget": 0}, "budget is 0. Use an amount of money above 0"),
    "a budget below zero": ({"budget": -1}, "budget is -1. Use an amount of money above 0"),
    "a budget that is not a number": ({"budget": nan}, "budget is nan. Use an amount of money above 0"),
    "an infinite budget": ({"budget": "inf"}, "budget is inf. Use an amount of money above 0"),
    "a budget with its currency": ({"budget": "5 EUR"}, "budget is 5 EUR. Use an amount of money above 0"),
    "metadata that is text": ({"metadata": "text"}, "metadata is text. Use an object"),
    "metadata that is a list": ({"metadata": [1]}, "metadata is a list. Use an object"),
    "metadata past the limit": ({"metadata": {"m": "m" * 16_384}}, "metadata takes 16392 bytes as JSON"),
    "metadata with an infinity": ({"metadata": {"m": inf}}, "metadata holds something that JSON cannot"),
    "metadata with a time": ({"metadata": {"m": datetime.now(UTC)}}, "metadata holds something that JSON cannot"),
    "metadata with half a letter": ({"metadata": {"m": "\ud83e"}}, "metadata holds something that JSON cannot"),
    "metadata with a vast number": ({"metadata": {"m": 10**30}}, "metadata holds something that JSON cannot"),
    "metadata without a bottom": ({"metadata": NESTED}, "metadata holds something that JSON cannot"),
    "an unclear wish to replace": ({"replace": "maybe"}, "replace is maybe. Use true or false"),
}

# What makes no sense while the rig is idle.
IDLE: dict[str, tuple[str, dict[str, Any], str]] = {
    "a stop": ("stop_session", {}, "No session is running on this rig"),
    "a pause": ("pause_session", {}, "No session is running on this rig"),
    "a resume": ("resume_session", {}, "No session is running on this rig"),
    "a discard": ("discard_session", {}, "No session is running on this rig"),
    "progress": ("report_progress", {"step": 1}, "No session is running on this rig"),
    "a look at no session": ("get_session", {}, "give session_id or key"),
    "a look at an unknown session": ("get_session", {"session_id": "nonesuch"}, "ID or key nonesuch"),
    "a look at an unknown key": ("get_session", {"key": "nonesuch"}, "ID or key nonesuch"),
    "a list of none": ("list_sessions", {"limit": 0}, "limit is 0. Use a whole number from 1 to 500"),
    "too long a list": ("list_sessions", {"limit": 501}, "limit is 501. Use a whole number from 1 to 500"),
    "a list from before its start": ("list_sessions", {"offset": -1}, "offset is -1. Use a whole number from 0"),
    "a list after no time": ("list_sessions", {"after": "noon"}, "after is noon. Use a date and time"),
    "a list before no day": ("list_sessions", {"before": "2026-02-31"}, "before is 2026-02-31. Use a date and time"),
    "a list after a number": ("list_sessions", {"after": 5}, "after is 5. Use a date and time"),
    "a list before all time": ("list_sessions", {"before": "0001-01-01T00:00:00+14:00"}, "Use a date and time"),
}

# What makes no sense while the session First runs, with the key first; Past is over.
TRAINING: dict[str, tuple[str, dict[str, Any], str]] = {
    "a second start": ("start_session", {}, "The session First is running on this rig"),
    "a second start with another key": ("start_session", {"key": "second"}, "The session First is running"),
    "a second start that says not to replace": ("start_session", {"replace": "false"}, "The session First is running"),
    "a resume of what is not paused": ("resume_session", {}, "The session First is not paused"),
    "a stop with an unknown outcome": (
        "stop_session",
        {"outcome": "splendid"},
        "outcome is splendid. Use one of: completed, failed, cancelled, interrupted",
    ),
    "a stop with a list for an outcome": ("stop_session", {"outcome": []}, "outcome is a list. Use one of"),
    "a stop with notes past the limit": ("stop_session", {"notes": "n" * 10_001}, "notes has 10001 characters"),
    "a stop of an unknown session": ("stop_session", {"session_id": "nonesuch"}, "ID or key nonesuch"),
    "a stop of one that is over": ("stop_session", {"key": "past"}, "The session Past ended at 2026-03-01 04:00"),
    "a pause of one that is over": ("pause_session", {"key": "past"}, "The session Past ended at"),
    "a resume of one that is over": ("resume_session", {"key": "past"}, "The session Past ended at"),
    "a discard of one that is over": ("discard_session", {"key": "past"}, "The session Past ended at"),
    "progress of one that is over": ("report_progress", {"key": "past", "step": 150}, "The session Past ended at"),
    "an id and a key that disagree": (
        "get_session",
        {"session_id": "past", "key": "first"},
        "different sessions, Past and First",
    ),
    "progress counted twice": ("report_progress", {"step": 200, "steps_done": 100}, "both given"),
    "no progress": ("report_progress", {}, "Give step, steps_done or planned_steps"),
    "a step before the first": ("report_progress", {"step": 99}, "Step 99 lies before step 100"),
}


async def _refused(hass: HomeAssistant, action: str, given: dict[str, Any], text: str) -> None:
    """See an action refused with a text, and nothing changed by it."""
    before = await ask(hass, "list_sessions")
    states = [state.as_dict() for state in hass.states.async_all()]
    with pytest.raises(ServiceValidationError, match=re.escape(text)) as refused:
        await ask(hass, action, **given)
    assert not re.search("[{}]", str(refused.value))
    assert await ask(hass, "list_sessions") == before
    assert [state.as_dict() for state in hass.states.async_all()] == states


@pytest.fixture(autouse=True)
def _clock(freezer: FrozenDateTimeFactory) -> None:
    """Have the time stand still: noon in London, early morning where the rig stands."""
    freezer.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.fixture
async def training(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """Have one session over and another one running."""
    await ask(hass, "start_session", name="Past", key="past")
    await ask(hass, "stop_session")
    await ask(hass, "start_session", name="First", key="first", start_step=100)


@pytest.mark.parametrize(("given", "text"), STARTS.values(), ids=STARTS)
async def test_start_refuses(hass: HomeAssistant, given: dict[str, Any], text: str) -> None:
    """A session is not started with half of what was said."""
    await _refused(hass, "start_session", given, text)


@pytest.mark.parametrize("value", NO_STEPS.values(), ids=NO_STEPS)
@pytest.mark.usefixtures("training")
async def test_steps_are_whole_and_not_negative(hass: HomeAssistant, value: object) -> None:
    """Wherever steps are given, the same numbers are refused."""
    for action, field in STEPS:
        await _refused(hass, action, {field: value}, f"{field} is ")


@pytest.mark.parametrize(("action", "given", "text"), IDLE.values(), ids=IDLE)
async def test_idle_rig_refuses(hass: HomeAssistant, action: str, given: dict[str, Any], text: str) -> None:
    """What needs a session is refused without one."""
    await _refused(hass, action, given, text)


@pytest.mark.parametrize(("action", "given", "text"), TRAINING.values(), ids=TRAINING)
@pytest.mark.usefixtures("training")
async def test_training_rig_refuses(hass: HomeAssistant, action: str, given: dict[str, Any], text: str) -> None:
    """What would spoil the running session is refused, and it goes on."""
    await _refused(hass, action, given, text)


@pytest.mark.usefixtures("training")
async def test_paused_session_is_not_paused_again(hass: HomeAssistant) -> None:
    """A pause that comes twice is said to be one, so that no resume is forgotten."""
    await ask(hass, "pause_session")
    await _refused(hass, "pause_session", {}, "The session First is already paused")


async def test_long_nonsense_is_quoted_in_part(hass: HomeAssistant) -> None:
    """A message stays one that can be read."""
    await _refused(hass, "start_session", {"budget": "x\n" * 500}, f"budget is {'x?' * 30}…. Use")

"""Files that are not imported, and what their owner is told."""

from typing import Any

import pytest

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .attic import PLAIN, Attic, file_of


@pytest.fixture
async def attic(hass: HomeAssistant) -> Attic:
    """Return a rig without any session."""
    return await Attic(hass).set_up()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param({"id": None}, "id is missing", id="no id"),
        pytest.param({"name": "x" * 256}, "256 characters", id="long name"),
        pytest.param({"tags": ["x"] * 33 + [str(i) for i in range(33)]}, "34 entries", id="too many tags"),
        pytest.param({"metadata": [1]}, "metadata is a list", id="metadata"),
        pytest.param({"started_at": "noon"}, "started_at is noon", id="no time"),
        pytest.param({"ended_at": None}, "ended_at is missing", id="not ended"),
        pytest.param({"ended_at": "2999-01-01"}, "in the future", id="future"),
        pytest.param({"ended_at": "2026-03-01T07:00:00Z"}, "started_at lies after ended_at", id="swapped"),
        pytest.param({"active_s": 7200}, "active_s does not agree", id="active longer than it lasted"),
        pytest.param({"energy_kwh": -1}, "energy_kwh is -1", id="negative energy"),
        pytest.param({"energy_kwh": "0,5"}, "energy_kwh is 0,5", id="decimal comma"),
        pytest.param({"energy_kwh": True}, "energy_kwh is True", id="no number"),
        pytest.param({"energy_kwh": 1e13}, "energy_kwh is", id="too much energy"),
        pytest.param({"cost": "1e400"}, "cost is 1e400", id="too much money"),
        pytest.param({"currency": "euro"}, "currency is no currency", id="currency"),
        pytest.param({"steps": 1.5}, "steps is 1.5", id="half a step"),
        pytest.param({"budget": 0}, "budget is 0", id="no budget"),
        pytest.param({"outcome": "great"}, "outcome is great", id="outcome"),
        pytest.param({"segments": {}}, "segments is an object", id="segments"),
        pytest.param({"segments": [1]}, "entry of segments", id="a segment"),
        pytest.param({"segments": [{}] * 1001}, "1001 entries", id="too many segments"),
        pytest.param({"curve": [[0, 1], [1, 0]]}, "goes back", id="falling curve"),
        pytest.param({"curve": [[1, 0], [0, 0]]}, "goes back", id="curve back in time"),
        pytest.param({"curve": [[0]]}, "no point", id="no point"),
        pytest.param({"flags": [{"fault": "dip"}]}, "meter is missing", id="flag"),
    ],
)
async def test_refusal_says_which_session_and_why(attic: Attic, changed: dict[str, Any], message: str) -> None:
    """And nothing of the file is imported."""
    with pytest.raises(ServiceValidationError, match=r"because of session 2 of the file, (LoRA|x{60}): ") as refused:
        await attic.ask("import_sessions", content=file_of({**PLAIN, "id": "good"}, {**PLAIN, **changed}))
    assert message in str(refused.value)
    assert await attic.ids() == []
    assert attic.panel.shows("total_sessions") == "0"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "content is missing", id="nothing"),
        pytest.param(7, "content is missing", id="a number"),
        pytest.param("{", "none", id="half an object"),
        pytest.param("[" * 5000, "none", id="nested garbage"),
        pytest.param('{"x": 1e400}', "none", id="infinite"),
        pytest.param("[]", "no file of sessions", id="a list"),
        pytest.param('{"format": "other", "version": 1, "sessions": []}', "no file of sessions", id="other format"),
        pytest.param('{"format": "training_energy", "version": 1}', "no file of sessions", id="no sessions"),
        pytest.param(file_of(version=2), "of version 2", id="newer"),
        pytest.param("hello\nworld", "no file of sessions", id="no table"),
        pytest.param('id;started_at\n"one";1', "semicolons between its columns", id="a table from a German Excel"),
        pytest.param("\ufeff\n\n", "no file of sessions", id="an empty table"),
        pytest.param('id,"started', "neither JSON nor", id="half a table"),
        pytest.param(
            "id,started_at,ended_at,energy_kwh,metadata\n1,2026-01-01,2026-01-01,1,{", "object with", id="metadata"
        ),
        pytest.param("id,started_at,ended_at,energy_kwh\n1,2", "session 1 of the file, ?: An entry", id="half a row"),
        pytest.param(file_of(5), "session 1 of the file, ?: An entry", id="no session"),
        pytest.param("x" * (32 * 1024 * 1024 + 1), "33554433 characters", id="too large"),
    ],
)
async def test_file_that_is_none_is_refused(attic: Attic, content: object, message: str) -> None:
    """With what is wrong with it."""
    with pytest.raises(ServiceValidationError) as refused:
        await attic.ask("import_sessions", content=content)
    assert message in str(refused.value)

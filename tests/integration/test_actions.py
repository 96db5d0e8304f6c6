"""What the actions do to a session, as an automation or a script sees it."""

import asyncio
from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.training_energy.actions import ACTIONS
from custom_components.training_energy.const import DOMAIN
from homeassistant.core import HomeAssistant, SupportsResponse

from .calls import Answer, ask
from .meters import FakeMeter

START = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("rig")


@pytest.fixture(autouse=True)
def _clock(freezer: FrozenDateTimeFactory) -> None:
    """Have the time stand still unless a test moves it."""
    freezer.move_to(START)


async def test_reference_run_has_its_exact_figures(
    hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """The answer of the stop is the whole table, to the last digit."""
    await ask(hass, "start_session", name="Reference run", model="PonyDiffusion XL v6 LoRA")
    freezer.tick(timedelta(hours=1))
    meter.show("351.899")
    session = await ask(hass, "stop_session", steps=2000)
    expected = {
        "rig": "Tower",
        "name": "Reference run",
        "model": "PonyDiffusion XL v6 LoRA",
        "status": "finished",
        "outcome": "completed",
        "started_at": "2026-03-01T12:00:00+00:00",
        "ended_at": "2026-03-01T13:00:00+00:00",
        "duration_s": 3600.0,
        "active_s": 3600.0,
        "start_reading_kwh": 351.688,
        "end_reading_kwh": 351.899,
        "metered_kwh": 0.211,
        "energy_kwh": 0.211,
        "cost": 0.0422,
        "currency": "EUR",
        "average_price": 0.2,
        "estimated_kwh": 0.0,
        "steps": 2000,
        "cost_per_step": 0.0000211,
        "steps_per_currency": pytest.approx(47393.364928909956, rel=1e-15),
        "energy_per_step_wh": 0.1055,
        "average_power_w": 211.0,
        "step_rate": pytest.approx(2000 / 3600, rel=1e-15),
        "settled": True,
        "flags": [],
    }
    assert {key: session[key] for key in expected} == expected
    assert await ask(hass, "get_session", session_id=session["id"]) == session


async def test_start_keeps_all_that_is_said(hass: HomeAssistant) -> None:
    """What its owner says about a run is returned as it was said."""
    said = {
        "name": "Night run",
        "model": "SDXL",
        "tags": ["lora", "night"],
        "notes": "First line\nSecond line",
        "planned_steps": 3000,
        "start_step": 1000,
        "budget": 0.5,
        "metadata": {"rate": 1e-4, "layers": [1, None, {"deep": True}]},
        "parent": "earlier",
        "key": "run-1",
    }
    session = await ask(hass, "start_session", **said)
    assert {key: session[key] for key in said} == said
    assert (session["status"], session["steps"], session["outcome"]) == ("training", None, None)


@pytest.mark.parametrize("nothing", [None, "", "  "], ids=["null", "an empty text", "only space"])
async def test_what_is_empty_is_not_given(hass: HomeAssistant, nothing: str | None) -> None:
    """A form or a template cannot leave a field out, so it leaves it empty."""
    unanswered = ("rig", "replace", "start_time")
    fields = [field for field in ACTIONS["start_session"].fields if field not in unanswered]
    session = await ask(hass, "start_session", **dict.fromkeys([*fields, *unanswered], nothing))
    assert {key: session[key] for key in fields} == {
        **dict.fromkeys(fields),
        "tags": [],
        "start_step": 0,
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"tags": "lora, night"}, {"tags": ["lora, night"]}, id="a single text is one tag"),
        pytest.param({"tags": [" a ", "", "a", "b"]}, {"tags": ["a", "b"]}, id="tags once each, without space"),
        pytest.param({"name": 42}, {"name": "42"}, id="a name that a template made a number"),
        pytest.param({"planned_steps": "2000"}, {"planned_steps": 2000}, id="steps as text"),
        pytest.param({"planned_steps": 2000.0}, {"planned_steps": 2000}, id="whole steps with a point"),
        pytest.param({"planned_steps": 0}, {"planned_steps": 0}, id="no steps at all"),
        pytest.param({"planned_steps": 10**12}, {"planned_steps": 10**12}, id="the most steps"),
        pytest.param({"budget": "2.50"}, {"budget": 2.5}, id="money as text"),
        pytest.param({"name": "n" * 255}, {"name": "n" * 255}, id="the longest name"),
        pytest.param({"notes": "n" * 10_000}, {"notes": "n" * 10_000}, id="the longest notes"),
        pytest.param({"metadata": {"n": (1, 2)}}, {"metadata": {"n": [1, 2]}}, id="metadata with a tuple"),
        pytest.param({"metadata": {}}, {"metadata": {}}, id="empty metadata"),
        pytest.param({"name": "Größe 5 🦙"}, {"name": "Größe 5 🦙"}, id="a name in any script"),
    ],
)
async def test_start_takes_what_is_meant(hass: HomeAssistant, given: Answer, expected: Answer) -> None:
    """Where there is one way to understand a value, it is taken."""
    session = await ask(hass, "start_session", **given)
    assert {key: session[key] for key in expected} == expected


async def test_metadata_is_a_copy(hass: HomeAssistant) -> None:
    """Whoever called may go on to change what it passed."""
    metadata = {"list": [1]}
    session = await ask(hass, "start_session", metadata=metadata)
    metadata["list"].append(2)
    assert (await ask(hass, "get_session", session_id=session["id"]))["metadata"] == {"list": [1]}


@pytest.mark.parametrize(
    ("sent_at", "kept"),
    [
        ("2026-11-22T11:59:58.500+00:00", {"host": "pc", "clock_offset_s": 1.5}),
        ("2026-11-22T13:00:00.250+01:00", {"host": "pc", "clock_offset_s": -0.25}),
        ("2026-11-22T12:00:00", {"host": "pc", "sent_at": "2026-11-22T12:00:00"}),
        ("2026-02-31T12:00:00+00:00", {"host": "pc", "sent_at": "2026-02-31T12:00:00+00:00"}),
        (5, {"host": "pc", "sent_at": 5}),
    ],
    ids=["behind", "ahead", "of no time zone", "no time", "a number"],
)
async def test_clock_of_a_trainer_is_compared(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, sent_at: object, kept: Answer
) -> None:
    """How far it is behind is kept, since times in its reports are by that clock."""
    freezer.move_to("2026-11-22T12:00:00+00:00")
    session = await ask(hass, "start_session", metadata={"host": "pc", "sent_at": sent_at})
    assert session["metadata"] == kept


async def test_running_session_is_seen_as_it_is_now(
    hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory
) -> None:
    """A running session has used what its meter counted until this moment."""
    session = await ask(hass, "start_session")
    freezer.tick(timedelta(minutes=30))
    meter.show("351.788")
    now = await ask(hass, "get_session", session_id=session["id"])
    assert (now["energy_kwh"], now["cost"], now["duration_s"]) == (0.1, 0.02, 1800.0)
    assert (now["ended_at"], now["end_reading_kwh"], now["settled"]) == (None, None, False)
    assert (now["cost_per_step"], now["steps_per_currency"]) == (None, None)


@pytest.mark.parametrize(
    ("given", "steps", "planned_steps"),
    [
        pytest.param({"step": 1500}, 500, 3000, id="a step of the whole run"),
        pytest.param({"steps_done": 700}, 700, 3000, id="its own steps"),
        pytest.param({"planned_steps": 4000}, None, 4000, id="only another plan"),
        pytest.param({"step": "1000", "planned_steps": 1200}, 0, 1200, id="the first step and a plan"),
        pytest.param({"step": 1001, "key": "run"}, 1, 3000, id="by key"),
    ],
)
async def test_progress_counts_from_where_the_session_started(
    hass: HomeAssistant, given: Answer, steps: int | None, planned_steps: int
) -> None:
    """A step is a position in the whole run, the session's own steps are not."""
    await ask(hass, "start_session", key="run", start_step=1000, planned_steps=3000)
    session = await ask(hass, "report_progress", **given)
    assert (session["steps"], session["planned_steps"]) == (steps, planned_steps)


async def test_stop_keeps_the_steps_last_reported(hass: HomeAssistant) -> None:
    """What is not given with a stop stays as it was."""
    await ask(hass, "start_session", notes="Before")
    await ask(hass, "report_progress", steps_done=12)
    session = await ask(hass, "stop_session", outcome="Failed")
    assert (session["steps"], session["outcome"], session["notes"]) == (12, "failed", "Before")


async def test_pause_is_not_counted(hass: HomeAssistant, meter: FakeMeter, freezer: FrozenDateTimeFactory) -> None:
    """What the rig uses while the session is paused is not its own."""
    await ask(hass, "start_session")
    freezer.tick(600)
    meter.show("351.700")
    assert (await ask(hass, "pause_session"))["status"] == "paused"
    freezer.tick(600)
    meter.show("351.800")
    assert (await ask(hass, "resume_session"))["status"] == "training"
    freezer.tick(600)
    meter.show("351.810")
    session = await ask(hass, "stop_session")
    assert (session["energy_kwh"], session["active_s"], session["duration_s"]) == (0.022, 1200.0, 1800.0)
    assert (session["start_reading_kwh"], session["end_reading_kwh"]) == (351.688, 351.81)


async def test_discarded_session_never_was(hass: HomeAssistant) -> None:
    """A discard returns the session for the last time, and its key may be used again."""
    session = await ask(hass, "start_session", key="run")
    assert (await ask(hass, "discard_session"))["id"] == session["id"]
    assert await ask(hass, "list_sessions") == {"sessions": [], "total": 0}
    assert (await ask(hass, "start_session", key="run"))["id"] != session["id"]


@pytest.mark.parametrize("is_over", [False, True], ids=["while it runs", "when it is over"])
async def test_same_key_is_the_same_session(hass: HomeAssistant, *, is_over: bool) -> None:
    """A start that is sent again opens no second session, whatever else it says."""
    first = await ask(hass, "start_session", key="run", name="First")
    if is_over:
        await ask(hass, "stop_session", key="run")
    second = await ask(hass, "start_session", key=" run ", name="Second", replace=True)
    assert (second["id"], second["name"]) == (first["id"], "First")
    assert (await ask(hass, "list_sessions"))["total"] == 1


async def test_same_key_at_the_same_time_is_one_session(hass: HomeAssistant) -> None:
    """Two starts that race for a key both get the one session."""
    one, other = await asyncio.gather(*(ask(hass, "start_session", key="run") for _ in range(2)))
    assert one["id"] == other["id"]


@pytest.mark.parametrize("replace", [True, "true", "on", 1], ids=repr)
async def test_replace_stops_the_running_session(hass: HomeAssistant, replace: object) -> None:
    """The session in the way ends as interrupted, at the moment the other starts."""
    first = await ask(hass, "start_session", name="First")
    second = await ask(hass, "start_session", name="Second", replace=replace)
    first = await ask(hass, "get_session", session_id=first["id"])
    assert (first["status"], first["outcome"]) == ("finished", "interrupted")
    assert first["ended_at"] == second["started_at"]
    assert second["status"] == "training"


async def test_session_is_named_by_id_or_key_or_both(hass: HomeAssistant) -> None:
    """The key is taken wherever the id is."""
    session = await ask(hass, "start_session", key="run")
    for name in ({"session_id": session["id"]}, {"key": "run"}, {"session_id": session["id"], "key": "run"}):
        assert (await ask(hass, "get_session", **name))["id"] == session["id"]


async def test_states_are_written_before_an_action_answers(hass: HomeAssistant) -> None:
    """Whoever waits for the answer may read the states."""
    await ask(hass, "start_session")
    assert (status := hass.states.get("sensor.tower_status"))
    assert status.state == "training"


READING = {"get_session", "list_sessions", "compare_sessions", "estimate", "export_sessions"}


@pytest.mark.parametrize("action", ACTIONS)
async def test_only_reading_actions_must_return(hass: HomeAssistant, action: str) -> None:
    """An automation may start and stop without looking at the answer."""
    reads = action in READING
    expected = SupportsResponse.ONLY if reads else SupportsResponse.OPTIONAL
    assert hass.services.supports_response(DOMAIN, action) is expected


async def test_actions_are_there_without_a_rig(hass: HomeAssistant, rig: MockConfigEntry) -> None:
    """An automation is checked before its rig is there, and after it is gone."""
    await hass.config_entries.async_remove(rig.entry_id)
    assert set(hass.services.async_services_for_domain(DOMAIN)) == set(ACTIONS)

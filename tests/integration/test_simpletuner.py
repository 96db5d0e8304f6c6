"""SimpleTuner as it is, with the webhook as its callback: one session for each run, as it went."""

import json
from typing import Any

import pytest

from custom_components.training_energy.simpletuner import heard
from custom_components.training_energy.webhook import LARGEST

from .calling import Caller
from .tuner import OTHERS, Event, begin, complete, failed, fatal, large, stage, status

IGNORED = {"ignored": True}
ENDS = {
    "completed": complete(1200),
    "failed": failed(),
    "fatal": fatal(),
    "aborted": stage("training_abort"),
}


async def _step(caller: Caller, event: Event, seconds: int = 5) -> dict[str, Any]:
    """Let a step take its time, then tell of it."""
    await caller.bench.run(seconds)
    return await caller.tell(event)


async def test_a_run_from_its_beginning_to_its_end(caller: Caller) -> None:
    """Among all that is told of it and means nothing here."""
    assert await caller.tell(OTHERS["a launch"]) == IGNORED
    opened = await caller.tell(begin())
    assert (opened["name"], opened["status"]) == ("job-7", "training")
    for step in (10, 20, 30):
        assert (await _step(caller, status(step)))["steps"] == step
    stopped = await caller.tell(complete())
    assert (stopped["id"], stopped["steps"]) == (opened["id"], 2000)
    (session,) = await caller.sessions()
    assert (session["outcome"], session["key"], session["planned_steps"]) == ("completed", "job-7", 2000)
    assert (await caller.bench.ask("get_session", key="job-7"))["metadata"] == {
        "trainer": "SimpleTuner",
        "job_id": "job-7",
    }


async def test_an_end_that_is_too_large_is_one(caller: Caller) -> None:
    """SimpleTuner sends all of its arguments with it, which are more than is read."""
    await caller.tell(begin())
    await caller.tell(status(1998))
    assert await caller.tell(status(1999)) == IGNORED
    end = large(complete())
    assert len(json.dumps(end)) > LARGEST
    assert (await caller.tell(end))["steps"] == 1999
    assert await caller.tell({"type": "validation.image", "images": ["iVBORw0KGgo" * 20_000]}) == IGNORED
    assert [session["outcome"] for session in await caller.sessions()] == ["completed"]


@pytest.mark.parametrize("other", OTHERS.values(), ids=list(OTHERS))
async def test_all_else_is_ignored(caller: Caller, other: Event) -> None:
    """Whether or not something runs."""
    assert await caller.tell(other) == IGNORED
    await caller.tell(begin())
    before = caller.book.sessions
    assert await caller.tell(other) == IGNORED
    assert caller.book.sessions == before


async def test_one_step_in_five_seconds_is_taken(caller: Caller) -> None:
    """The first, the last, and none that is lost at the end."""
    await caller.tell(begin())
    assert (await caller.tell(status(1)))["steps"] == 1
    for step in range(2, 6):
        assert await _step(caller, status(step), 1) == IGNORED
    assert (await _step(caller, status(6), 1))["steps"] == 6
    assert await caller.tell(status(7)) == IGNORED
    assert (await caller.tell(status(2000)))["steps"] == 2000
    assert await _step(caller, status(8), 1) == IGNORED
    assert (await caller.tell(failed()))["steps"] == 8


@pytest.mark.parametrize(("end", "outcome"), [(name, name) for name in ENDS], ids=list(ENDS))
async def test_every_end_is_one(caller: Caller, end: str, outcome: str) -> None:
    """What comes after it changes nothing, nor does an end of what never began."""
    assert await caller.tell(ENDS[end]) == IGNORED
    await caller.tell(begin())
    await caller.tell(status(1200))
    await caller.tell(ENDS[end])
    for after in (failed(), status(1201), complete(1201)):
        assert await caller.tell(after) == IGNORED
    (session,) = await caller.sessions()
    expected = {"fatal": "failed", "aborted": "cancelled"}.get(outcome, outcome)
    assert (session["outcome"], session["steps"]) == (expected, 1200)


async def test_a_run_that_is_resumed_begins_where_it_is(caller: Caller) -> None:
    """And counts only the steps of its own."""
    opened = await caller.tell(begin(500))
    assert (await caller.tell(status(600)))["steps"] == 100
    assert (await caller.tell(complete()))["steps"] == 1500
    session = await caller.bench.ask("get_session", session_id=opened["id"])
    assert (session["start_step"], session["planned_steps"]) == (500, 2000)


@pytest.mark.parametrize("job", ["job-7", None], ids=["a job", "no job"])
async def test_a_beginning_that_was_missed(caller: Caller, job: str | None) -> None:
    """The session opens at the first step that is heard of."""
    opened = await caller.tell(status(300, job=job))
    assert opened["name"] == job or "SimpleTuner"
    assert (await _step(caller, status(320, job=job)))["steps"] == 20
    assert (await caller.tell(complete(job=job)))["steps"] == 1700


async def test_a_beginning_that_is_told_twice(caller: Caller) -> None:
    """It opens one session."""
    await caller.tell(begin())
    assert await caller.tell(begin()) == IGNORED
    assert len(await caller.sessions()) == 1


@pytest.mark.parametrize("job", ["job-7", None], ids=["a job", "no job"])
async def test_a_job_that_died_and_is_resumed(caller: Caller, job: str | None) -> None:
    """What it left open is interrupted, and what goes on is a session of its own."""
    first = await caller.tell(begin(job=job))
    await caller.tell(status(700, job=job))
    await caller.bench.run(5)
    second = await caller.tell(begin(500, job=job, at="2026-11-23T20:00:00+00:00"))
    assert second["id"] != first["id"]
    assert (await caller.tell(status(600, job=job)))["steps"] == 100
    assert (await caller.tell(complete(job=job)))["steps"] == 1500
    sessions = await caller.sessions()
    assert [session["outcome"] for session in sessions] == ["interrupted", "completed"]
    assert [session["key"] for session in sessions] == (
        ["job-7", "job-7 2026-11-23T20:00:00+00:00"] if job else [None, None]
    )


async def test_another_job_takes_the_place_of_one_that_died(caller: Caller) -> None:
    """The rig trains one at a time; a late word of the first changes nothing."""
    await caller.tell(begin())
    await caller.bench.run(5)
    await caller.tell(begin(job="job-8"))
    assert await caller.tell(status(5)) == IGNORED
    assert await caller.tell(failed()) == IGNORED
    assert [session["outcome"] for session in await caller.sessions()] == ["interrupted", None]


async def test_a_session_of_somebody_else_is_left_alone(caller: Caller) -> None:
    """The run is refused, as any other start is, and its end ends nothing."""
    await caller.bench.ask("start_session", name="By hand")
    assert "The session By hand is running on this rig" in await caller.refused(begin())
    caller.bench.tick(5)
    assert "The session By hand is running on this rig" in await caller.refused(status(3))
    assert await caller.tell(complete()) == IGNORED
    assert await caller.tell(failed(job=None)) == IGNORED
    assert caller.book.open is not None


async def test_a_run_that_is_refused_is_noted_once_and_asked_for_now_and_then(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    """Each refusal is a warning in the trainer's console; once the rig is free, the rest of the run is counted."""
    await caller.bench.ask("start_session", name="By hand")
    await caller.refused(begin())
    for step in range(1, 5):
        assert await _step(caller, status(step), 1) == IGNORED
    caller.bench.tick(1)
    await caller.refused(status(5))
    assert caplog.text.count("Tower: a run of SimpleTuner is not counted: The session By hand is running") == 1
    await caller.bench.ask("stop_session")
    await _step(caller, status(6))
    assert (await _step(caller, status(10)))["steps"] == 4
    assert (await caller.tell(complete(12)))["steps"] == 6


async def test_a_session_with_the_key_of_the_job_is_its_own(caller: Caller) -> None:
    """Whoever started it, the wrapper say: its steps and its end are told by the events."""
    opened = await caller.bench.ask("start_session", key="job-7", name="By the wrapper")
    assert await caller.tell(begin()) == IGNORED
    assert (await caller.tell(status(3)))["id"] == opened["id"]
    assert (await caller.tell(complete()))["steps"] == 2000


@pytest.mark.parametrize("job", ["job-7", None], ids=["a job", "no job"])
async def test_a_session_that_was_stopped_by_hand_stays_so(caller: Caller, job: str | None) -> None:
    """The rest of that run opens no other, the next run does."""
    await caller.tell(begin(job=job))
    await caller.tell(status(100, job=job))
    await caller.bench.ask("stop_session")
    assert await _step(caller, status(110, job=job)) == IGNORED
    assert await caller.tell(complete(job=job)) == IGNORED
    await caller.tell(begin(job=job))
    assert len(await caller.sessions()) == 2


async def test_the_next_run_whose_beginning_was_missed(caller: Caller) -> None:
    """Without job ids it is known by its steps, or by the end of the one before."""
    await caller.tell(begin(job=None))
    await caller.tell(complete(2000, job=None))
    assert (await caller.tell(status(40, job=None)))["steps"] is None
    await caller.tell(complete(50, job=None))
    assert (await caller.tell(status(60, job=None)))["steps"] is None
    assert len(await caller.sessions()) == 3


async def test_a_silent_trainer_is_heard_again(caller: Caller) -> None:
    """The session that was closed meanwhile goes on, and can be stopped as well."""
    await caller.bench.set_up(webhook=True, webhook_id="5ea1" * 16, silence_timeout=60)
    opened = await caller.tell(begin())
    await caller.tell(status(10))
    await caller.bench.run(150)
    assert caller.book.open is None
    assert (await caller.tell(status(400)))["id"] == opened["id"]
    await caller.bench.run(150)
    assert caller.book.open is None
    assert (await caller.tell(complete()))["steps"] == 2000
    assert len(await caller.sessions()) == 1


@pytest.mark.parametrize(
    ("job", "expected"),
    [("a", "a"), (7, "7"), ("", None), (None, None), (True, None), ({"id": 7}, None), (1.5, None)],
    ids=repr,
)
def test_what_is_a_job(job: object, expected: str | None) -> None:
    """A name or a number."""
    said = heard(status(7) | {"job_id": job})
    assert said is not None
    assert said.job == expected


@pytest.mark.parametrize(
    ("progress", "data", "expected"),
    [
        ({"current": 7.0}, {}, 7),
        ({}, {"global_step": 8}, 8),
        ({"current": True}, {"state": {"global_step": 9}}, 9),
        ({"current": float("nan")}, {}, None),
        ({"current": float("inf")}, {}, None),
        ({"current": -1}, {"global_step": "7"}, None),
    ],
    ids=str,
)
def test_where_a_run_is(progress: dict[str, Any], data: dict[str, Any], expected: int | None) -> None:
    """At a number of steps, wherever that is said."""
    event = {"type": "training.status", "progress": progress, "data": {**data, "status": "running"}}
    said = heard(event)
    assert (said and said.step) == expected

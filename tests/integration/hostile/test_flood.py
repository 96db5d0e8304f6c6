"""Too much of what is allowed: a flood is turned away and says when to come back, and nobody else notices."""

from http import HTTPStatus
import json
from typing import Any

import pytest

from custom_components.training_energy.webhook import BURST, START_BURST, START_RATE
from tests.integration.calling import PATH, Caller


async def _post(caller: Caller, event: str, **fields: object) -> tuple[int, str | None, dict[str, Any]]:
    """Tell of something; return the status, for how long to wait, and what is answered."""
    body = json.dumps({"event": event, **fields})
    async with caller.client.post(PATH, data=body) as response:
        return response.status, response.headers.get("Retry-After"), await response.json()


async def test_flood_of_calls_is_told_to_wait(caller: Caller) -> None:
    """For as long as it takes; whoever does so is heard."""
    answers = [await _post(caller, "nonesuch") for _ in range(BURST + 1)]
    assert {(status, wait) for status, wait, _ in answers[:-1]} == {(HTTPStatus.BAD_REQUEST, None)}
    status, wait, answer = answers[-1]
    assert (status, wait) == (HTTPStatus.TOO_MANY_REQUESTS, "1")
    assert "at most 20 times a second" in answer["message"]
    caller.bench.tick(1)
    assert (await _post(caller, "nonesuch"))[0] == HTTPStatus.BAD_REQUEST


async def test_flood_of_sessions_is_told_to_wait(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """Each is kept for good: whoever knows the address must not be able to fill the disk with them."""
    for _ in range(START_BURST):
        assert (await _post(caller, "start"))[0] == HTTPStatus.OK
        assert (await _post(caller, "stop"))[0] == HTTPStatus.OK
    opened = len(await caller.sessions())
    status, wait, answer = await _post(caller, "start")
    assert (status, "one every 30 seconds" in answer["message"]) == (HTTPStatus.TOO_MANY_REQUESTS, True)
    assert len(await caller.sessions()) == opened
    assert caplog.text.count("Tower: The webhook opens too many sessions") == 1
    caller.bench.tick(int(wait or 0))
    assert (await _post(caller, "start"))[0] == HTTPStatus.OK
    assert int(wait or 0) <= 1 / START_RATE


async def test_start_that_is_refused_is_not_counted(caller: Caller) -> None:
    """A trainer that asks again and again for a rig that is busy gets it as soon as it is free."""
    await caller.tell("start")
    for _ in range(START_BURST + 5):
        assert (await _post(caller, "start"))[0] == HTTPStatus.BAD_REQUEST
        caller.bench.tick(1)
    await caller.tell("stop")
    await caller.tell("start")


async def test_start_that_is_repeated_is_counted_once(caller: Caller) -> None:
    """Each of the processes of a training may tell of it: all of them have the one session."""
    for _ in range(START_BURST + 5):
        assert (await _post(caller, "start", key="one"))[0] == HTTPStatus.OK
        caller.bench.tick(1)
    await caller.tell("stop")
    await caller.tell("start", key="another")
    assert len(await caller.sessions()) == 2


async def test_busy_trainer_is_not_disturbed(caller: Caller) -> None:
    """One that tells of each of ten steps a second, for longer than a flood would last."""
    await caller.tell("start")
    for step in range(2 * BURST):
        if step % 10 == 0:
            caller.bench.tick(1)
        assert (await _post(caller, "progress", step=step))[0] == HTTPStatus.OK
    await caller.tell("stop")

"""The webhook of a rig: what can be said by it, and what is answered."""

import gzip
from http import HTTPStatus
import json
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.training_energy.webhook import BURST, LARGEST, RATE
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .bench import Bench
from .calling import OPTIONS, PATH, WEBHOOK_ID, Caller
from .meters import FakeMeter

START = '{"event": "start", "name": "LoRA"}'


async def test_a_session_by_plain_posts(caller: Caller, meter: FakeMeter) -> None:
    """The reference run, from start to stop, with the figures that the actions answer with."""
    opened = await caller.tell("start", name="LoRA", model="SDXL", planned_steps=2000, tags=["rank 32"])
    assert (opened["name"], opened["status"], opened["energy_kwh"]) == ("LoRA", "training", 0.0)
    told = await caller.tell("progress", step=1200)
    assert (told["id"], told["steps"]) == (opened["id"], 1200)
    assert (told["over_budget"], told["remaining"]) == (None, None)
    assert (await caller.tell("pause"))["status"] == "paused"
    assert (await caller.tell("resume"))["status"] == "training"
    meter.show("351.899")
    stopped = await caller.tell("stop", steps=2000, outcome="completed")
    assert stopped["energy_kwh"] == pytest.approx(0.211)
    assert stopped["cost"] == pytest.approx(0.0422)
    assert set(stopped) == {"id", "name", "status", "steps", "energy_kwh", "cost", "currency"}
    session = await caller.bench.ask("get_session", session_id=opened["id"])
    assert (session["model"], session["tags"], session["steps"]) == ("SDXL", ["rank 32"], 2000)
    assert {field: session[field] for field in stopped} == stopped


async def test_a_budget_is_answered(caller: Caller) -> None:
    """So that a script can stop itself."""
    await caller.tell("start", budget=0.01)
    await caller.bench.run(600, 400)
    told = await caller.tell("progress", steps_done=10)
    assert (told["over_budget"], told["remaining"]) == (True, pytest.approx(0.01 - told["cost"]))
    assert told["remaining"] < 0


async def test_a_key_starts_once(caller: Caller) -> None:
    """A start that is repeated is answered with the same session."""
    assert await caller.tell("start", key="a") == await caller.tell("start", key="a")
    assert len(await caller.sessions()) == 1


@pytest.mark.parametrize(
    ("event", "fields", "reason"),
    [
        ("stop", {}, "No session is running on this rig"),
        ("progress", {}, "Nothing is reported"),
        ("start", {"name": "n" * 256}, "name has 256 characters"),
        ("start", {"planned_steps": 1.5}, "planned_steps is 1.5"),
        ("start", {"rig": "Attic"}, "start has no field rig. It has: name, model"),
        ("stop", {"step": 7, "": 1}, "stop has no field . It has: session_id"),
        ("stop", {"session_id": "nobody"}, "no session with the ID or key nobody"),
        ("end", {}, "There is no such event. Use one of: start, progress, pause, resume, stop"),
        ({}, {}, "There is no such event"),
        ({"event": ["start"]}, {}, "There is no such event"),
        ({"event": None, "type": "training.status"}, {}, "There is no such event"),
        ({"type": 7}, {}, "There is no such event"),
    ],
    ids=str,
)
async def test_what_is_refused_is_explained(
    caller: Caller, event: dict[str, object] | str, fields: dict[str, object], reason: str
) -> None:
    """In the words of the actions, and nothing has changed."""
    assert reason in await caller.refused(event, **fields)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"start",
        b"[]",
        b"null",
        b'"start"',
        b'{"event": "start"',
        b'{"event": "st\xffart"}',
        b"\xef\xbb\xbf{}",
        b"[",
    ],
    ids=repr,
)
async def test_what_is_no_object_is_refused(caller: Caller, body: bytes) -> None:
    """With an example of one."""
    status, answer = await caller.send(body)
    assert status == HTTPStatus.BAD_REQUEST
    assert "This is no JSON object" in answer["message"]
    assert '{"event": "start"' in answer["message"]


@pytest.mark.parametrize("length", [LARGEST - 1, LARGEST, LARGEST + 1, 10 * LARGEST])
@pytest.mark.parametrize("is_chunked", [False, True], ids=["known length", "chunks"])
async def test_no_more_is_taken_than_is_allowed(caller: Caller, length: int, *, is_chunked: bool) -> None:
    """Whether the length is known beforehand, or shows only on reading."""
    body = START.ljust(length).encode()

    async def chunks() -> object:
        """Send the body bit by bit."""
        for start in range(0, length, 1000):
            yield body[start : start + 1000]

    response = await caller.client.post(PATH, data=chunks() if is_chunked else body)
    expected = HTTPStatus.OK if length <= LARGEST else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert response.status == expected
    assert (caller.book.open is not None) is (length <= LARGEST)
    if length > LARGEST:
        assert str(LARGEST) in (await response.json())["message"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(gzip.compress(START.encode()), HTTPStatus.OK, id="small"),
        pytest.param(gzip.compress(START.ljust(10**6).encode()), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, id="a bomb"),
        pytest.param(b"no gzip", HTTPStatus.BAD_REQUEST, id="none"),
    ],
)
async def test_what_is_packed_is_measured_unpacked(
    caller: Caller, body: bytes, expected: HTTPStatus, caplog: pytest.LogCaptureFixture
) -> None:
    """A small body can be a large one."""
    status, _ = await caller.send(body, **{"Content-Encoding": "gzip"})
    assert status == expected
    assert "Error processing webhook" not in caplog.text


async def test_home_assistants_own_way_to_a_webhook_works(
    hass: HomeAssistant, bench: Bench, hass_ws_client: WebSocketGenerator
) -> None:
    """Whoever is signed in may call it over the websocket."""
    assert await async_setup_component(hass, "websocket_api", {})
    await bench.set_up(**OPTIONS)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": "webhook/handle", "webhook_id": WEBHOOK_ID, "method": "POST", "body": START}
    )
    answer = (await client.receive_json())["result"]
    assert (answer["status"], json.loads(answer["body"])["status"]) == (HTTPStatus.OK, "training")


async def test_a_flood_is_stopped_and_noted_once(
    hass: HomeAssistant, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    """Later calls are heard again, as many as there may be."""

    async def pressed(times: int) -> int:
        """Return how often a call was kept out."""
        answers = [await caller.send(b"{}") for _ in range(times)]
        assert {status for status, _ in answers} <= {HTTPStatus.BAD_REQUEST, HTTPStatus.TOO_MANY_REQUESTS}
        return sum(status == HTTPStatus.TOO_MANY_REQUESTS for status, _ in answers)

    assert await pressed(BURST) == 0
    assert await pressed(5) == 5
    caller.bench.tick(1)
    assert await pressed(RATE + 5) == 5
    caller.bench.tick(-60)
    assert await pressed(1) == 1
    assert caplog.text.count("Tower: The webhook is called too often") == 1
    status, answer = await caller.send(START)
    assert (status, "Wait a moment" in answer["message"]) == (HTTPStatus.TOO_MANY_REQUESTS, True)
    caller.bench.tick(3600)
    assert await pressed(BURST + 2) == 2
    assert caplog.text.count("Tower: The webhook is called too often") == 2


async def test_only_posts_from_the_same_network_are_heard(caller: Caller) -> None:
    """And Home Assistant does not say which addresses there are."""
    for method in ("get", "put"):
        assert (await caller.client.request(method, PATH, data=START)).status == HTTPStatus.METHOD_NOT_ALLOWED
    with patch("homeassistant.util.network.is_local", return_value=False):
        assert await caller.send(START) == (HTTPStatus.OK, {})
    assert await caller.send(START, "/api/webhook/other") == (HTTPStatus.OK, {})
    assert caller.book.open is None


async def test_it_is_heard_again_after_a_reload(hass: HomeAssistant, caller: Caller) -> None:
    """By the same address; the session goes on."""
    opened = await caller.tell("start")
    await hass.config_entries.async_reload("tower")
    await hass.async_block_till_done()
    assert (await caller.tell("progress", step=3))["id"] == opened["id"]


async def test_nobody_hears_where_there_is_none(hass: HomeAssistant, caller: Caller) -> None:
    """Unloaded, turned off, or without an address."""
    await hass.config_entries.async_unload("tower")
    assert await caller.send(START) == (HTTPStatus.OK, {})
    for options in ({}, OPTIONS | {"webhook": False}, {"webhook": True}):
        await caller.bench.set_up(**options)
        assert await caller.send(START) == (HTTPStatus.OK, {})
        assert caller.book.open is None


async def test_a_rig_that_is_being_loaded_is_waited_for(hass: HomeAssistant, caller: Caller) -> None:
    """A stop that comes while the options are saved is not lost."""
    await caller.tell("start")
    load = caller.bench.entry.runtime_data.async_load
    heard = []

    async def slowly(rig: object) -> None:
        """Have a call come in before the rig knows what it was doing."""
        heard.append(hass.async_create_task(caller.tell("stop", steps=7)))
        await load.__func__(rig)

    with patch.object(type(caller.bench.entry.runtime_data), "async_load", slowly):
        await hass.config_entries.async_reload("tower")
    (stop,) = heard
    assert (await stop)["steps"] == 7


async def test_a_rig_that_could_not_be_loaded_hears_nothing(hass: HomeAssistant, caller: Caller) -> None:
    """Its address is free again for the next attempt."""
    kind = type(caller.bench.entry.runtime_data)
    with patch.object(kind, "async_load", side_effect=OSError):
        assert not await hass.config_entries.async_reload("tower")
    assert await caller.send(START) == (HTTPStatus.OK, {})
    assert await hass.config_entries.async_reload("tower")
    await caller.tell("start")

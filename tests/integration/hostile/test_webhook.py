"""Anything at all sent to a webhook: it is done, or refused with words, and a refusal changes nothing."""

import asyncio
import gzip
from http import HTTPStatus
import json
from urllib.parse import quote
import zlib

from freezegun.api import FrozenDateTimeFactory
from hypothesis import given, strategies as st
import pytest

from custom_components.training_energy.actions import ACTIONS
from custom_components.training_energy.webhook import EVENTS, LARGEST
from tests.integration.calling import PATH, Caller
from tests.integration.tuner import OTHERS, begin, complete, failed, status

from .junk import JUNK, TEXTS
from .stand import Stand
from .tally import Fate, count, examples
from .witness import knowledge

EXPECTED = {HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}

FIELDS = sorted({field for name in EVENTS.values() for field in ACTIONS[name].fields} | {"rig", "type", ""})
OURS = st.builds(
    lambda event, fields: {**fields, "event": event},
    st.sampled_from([*EVENTS, "", "end"]) | JUNK,
    st.dictionaries(st.sampled_from(FIELDS), JUNK, max_size=4),
)
PARTS = ["type", "job_id", "data", "progress", "stage", "severity", "timestamp"]
TUNERS = st.builds(
    lambda event, changes: {**event, **changes},
    st.sampled_from(
        [begin(), status(7), begin(3, job=None), status(9, job=None), complete(), failed(), *OTHERS.values()]
    ),
    st.dictionaries(
        st.sampled_from(PARTS),
        JUNK | st.dictionaries(st.sampled_from(["status", "global_step", "current", "total", "state", "key"]), JUNK),
        max_size=3,
    ),
)
BODIES = (
    st.binary(max_size=200)
    | st.builds(lambda value: json.dumps(value).encode(errors="surrogatepass"), JUNK | OURS | TUNERS)
    | st.builds(
        lambda depth, inner: b'{"event": ' + b"[" * depth + inner, st.integers(0, LARGEST), st.binary(max_size=9)
    )
    | st.builds(lambda count: b'{"metadata": ' + b'{"a":' * count + b"1" + b"}" * (count + 1), st.integers(0, 2700))
    | st.builds(lambda count: b'{"event": "start", "name": "' + b"n" * count + b'"}', st.integers(0, LARGEST + 100))
    | st.sampled_from(
        [
            b'{"event": "start", "budget": 1e400}',
            b'{"event": "start", "metadata": {"a": 1e400}}',
            b'{"event": "progress", "step": -1e400}',
            b'{"event": "start", "name": "\\ud800"}',
            b'{"type": "training.status", "data": {"status": "running", "global_step": 1e400}}',
            b'{"event": "start", "event": "stop"}',
            b'{"event": "start", "planned_steps": NaN}',
        ]
    )
)


# What a trainer would say of itself, and what it would not.
TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")
CODINGS = ("gzip", "deflate")


async def _is_harmless(caller: Caller, body: bytes, kind: str) -> None:
    """Make sure that something is done or refused, and not half."""
    stand = Stand(caller.bench.hass, caller.bench.entry)
    before = knowledge(caller.bench.entry)
    code, answer = await caller.send(body, **({"Content-Type": kind} if kind else {}))
    assert code in EXPECTED
    assert len(body) <= LARGEST or code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if code == HTTPStatus.OK:
        assert answer == {"ignored": True} or answer["id"]
        stand.is_sound()
    else:
        assert list(answer) == ["message"]
        assert answer["message"] not in ("", "None")
        assert not answer["message"].startswith("webhook_")
        assert knowledge(caller.bench.entry) == before
    count("webhook, any body", Fate.DONE if code == HTTPStatus.OK else Fate.REFUSED)
    await stand.tidy()


def test_anything_is_harmless(caller: Caller, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the bytes are, up to the limit and beyond, and whatever they are said to be."""
    loop: asyncio.AbstractEventLoop = caller.bench.hass.loop

    @examples(120)
    @given(body=BODIES, kind=st.sampled_from(TYPES))
    def sent(body: bytes, kind: str) -> None:
        """Send one thing."""
        freezer.tick(30)
        loop.run_until_complete(_is_harmless(caller, body, kind))

    sent()
    assert "Error processing webhook" not in caplog.text


def test_any_other_request_is_harmless(caller: Caller, freezer: FrozenDateTimeFactory) -> None:
    """Another method, or another address: nothing is done, and it is not given away which addresses there are."""
    loop: asyncio.AbstractEventLoop = caller.bench.hass.loop

    texts = st.sampled_from(TEXTS[:40])

    async def send(method: str, path: str) -> None:
        """Send one thing."""
        before = knowledge(caller.bench.entry)
        response = await caller.client.request(method, path, data=b'{"event": "start"}')
        assert response.status < HTTPStatus.INTERNAL_SERVER_ERROR
        assert knowledge(caller.bench.entry) == before
        count("webhook, any other method or address", Fate.REFUSED)

    @examples(40)
    @given(
        method=st.sampled_from(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]),
        path=st.just(PATH) | texts.map(lambda text: f"{PATH[:-1]}{quote(text, errors='replace')}"),
    )
    def sent(method: str, path: str) -> None:
        """Send one thing."""
        freezer.tick(30)
        loop.run_until_complete(send(method, path))

    sent()


def test_packed_requests_are_harmless(caller: Caller, freezer: FrozenDateTimeFactory) -> None:
    """What is small as it is sent, and large or nothing once it is unpacked."""
    loop: asyncio.AbstractEventLoop = caller.bench.hass.loop

    async def send(body: bytes, coding: str) -> None:
        """Send one thing."""
        before = knowledge(caller.bench.entry)
        async with caller.client.post(PATH, data=body, headers={"Content-Encoding": coding}) as response:
            assert response.status in EXPECTED
            is_done = response.status == HTTPStatus.OK
        assert is_done or knowledge(caller.bench.entry) == before
        count("webhook, packed body", Fate.DONE if is_done else Fate.REFUSED)
        await Stand(caller.bench.hass, caller.bench.entry).tidy()

    @examples(40)
    @given(body=BODIES | st.just(b" " * 10**7), coding=st.sampled_from(CODINGS), is_packed=st.booleans())
    def sent(body: bytes, coding: str, *, is_packed: bool) -> None:
        """Send one thing."""
        freezer.tick(30)
        packed = gzip.compress(body) if coding == "gzip" else zlib.compress(body)
        loop.run_until_complete(send(packed if is_packed else body, coding))

    sent()

"""Anything at all sent to a webhook: it is done, or refused with words, and a refusal changes nothing."""

import asyncio
from http import HTTPStatus
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.training_energy.actions import ACTIONS
from custom_components.training_energy.webhook import EVENTS, LARGEST
from homeassistant.core import HomeAssistant

from .calling import Caller
from .tuner import OTHERS, begin, complete, failed, status

AT_LEISURE = settings(
    deadline=None,
    max_examples=250,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
EXPECTED = {HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([10**400, -1, 2**63, "1e400", "\x00", "\u2028", "2026-11-25", "completed", "x" * 300])
)
ANY = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner), max_leaves=8)
FIELDS = sorted({field for name in EVENTS.values() for field in ACTIONS[name].fields} | {"rig", "type", ""})
OURS = st.builds(
    lambda event, fields: {**fields, "event": event},
    st.sampled_from([*EVENTS, "", "end"]) | ANY,
    st.dictionaries(st.sampled_from(FIELDS), ANY, max_size=4),
)
PARTS = ["type", "job_id", "data", "progress", "stage", "severity", "timestamp"]
TUNERS = st.builds(
    lambda event, changes: {**event, **changes},
    st.sampled_from(
        [begin(), status(7), begin(3, job=None), status(9, job=None), complete(), failed(), *OTHERS.values()]
    ),
    st.dictionaries(
        st.sampled_from(PARTS),
        ANY | st.dictionaries(st.sampled_from(["status", "global_step", "current", "total", "state", "key"]), ANY),
        max_size=3,
    ),
)
BODIES = (
    st.binary(max_size=200)
    | st.builds(lambda value: json.dumps(value).encode(errors="surrogatepass"), ANY | OURS | TUNERS)
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


def _running(caller: Caller) -> object:
    """Return all that a call could change of the session that runs; its figures change by themselves."""
    session = caller.book.open
    return session and (session.id, session.status, session.steps, session.details, caller.book.live)


async def _is_harmless(caller: Caller, body: bytes) -> None:
    """Make sure that something is done or refused, and not half."""
    before = _running(caller)
    code, answer = await caller.send(body)
    assert code in EXPECTED
    assert len(body) <= LARGEST or code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if code == HTTPStatus.OK:
        assert answer == {"ignored": True} or answer["id"]
    else:
        assert list(answer) == ["message"]
        assert answer["message"] not in ("", "None")
        assert not answer["message"].startswith("webhook_")
        assert _running(caller) == before
    rig = caller.bench.entry.runtime_data
    if rig.book.open is not None and code != HTTPStatus.OK:
        await rig.async_discard_session()


def test_anything_is_harmless(
    hass: HomeAssistant, caller: Caller, freezer: FrozenDateTimeFactory, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the bytes are, up to the limit and beyond."""
    loop: asyncio.AbstractEventLoop = hass.loop

    @AT_LEISURE
    @given(body=BODIES)
    def sent(body: bytes) -> Any:  # noqa: ANN401  Hypothesis wants None, and gets it
        """Send one thing."""
        freezer.tick(1)
        loop.run_until_complete(_is_harmless(caller, body))

    sent()
    assert "Error processing webhook" not in caplog.text

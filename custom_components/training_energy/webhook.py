"""A rig's webhook: what a trainer without a token may say, from the same network, and what it is answered."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
import logging
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from aiohttp import ClientPayloadError, web
from aiohttp.http_exceptions import HttpProcessingError

from homeassistant.components import webhook
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.network import NoURLAvailableError
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JSON_DECODE_EXCEPTIONS, json_loads

from .actions import ACTIONS, async_perform
from .addressees import async_rig
from .const import CONF_WEBHOOK, CONF_WEBHOOK_ID, DOMAIN
from .deeds import opened_by
from .heads import head_of
from .inputs import quoted
from .records import Record
from .simpletuner import PAUSE, Follower, is_simpletuners
from .throttle import Throttle

if TYPE_CHECKING:
    from .coordinator import TrainingEnergyConfigEntry

_LOGGER = logging.getLogger(__name__)

# What can be said, and which action that is.
EVENTS: Final = {
    "start": "start_session",
    "progress": "report_progress",
    "pause": "pause_session",
    "resume": "resume_session",
    "stop": "stop_session",
}
# What of a session is answered.
ANSWER: Final = ("id", "name", "status", "steps", "energy_kwh", "cost", "currency", "over_budget", "remaining")
EXAMPLE: Final = '{"event": "start", "name": "My run"}'
IGNORED: Final = {"ignored": True}
STUMBLED: Final = "Something went wrong that should not. See the log of Home Assistant"

# Bytes; the largest thing that is said of a run is its metadata.
LARGEST: Final = 16 * 1024
# s; whoever takes longer for so little has gone away.
READ_TIMEOUT: Final = 10
# Calls per second: a trainer that tells of each step may do so 20 times a second, and for a while faster.
RATE: Final = 20
BURST: Final = 200
# Sessions per second: a search for parameters opens one a minute. Each is kept for good, with up to 70 kB of words.
START_RATE: Final = 1 / 30
START_BURST: Final = 60

# Where nobody has told Home Assistant its own address.
ANYWHERE: Final = "http://homeassistant.local:8123"


@callback
def async_setup_webhook(hass: HomeAssistant, entry: TrainingEnergyConfigEntry) -> None:
    """Listen to what is said to a rig by its webhook, if it has one, until it is unloaded."""
    webhook_id = entry.options.get(CONF_WEBHOOK_ID)
    if not entry.options.get(CONF_WEBHOOK) or webhook_id is None:
        return
    webhook.async_register(
        hass,
        DOMAIN,
        f"Training Energy: {entry.title}",
        webhook_id,
        Ear(entry).async_answer,
        local_only=True,
        allowed_methods=["POST"],
    )
    entry.async_on_unload(partial(webhook.async_unregister, hass, webhook_id))


def webhook_kept(options: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return options with the id of the webhook: as it was `before`, or a new one, or none where it is off."""
    if not options.get(CONF_WEBHOOK):
        return dict(options)
    return {**options, CONF_WEBHOOK_ID: before.get(CONF_WEBHOOK_ID) or webhook.async_generate_id()}


@callback
def async_webhook_shown(hass: HomeAssistant, webhook_id: str) -> dict[str, str]:
    """Return a webhook's address and a command that calls it, which are shown once."""
    try:
        url = webhook.async_generate_url(hass, webhook_id, prefer_external=False)
    except NoURLAvailableError:
        url = ANYWHERE + webhook.async_generate_path(webhook_id)
    return {"url": url, "curl": f"curl -sS -H 'Content-Type: application/json' -d '{EXAMPLE}' '{url}'"}


class RejectedError(ServiceValidationError):
    """What was sent is not even asked of the rig."""

    def __init__(self, status: HTTPStatus, key: str, *, wait: float | None = None, **facts: str) -> None:
        """Say why, and under which status; and for how long (s) to wait, where that would help."""
        super().__init__(translation_domain=DOMAIN, translation_key=key, translation_placeholders=facts)
        self.status = status
        self.wait = wait


class Ear:
    """Hears what is said to one rig."""

    def __init__(self, entry: TrainingEnergyConfigEntry) -> None:
        """Have heard nothing yet."""
        self._entry = entry
        self._calls = Throttle(RATE, BURST)
        self._starts = Throttle(START_RATE, START_BURST)
        self._opened: str | None = None
        self._follower = Follower()
        self._turn = asyncio.Lock()
        self._refused: tuple[str | None, datetime] | None = None

    async def async_answer(self, hass: HomeAssistant, _webhook_id: str, request: web.Request) -> web.Response:
        """Do what is asked, and answer with the session, or say why not.

        Nothing is raised: Home Assistant would log it with the address, which is the secret.
        """
        try:
            self._admit(self._calls, "webhook_too_often", rate=str(RATE))
            said = await _said(request)
            if is_simpletuners(said):
                return _answer(await self._async_follow(hass, said))
            return _answer(await self._async_do(hass, said))
        except RejectedError as error:
            return _answer({"message": str(error)}, error.status, wait=error.wait)
        except HomeAssistantError as error:
            return _answer({"message": str(error)}, HTTPStatus.BAD_REQUEST)
        except Exception:
            _LOGGER.exception("%s stumbled over what its webhook was sent", self._entry.title)
            return _answer({"message": STUMBLED}, HTTPStatus.INTERNAL_SERVER_ERROR)

    def _admit(self, throttle: Throttle, key: str, **facts: str) -> None:
        """Let something through, unless there was too much of it; a flood is noted once."""
        was_open = throttle.is_open
        if throttle.lets_through(dt_util.utcnow()):
            return
        error = RejectedError(HTTPStatus.TOO_MANY_REQUESTS, key, wait=throttle.wait, **facts)
        if was_open:
            _LOGGER.warning("%s: %s", self._entry.title, error)
        raise error

    async def _async_do(self, hass: HomeAssistant, said: Mapping[str, Any]) -> Record:
        """Do one of our events by the action that it is."""
        fields, event = dict(said), said.get("event")
        if not isinstance(event, str) or event not in EVENTS:
            raise RejectedError(HTTPStatus.BAD_REQUEST, "webhook_unknown_event", events=", ".join(EVENTS))
        del fields["event"]
        action = ACTIONS[EVENTS[event]]
        if unknown := sorted(fields.keys() - {*action.fields}):
            raise RejectedError(
                HTTPStatus.BAD_REQUEST,
                "webhook_unknown_field",
                event=event,
                field=quoted(unknown[0]),
                fields=", ".join(action.fields),
            )
        perform = partial(async_perform, hass, action, {**fields, "rig": self._entry.entry_id})
        record = await (self._async_start(perform) if event == "start" else perform())
        return {field: record[field] for field in ANSWER if field in record}

    async def _async_start(self, perform: Callable[[], Awaitable[Record]]) -> Record:
        """Start a session, unless there were too many; a start counts as one if it has opened another than the last."""
        self._admit(self._starts, "webhook_too_many_starts", seconds=f"{1 / START_RATE:.0f}")
        try:
            record = await perform()
        except HomeAssistantError:
            self._starts.give_back()
            raise
        # Each process of a training may say the same start.
        if record["id"] == self._opened:
            self._starts.give_back()
        self._opened = str(record["id"])
        return record

    async def _async_follow(self, hass: HomeAssistant, said: Mapping[str, Any]) -> Record:
        """Do what an event of SimpleTuner comes to, one after another."""
        async with self._turn:
            rig = await async_rig(hass, self._entry.entry_id)
            told = self._follower.told(said, latest=rig.shown, find=partial(opened_by, rig), now=dt_util.utcnow())
            if told is None:
                return dict(IGNORED)
            event, fields = told
            if event != "stop" and self._is_turned_away():
                return dict(IGNORED)
            try:
                record = await self._async_do(hass, {"event": event, **fields})
            except ServiceValidationError as error:
                self._turn_away(error)
                raise
            self._refused = None
            return record

    def _is_turned_away(self) -> bool:
        """Return whether a run was refused just now, so that it need not be asked for again yet."""
        return self._refused is not None and timedelta(0) <= dt_util.utcnow() - self._refused[1] < PAUSE

    def _turn_away(self, error: ServiceValidationError) -> None:
        """Note once why a run is not counted; SimpleTuner tells of each step, and its own log does not say it."""
        if self._refused is None or self._refused[0] != error.translation_key:
            _LOGGER.warning("%s: a run of SimpleTuner is not counted: %s", self._entry.title, error)
        self._refused = error.translation_key, dt_util.utcnow()


async def _said(request: web.Request) -> Mapping[str, Any]:
    """Return the JSON object that was sent, of which never more is read than may be sent.

    SimpleTuner ends a run with its whole configuration, which is more, and says what it is about before that.
    """
    # The stand-in by which Home Assistant has webhooks called over its websocket makes a new one each time.
    content, body = request.content, bytearray()
    # Whoever breaks off, or packs badly, has said no JSON.
    with suppress(ClientPayloadError, HttpProcessingError, web.RequestPayloadError, ConnectionError, TimeoutError):
        async with asyncio.timeout(READ_TIMEOUT):
            while chunk := await content.read(LARGEST + 1 - len(body)):
                body += chunk
    if len(body) > LARGEST:
        if is_simpletuners(head := head_of(bytes(body))):
            return head
        raise RejectedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "webhook_too_large", most=str(LARGEST))
    try:
        said = json_loads(bytes(body))
    except JSON_DECODE_EXCEPTIONS as error:
        raise RejectedError(HTTPStatus.BAD_REQUEST, "webhook_not_json", example=EXAMPLE) from error
    if not isinstance(said, dict):
        raise RejectedError(HTTPStatus.BAD_REQUEST, "webhook_not_json", example=EXAMPLE)
    return said


def _answer(
    record: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK, *, wait: float | None = None
) -> web.Response:
    """Return an answer in JSON, with how long to wait (s) before the next call where that is asked."""
    headers = None if wait is None else {"Retry-After": str(max(ceil(wait), 1))}
    return web.Response(body=json_bytes(record), status=status, content_type="application/json", headers=headers)

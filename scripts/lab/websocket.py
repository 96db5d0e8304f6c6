"""Ask Home Assistant what only its WebSocket tells, such as its entity registry."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import aiohttp

from lab.rest import Json, RefusedError, Rest


def ask(rest: Rest, kind: str, **fields: object) -> Json:
    """Send one command over a connection of its own and return its result.

    In a thread of its own, too: while a browser is driven, this one has a loop that runs already.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(_ask(rest, {"type": kind, **fields}))).result()


def entities(rest: Rest, entry_id: str) -> dict[tuple[str, str], str]:
    """Map domain and translation key to the entity id, for all entities of a config entry."""
    rows = ask(rest, "config/entity_registry/list")
    return {
        (row["entity_id"].partition(".")[0], row["translation_key"]): row["entity_id"]
        for row in rows
        if row["config_entry_id"] == entry_id
    }


async def _ask(rest: Rest, command: Mapping[str, object]) -> Json:
    """Log in, send the command, and wait for the answer that bears its number."""
    url = rest.url.replace("http", "ws", 1) + "/api/websocket"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, max_msg_size=0) as socket:
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": rest.token})
        if (hello := await socket.receive_json())["type"] != "auth_ok":
            raise RefusedError(hello["type"], HTTPStatus.UNAUTHORIZED, str(hello.get("message")))
        await socket.send_json({"id": 1, **command})
        while (reply := await socket.receive_json()).get("id") != 1 or reply["type"] != "result":
            pass
        if not reply["success"]:
            raise RefusedError(str(command["type"]), HTTPStatus.BAD_REQUEST, reply["error"]["message"])
        return reply["result"]

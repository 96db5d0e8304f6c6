"""Every command of ours over the websocket, sent anything: an answer, or an error that somebody chose."""

from typing import Any

from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

from custom_components.training_energy.catalogue import FIELDS, Sort
from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.ledger import Outcome
from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from .junk import JUNK, TIMES, is_json
from .stand import STATES, Stand
from .tally import Fate, count, examples
from .witness import knowledge

# What is chosen in words, and what to whom a connection belongs is told of.
ERRORS = {"service_validation_error", "invalid_format"}
MEANT: dict[str, Any] = {
    "rig": st.sampled_from(["tower", "Tower", "nonesuch"]),
    "outcome": st.sampled_from([*Outcome]),
    "sort": st.sampled_from([*Sort]),
    "descending": st.booleans(),
    "limit": st.integers(0, 501),
    "offset": st.integers(0, 30),
    **dict.fromkeys(("after", "before"), TIMES),
}
NAMES = sorted({"rig", *FIELDS, "nonesuch"})


@pytest.fixture
async def socket(
    hass: HomeAssistant, rig: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> MockHAClientWebSocket:
    """Return a connection of somebody who has signed in."""
    assert await async_setup_component(hass, "websocket_api", {})
    return await hass_ws_client()


def _commands(hass: HomeAssistant) -> list[str]:
    """Return our commands, as they are registered."""
    return sorted(name for name in hass.data[websocket_api.DOMAIN] if name.startswith(f"{DOMAIN}/"))


async def _ask(socket: MockHAClientWebSocket, message: dict[str, Any]) -> dict[str, Any]:
    """Send a command, end what it has begun, and return its answer."""
    await socket.send_json_auto_id(message)
    answer: dict[str, Any] = await socket.receive_json()
    while answer["type"] != "result":
        answer = await socket.receive_json()
    if answer["success"]:
        await socket.send_json_auto_id({"type": "unsubscribe_events", "subscription": answer["id"]})
        while (await socket.receive_json())["type"] != "result":
            pass
    return answer


def test_command_answers_anything(hass: HomeAssistant, rig: MockConfigEntry, socket: MockHAClientWebSocket) -> None:
    """Never an unknown error, which is what Home Assistant calls an exception; and nothing changes."""
    stand, commands = Stand(hass, rig), _commands(hass)
    assert len(commands) >= 2
    # Home Assistant hangs up on whoever sends what is no JSON.
    junk = JUNK.filter(is_json)
    fields = {name: MEANT.get(name, junk) | MEANT.get(name, junk) | junk for name in NAMES}

    async def send(state: str, message: dict[str, Any]) -> None:
        """Send one command."""
        await stand.bring(state)
        before = knowledge(rig)
        answer = await _ask(socket, message)
        assert answer["success"] or answer["error"]["code"] in ERRORS
        assert answer["success"] or answer["error"]["message"]
        assert knowledge(rig) == before
        count("websocket", Fate.DONE if answer["success"] else Fate.REFUSED)

    @examples(120)
    @given(state=STATES, command=st.sampled_from(commands), data=st.fixed_dictionaries({}, optional=fields))
    def tried(state: str, command: str, data: dict[str, Any]) -> None:
        """Try one command."""
        stand.loop.run_until_complete(send(state, {**data, "type": command}))

    tried()

"""A real Home Assistant in this process, and in it a rig with a history."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp

from benchmarks import histories, homes, stepped
from benchmarks.homes import METER
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from lab import paths
from lab.home import Home

type Json = dict[str, Any]

DOMAIN: Final = "training_energy"
CONFIGURATION: Final = """\
recorder:
  commit_interval: 1
logger:
  default: critical
  logs:
    custom_components.training_energy: warning
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A Home Assistant that runs in this event loop, and a client of it."""

    home: Home
    hass: HomeAssistant
    client: aiohttp.ClientSession

    async def furnish(self, name: str) -> str:
        """Set up a rig without a history; return the id of its config entry."""
        meter = f"sensor.{name}_meter"
        self.hass.states.async_set(meter, "351.688", METER)
        answers = {"name": name, "meters": [meter], "price": 0.2}
        made = await self.hass.config_entries.flow.async_init(DOMAIN, context={"source": "user"}, data=answers)
        entry: ConfigEntry = made["result"]
        return entry.entry_id

    def rig(self, history: History) -> Rig:
        """Return the rig that has a history."""
        entry = self.hass.config_entries.async_get_known_entry(history.entry_id)
        rig = Rig(house=self, entry=entry, history=history)
        rig.show(351.688)
        return rig


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """So many sessions of a rig."""

    entry_id: str
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """A rig of the house, with its history."""

    house: House
    entry: ConfigEntry
    history: History

    @property
    def name(self) -> str:
        """Return what the rig is called."""
        return self.entry.title

    def show(self, kwh: float) -> None:
        """Have the meter show another value."""
        self.house.hass.states.async_set(f"sensor.{self.name}_meter", f"{kwh:.3f}", METER)

    async def ask(self, action: str, **data: object) -> Json:
        """Perform one of our actions in Home Assistant itself."""
        data = {"rig": self.name, **data}
        answer = await self.house.hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
        return dict(answer or {})

    async def post(self, action: str, **data: object) -> Json:
        """Perform one of our actions over REST."""
        path = f"/api/services/{DOMAIN}/{action}?return_response"
        async with self.house.client.post(path, json={"rig": self.name, **data}) as answer:
            answer.raise_for_status()
            body: Json = await answer.json()
            return dict(body["service_response"])


class Card:
    """A card's connection to Home Assistant."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Begin to count what is asked."""
        self._socket = socket
        self._asked = 0

    async def ask(self, kind: str, fields: Mapping[str, object]) -> Json:
        """Ask, and return what is answered."""
        self._asked += 1
        await self._socket.send_json({"id": self._asked, "type": kind, **fields})
        answer = await self._socket.receive_json()
        if not answer["success"]:
            raise RuntimeError(answer["error"]["message"])
        result: Json = answer["result"]
        return result


@asynccontextmanager
async def card(house: House) -> AsyncGenerator[Card]:
    """Be a card for a while."""
    async with house.client.ws_connect("/api/websocket", max_msg_size=0) as socket:
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": house.home.rest.token})
        await socket.receive_json()
        yield Card(socket)


@asynccontextmanager
async def furnished(many: list[int]) -> AsyncGenerator[list[Rig]]:
    """Run a Home Assistant of our own in this event loop, whose rigs have so many sessions each, and stop it."""
    with TemporaryDirectory() as folder:
        home = await asyncio.to_thread(homes.at, Path(folder))
        await asyncio.to_thread(_prepare, home)
        async with _running(home) as house:
            entry_ids = [await house.furnish(f"rig_{sessions}") for sessions in many]
        histories = [
            await asyncio.to_thread(_fill, home.folder, entry_id, sessions)
            for entry_id, sessions in zip(entry_ids, many, strict=True)
        ]
        async with _running(home) as house:
            yield [house.rig(history) for history in histories]


def _prepare(home: Home) -> None:
    """Write what Home Assistant reads at its start, with nothing in it that would be in the way of the figures."""
    home.prepare(yaml="", components=[paths.INTEGRATION], link=True, base=CONFIGURATION)


@asynccontextmanager
async def _running(home: Home) -> AsyncGenerator[House]:
    """Run the Home Assistant of a prepared home in this event loop, and stop it afterwards."""
    headers = {"Authorization": f"Bearer {home.rest.token}"}
    async with stepped.running(home) as hass, aiohttp.ClientSession(home.url, headers=headers) as client:
        yield House(home=home, hass=hass, client=client)


def _fill(folder: Path, entry_id: str, sessions: int) -> History:
    """Put a history into the place of a rig that is not set up; what it adds up to is worked out from it."""
    (folder / ".storage" / f"{DOMAIN}.{entry_id}").unlink(missing_ok=True)
    histories.write(folder, entry_id, histories.rows(sessions))
    return History(entry_id=entry_id, sessions=sessions)

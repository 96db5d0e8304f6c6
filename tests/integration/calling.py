"""A rig with a webhook, and the trainer that calls it."""

from http import HTTPStatus
import json
from typing import Any

from aiohttp.test_utils import TestClient

from custom_components.training_energy.ledger import Book

from .bench import Bench
from .calls import Answer

WEBHOOK_ID = "5ea1" * 16
PATH = f"/api/webhook/{WEBHOOK_ID}"
OPTIONS = {"webhook": True, "webhook_id": WEBHOOK_ID}


class Caller:
    """A trainer without a token, from the same network."""

    def __init__(self, bench: Bench, client: TestClient[Any, Any]) -> None:
        """Know the address, and nothing else."""
        self.bench = bench
        self.client = client

    async def send(self, body: bytes | str, path: str = PATH, **headers: str) -> tuple[int, Answer]:
        """Send anything, and return the status and what is answered, which is an object or nothing."""
        response = await self.client.post(path, data=body, headers=headers)
        text = await response.text()
        answer = json.loads(text) if text else {}
        assert isinstance(answer, dict)
        return response.status, answer

    async def tell(self, event: dict[str, Any] | str, **fields: object) -> Answer:
        """Tell of something that is taken."""
        said = {"event": event, **fields} if isinstance(event, str) else event
        status, answer = await self.send(json.dumps(said))
        assert status == HTTPStatus.OK, answer
        return answer

    async def refused(self, event: dict[str, Any] | str, **fields: object) -> str:
        """Tell of something that is refused, and changes nothing; return why."""
        before = self.book
        said = {"event": event, **fields} if isinstance(event, str) else event
        status, answer = await self.send(json.dumps(said))
        assert status == HTTPStatus.BAD_REQUEST
        assert self.book is before
        assert list(answer) == ["message"]
        return str(answer["message"])

    @property
    def book(self) -> Book:
        """Return the book of the rig, which is another one after each change."""
        book: Book = self.bench.entry.runtime_data.book
        return book

    async def sessions(self) -> list[Answer]:
        """Return the sessions of the rig, the oldest first."""
        listed: list[Answer] = (await self.bench.ask("list_sessions"))["sessions"]
        return listed[::-1]

"""A Home Assistant that is none: it keeps sessions as our actions do, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import threading
import time
from typing import Any

from tests.client.book import Book, Refusal
from tests.client.rigs import rig

TOKEN = "a-token"  # noqa: S105  of nobody
VERSION = "2026.11.0"


class Fault(Enum):
    """What may become of a request."""

    HANG_UP = "it is not heard: the connection ends"
    LOSE_ANSWER = "it is done, but the answer is lost"
    GARBAGE = "what answers is something else"
    HANG = "it is not answered before `release`"
    REDIRECT = "it is sent elsewhere"
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    FAILED = 500
    NOT_READY = 503


@dataclass(frozen=True)
class Answer:
    """An answer of any kind to a request, Home Assistant's or somebody else's."""

    code: int
    text: str = ""


class FakeHomeAssistant:
    """One that listens while its block lasts.

    `faults` are what becomes of the next requests, None of which is well; `always` of all behind those.
    """

    def __init__(self) -> None:
        """Know one rig, on which nothing has run."""
        self.book = Book(self.now)
        self.requests: list[str] = []
        self.said: list[dict[str, Any]] = []
        self.faults: list[Fault | Answer | None] = []
        self.always: Fault | Answer | None = None
        self.release = threading.Event()
        self.heard = threading.Condition()
        self.clock_offset = 0.0
        self.is_dated = True
        self.version = VERSION
        self.rigs: list[dict[str, Any]] = [rig()]
        self.port = 0
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sessions(self) -> list[dict[str, Any]]:
        """The sessions that it knows, the oldest first."""
        return self.book.sessions

    @property
    def session(self) -> dict[str, Any]:
        """The one session that it knows."""
        [session] = self.sessions
        return session

    def now(self) -> datetime:
        """Return the time by its clock."""
        return datetime.fromtimestamp(time.time() + self.clock_offset, timezone.utc)

    def asked(self, action: str) -> list[dict[str, Any]]:
        """Return what an action was asked with, each time that it was heard."""
        return [said for request, said in zip(self.requests, self.said) if request == action]

    def wait_for(self, what: Callable[[], object], seconds: float = 20) -> None:
        """Wait until what it has heard has led somewhere. Raises TimeoutError."""
        with self.heard:
            if not self.heard.wait_for(what, seconds):
                raise TimeoutError(self.requests)

    def up(self) -> None:
        """Listen, at the same address as before."""
        self._server = _Server(self)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()

    def down(self) -> None:
        """Be away."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server = None

    def __enter__(self) -> FakeHomeAssistant:  # noqa: PYI034  typing has no Self before Python 3.11
        """Listen."""
        self.up()
        return self

    def __exit__(self, *_: object) -> None:
        """End, and let go of who waits."""
        self.release.set()
        self.down()

    def answer(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, Any]:
        """Return the status and the JSON of an answer."""
        if method == "GET" and path == "/api/":
            return 200, {"message": "API running."}
        if method == "GET" and path == "/api/training_energy/rigs":
            now = self.now().isoformat()
            rigs = [{**each, **self.book.open_on(each["name"])} for each in self.rigs]
            return 200, {"now": now, "version": self.version, "integration": "1.0.0", "rigs": rigs}
        action = path.rpartition("/")[2].partition("?")[0]
        if not path.startswith("/api/services/training_energy/") or not hasattr(self.book, action):
            return 400, None
        try:
            self._check_rig(said)
            perform: Callable[[dict[str, Any]], Any] = getattr(self.book, action)
            return 200, {"changed_states": [], "service_response": perform(said)}
        except Refusal as refusal:
            return 400, {"message": str(refusal)}

    def _check_rig(self, said: dict[str, Any]) -> None:
        """Refuse a rig that there is not, or none where there are several."""
        names = ", ".join(each["name"] for each in self.rigs)
        if "rig" not in said and len(self.rigs) > 1:
            how = "Name one in the field rig, or give the ID of its config entry"
            message = f"More than one rig could be meant. {how}: {names}"
            raise Refusal(message)
        if "rig" in said and str(said["rig"]).casefold() not in {each["name"].casefold() for each in self.rigs}:
            message = f"There is no rig {said['rig']}. There is: {names}"
            raise Refusal(message)


class _Server(ThreadingHTTPServer):
    """Listens for a Home Assistant."""

    daemon_threads = True

    def __init__(self, fake: FakeHomeAssistant) -> None:
        """Take for whom."""
        self.fake = fake
        super().__init__(("127.0.0.1", fake.port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Serves one request."""

    server: _Server

    def do_GET(self) -> None:
        """Serve a question."""
        self._serve("GET")

    def do_POST(self) -> None:
        """Serve an action."""
        self._serve("POST")

    def _serve(self, method: str) -> None:
        """Read a request, and do with it what is to become of it."""
        fake = self.server.fake
        length = int(self.headers.get("Content-Length") or 0)
        said = json.loads(self.rfile.read(length) or b"{}")
        fault = fake.faults.pop(0) if fake.faults else fake.always
        fake.requests.append(self.path.rpartition("/")[2].partition("?")[0])
        fake.said.append(said)
        if fault is Fault.HANG:
            fake.release.wait(20)
        elif self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._fail(Fault.UNAUTHORIZED)
        elif fault is None or fault is Fault.LOSE_ANSWER:
            with fake.heard:
                status, data = fake.answer(method, self.path, said)
                if fault is None:
                    self._send(status, b"400: Bad Request" if data is None else json.dumps(data).encode())
                fake.heard.notify_all()
        else:
            self._fail(fault)

    def _fail(self, fault: Fault | Answer) -> None:
        """Answer as one does that cannot."""
        if isinstance(fault, Answer):
            self._send(fault.code, fault.text.encode())
        elif fault is Fault.GARBAGE:
            self._send(200, b"<html>Welcome to your router</html>")
        elif fault is Fault.REDIRECT:
            self._send(301, b"")
        elif fault is not Fault.HANG_UP:
            self._send(int(fault.value), f"{fault.value}: as told".encode())

    def _send(self, status: int, data: bytes) -> None:
        """Send an answer."""
        fake = self.server.fake
        self.send_response_only(status)
        if fake.is_dated:
            self.send_header("Date", self.date_time_string(time.time() + fake.clock_offset))
        if status == 301:
            self.send_header("Location", "https://elsewhere.example/")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""

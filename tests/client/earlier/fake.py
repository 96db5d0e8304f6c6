"""A Home Assistant as the client sees it: our actions over REST, sessions that are known by their key, and bad days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import threading
from typing import Any

TOKEN = "a-long-lived-token"  # noqa: S105  of nobody
# How long (s) an answer may hang when nobody ends that before.
LONGEST = 20.0

Record = dict[str, Any]


class No(Exception):  # noqa: N818  it is the answer
    """What Home Assistant says no to, with its words."""


class FakeHomeAssistant:
    """What answers at an address of this machine; `calls` has what it was asked, in order."""

    def __init__(self) -> None:
        """Know nothing yet, and answer everything well."""
        self.sessions: dict[str, Record] = {}
        self.calls: list[tuple[str, Record]] = []
        # What becomes of the next questions instead of an answer, one after the other.
        self.bad_days: list[Callable[[Handler], None]] = []
        self.released = threading.Event()
        self.heard = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"home": self}))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def actions(self) -> list[str]:
        """What it was asked, without the details."""
        return [action for action, _ in self.calls]

    @property
    def session(self) -> Record:
        """The one session that it knows."""
        [record] = self.sessions.values()
        return record

    def close(self) -> None:
        """Answer no more."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait_for(self, what: Callable[[], object], seconds: float = 10) -> None:
        """Wait until its questions have led somewhere. Raises TimeoutError."""
        with self.heard:
            if not self.heard.wait_for(what, seconds):
                raise TimeoutError(self.calls)

    def answer(self, action: str, data: Record) -> Record:
        """Perform an action. Raises No."""
        answers: dict[str, Callable[[Record], Record]] = {
            "start_session": self._start,
            "report_progress": self._report,
            "stop_session": self._stop,
            "record_session": self._record,
            "get_session": self._find,
            "list_sessions": lambda _: {"sessions": [*self.sessions.values()]},
        }
        return answers[action](data)

    def _start(self, data: Record) -> Record:
        """Start a session, unless its key has started one before."""
        if data["key"] not in self.sessions and any(known["ended_at"] is None for known in self.sessions.values()):
            message = "Another session runs."
            raise No(message)
        known = {"id": f"id-{data['key']}", "started_at": data.get("start_time") or _now(), "ended_at": None}
        return self.sessions.setdefault(data["key"], {**known, "steps": None, "outcome": None, **data})

    def _report(self, data: Record) -> Record:
        """Take how far the session is."""
        record = self._find(data)
        if record["ended_at"] is not None:
            message = "It has ended."
            raise No(message)
        record["steps"] = data.get("steps_done", record["steps"])
        record["planned_steps"] = data.get("planned_steps", record.get("planned_steps"))
        return record

    def _stop(self, data: Record) -> Record:
        """End the session."""
        record = self._report({**data, "steps_done": data.get("steps")})
        return self._ended(record, data)

    def _record(self, data: Record) -> Record:
        """Record a session that is over, once."""
        return self._ended(self._start(data), data)

    @staticmethod
    def _ended(record: Record, data: Record) -> Record:
        """Return a session that has ended."""
        record.update(ended_at=data.get("end_time") or _now(), outcome=data.get("outcome"), steps=data.get("steps"))
        return record

    def _find(self, data: Record) -> Record:
        """Return the session of a key."""
        if data["key"] not in self.sessions:
            message = "There is no such session."
            raise No(message)
        return self.sessions[data["key"]]


class Handler(BaseHTTPRequestHandler):
    """Takes one question."""

    home: FakeHomeAssistant

    def do_POST(self) -> None:
        """Answer as Home Assistant does, or as it does on a bad day."""
        length = int(self.headers.get("Content-Length", 0))
        data = json.loads(self.rfile.read(length) or b"{}")
        action = self.path.split("?")[0].rpartition("/")[2]
        with self.home.heard:
            self.home.calls.append((action, data))
            if self.home.bad_days:
                bad_day = self.home.bad_days.pop(0)
            elif self.headers.get("Authorization") == f"Bearer {TOKEN}":
                bad_day = None
            else:
                bad_day = status(401)
            self.home.heard.notify_all()
        if bad_day is not None:
            bad_day(self)
            return
        with self.home.heard:
            answer: Record
            try:
                answer, code = {"service_response": self.home.answer(action, data)}, 200
            except No as no:
                answer, code = {"message": str(no)}, 400
            # Seen from here, what has been answered is known: nobody waits for an answer that is under way.
            self.say(code, json.dumps(answer))
            self.home.heard.notify_all()

    def do_GET(self) -> None:
        """Answer as to any question."""
        self.do_POST()

    def say(self, code: int, text: str = "", **headers: str) -> None:
        """Send an answer."""
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(text.encode()))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Keep the tests' console free."""


def status(code: int, text: str = "", **headers: str) -> Callable[[Handler], None]:
    """Return an answer of any kind, Home Assistant's or somebody else's."""
    return lambda handler: handler.say(code, text, **headers)


def refusal(message: str) -> Callable[[Handler], None]:
    """Return a no, with its words."""
    return status(400, json.dumps({"message": message}))


def hang_up(handler: Handler) -> None:
    """Close the connection without an answer, as one does that is being restarted."""
    handler.close_connection = True


def hang(handler: Handler) -> None:
    """Give no answer until the test is over."""
    handler.home.released.wait(LONGEST)
    handler.close_connection = True


def lose_answer(handler: Handler) -> None:
    """Do what is asked, and close the connection before that is known."""
    home = handler.home
    with home.heard:
        home.answer(*home.calls[-1])
        home.heard.notify_all()
    handler.close_connection = True


def _now() -> str:
    """Return the time as Home Assistant writes it."""
    return datetime.now(timezone.utc).isoformat()

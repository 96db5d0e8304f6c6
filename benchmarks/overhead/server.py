"""A Home Assistant that answers at once, or not at all, as the wrapper meets it."""

from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import socket
from threading import Thread
from typing import override

SESSION = {"id": "1", "ended_at": None, "settled": False}
ANSWER = json.dumps({"changed_states": [], "service_response": SESSION}).encode()


class _Handler(BaseHTTPRequestHandler):
    """Says the same to everybody."""

    def do_POST(self) -> None:
        """Answer an action."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of it."""


@contextmanager
def answering() -> Generator[str]:
    """Give the address of one that answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def silent() -> Generator[str]:
    """Give the address of one that takes what it is told and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"

"""Talk to Home Assistant over its REST interface: one question, one answer, or an error that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
import http.client
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from . import rigs
from .causes import reason, remedy
from .clock import Clock
from .errors import (
    FailedError,
    MissingError,
    RefusedError,
    RigError,
    SettingsError,
    TrainingEnergyError,
    UnauthorizedError,
    UnreachableError,
)

if TYPE_CHECKING:
    from .settings import Settings

# What is waited for one answer (s). The recorder may take seconds to measure a run after the fact.
PATIENCE = 20.0
# For a whole history, nobody needs more; a server that sends without end is none of ours.
_LARGEST_ANSWER = 64 * 1024 * 1024
_PIECE = 65_536

_OK = 200
_REDIRECTS = (301, 302, 303, 307, 308)
_BAD_REQUEST = 400
_UNAUTHORIZED = 401
_FORBIDDEN = 403
_NOT_FOUND = 404
_FAILED = 500


class HomeAssistant:
    """The Home Assistant of the settings. Raises SettingsError where they do not say where it is."""

    def __init__(self, settings: Settings, *, patience: float = PATIENCE) -> None:
        """Take whom to ask, for which rig, and how long to wait for an answer (s)."""
        self.url, self._token = settings.server
        self.rig = settings.rig
        self.sources = settings.sources
        self.clock = Clock()
        self._patience = patience

    def ask(self, action: str, **data: object) -> dict[str, Any]:
        """Perform one of our actions, for the rig of the settings, and return its response.

        Raises UnreachableError (later may be better), UnauthorizedError, RefusedError, or SettingsError.
        """
        given = {name: value for name, value in data.items() if value is not None}
        if self.rig is not None:
            given.setdefault("rig", self.rig)
        try:
            return self._perform(action, given)
        except (RefusedError, FailedError):
            self._look_for_rig(given.get("rig"))
            raise

    def _perform(self, action: str, data: Mapping[str, object]) -> dict[str, Any]:
        """Perform one of our actions, and return its response."""
        answer = self._send("POST", f"/api/services/training_energy/{quote(action)}?return_response", data)
        response = answer.get("service_response") if isinstance(answer, dict) else None
        if not isinstance(response, dict):
            raise UnreachableError(self._not_home_assistant)
        return response

    def _look_for_rig(self, named: object) -> None:
        """Raise RigError if something was refused because nobody knows which rig is meant.

        Home Assistant says that in the words of its own forms, and before 2026.10 not at all.
        """
        try:
            rigs.meant_at(self, named)
        except RigError:
            raise
        except (TrainingEnergyError, KeyError, TypeError):
            pass  # nobody can tell

    def get(self, path: str) -> Any:  # noqa: ANN401  whatever JSON Home Assistant has there
        """Return what is at a path. Raises as `ask` does."""
        return self._send("GET", path, None)

    def _send(self, method: str, path: str, data: object) -> Any:  # noqa: ANN401  any JSON
        """Send a question and return the JSON of the answer."""
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self._patience)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json", "Connection": "close"}
        sent = time.time()
        try:
            body = None if data is None else json.dumps(data)
            connection.request(method, parts.path + path, body, headers)
            answer = connection.getresponse()
            text = _read(answer).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            message = f"{self.url} does not answer: {reason(error)}. {remedy(error)}".rstrip()
            raise UnreachableError(message) from error
        finally:
            connection.close()
        self._look_at_clock(sent, answer.getheader("Date"))
        if answer.status != _OK:
            raise self._error(answer.status, text, answer.getheader("Location"))
        try:
            return json.loads(text)
        except ValueError as error:
            raise UnreachableError(self._not_home_assistant) from error

    @property
    def _not_home_assistant(self) -> str:
        """What to say of an answer that Home Assistant does not give."""
        return f"What answers at {self.url} is not Home Assistant. {self._check('url')}"

    def _look_at_clock(self, sent: float, date: str | None) -> None:
        """Learn from an answer how far the clocks are apart."""
        try:
            dated = parsedate_to_datetime(date or "").timestamp()
        except (TypeError, ValueError, OverflowError):
            return
        self.clock.saw(sent=sent, received=time.time(), dated=dated)

    def _error(self, status: int, text: str, location: str | None) -> Exception:
        """Return what an answer other than yes means."""
        if status == _UNAUTHORIZED:
            return UnauthorizedError(f"Home Assistant does not accept the token. {self._check('token')}")
        if status == _FORBIDDEN:
            banned = "or unban this machine (Home Assistant: ip_bans.yaml)"
            return UnauthorizedError(f"Home Assistant lets nobody in from here. {self._check('token')} {banned}")
        if status in _REDIRECTS:
            return SettingsError(f"{self.url} sends to {location or 'somewhere else'}. {self._check('url')}")
        message = _message(text)
        if status == _BAD_REQUEST:
            # Without words it is its answer to an action that it does not know, be it at its start or for good.
            unknown = "Training Energy is not set up there, or Home Assistant is still starting"
            return RefusedError(message) if message else UnreachableError(f"{self.url}: {unknown}.")
        return self._not_ready(status, message)

    def _not_ready(self, status: int, message: str | None) -> UnreachableError:
        """Return what an answer means that may be another one later."""
        if status == _NOT_FOUND:
            missing = "Training Energy is not set up there, or is older than this client"
            return MissingError(f"{self.url}: {missing}.")
        if status == _FAILED:
            why = f": {message}" if message else ""
            return FailedError(f"{self.url} failed at it{why} (500). The log of Home Assistant says why.")
        said = message or http.client.responses.get(status, "no reason given")
        return UnreachableError(f"{self.url} is not ready: {said} ({status}).")

    def _check(self, setting: str) -> str:
        """Return what to look at where a setting seems to be wrong."""
        return f"Check {self.sources.get(setting, setting)}."


def _read(answer: http.client.HTTPResponse) -> bytes:
    """Return what an answer holds, piece by piece: old Pythons make room for all that they are allowed to read."""
    data = bytearray()
    while len(data) < _LARGEST_ANSWER and (piece := answer.read(_PIECE)):
        data += piece
    return bytes(data)


def _message(text: str) -> str | None:
    """Return the words out of an answer that refuses something, None where it has none."""
    try:
        message = json.loads(text)["message"]
    except (ValueError, KeyError, TypeError):
        return None
    return str(message)
